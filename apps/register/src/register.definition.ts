import { type Codec, packingWith, statePartsWith } from '@iom/codec';
import type { Organisation } from '@iom/domain';
import {
  EVENTS,
  NOMINALS,
  type StageDefinition,
  stateTopic,
  topicDeclarations,
} from '@iom/event-log';
import { registerValuesWith } from './register-value.codec.js';
import type { RegisterValue } from './register-value.js';

export const NAME = 'register';

/** The stage, whichever log it runs on. */
export function registerDefinition(
  organisations: readonly Organisation[],
  codec: Codec,
): StageDefinition<RegisterValue> {
  return {
    groupId: NAME,
    topics: topicDeclarations(organisations),
    outputs: [EVENTS, NOMINALS],
    packing: packingWith(codec),
    stateTopic: stateTopic(NAME),
    valueCodec: registerValuesWith(codec),
    stateParts: statePartsWith(codec),
  };
}
