import { type Codec, packingWith, statePartsWith } from '@iom/codec';
import type { Organisation } from '@iom/domain';
import {
  DISCLOSURES,
  shareTopic,
  type StageDefinition,
  stateTopic,
  topicDeclarations,
} from '@iom/event-log';
import { toldWith } from './told.codec.js';
import type { Told } from './told.js';

export const NAME = 'disclosure';

/** The stage, whichever log it runs on. */
export function disclosureDefinition(
  organisations: readonly Organisation[],
  codec: Codec,
): StageDefinition<Told> {
  return {
    groupId: NAME,
    topics: topicDeclarations(organisations),
    outputs: [DISCLOSURES, ...organisations.map(({ id }) => shareTopic(id))],
    packing: packingWith(codec),
    stateTopic: stateTopic(NAME),
    valueCodec: toldWith(codec),
    stateParts: statePartsWith(codec),
  };
}
