import { type Codec, packingWith } from '@iom/codec';
import type { Organisation } from '@iom/domain';
import {
  ackTopic,
  COMMANDS,
  feedbackTopic,
  OBSERVED,
  sourceTopic,
  type StageDefinition,
  topicDeclarations,
} from '@iom/event-log';

export const NAME = 'intake-police';

/** The stage, whichever log it runs on: it reads what every force sends, and operators' commands. It remembers nothing. */
export function intakePoliceDefinition(
  organisations: readonly Organisation[],
  codec: Codec,
): StageDefinition {
  const forces = organisations.filter(({ kind }) => kind === 'police').map(({ id }) => id);
  return {
    groupId: NAME,
    topics: topicDeclarations(organisations),
    inputs: [...forces.map(sourceTopic), ...forces.map(ackTopic), COMMANDS],
    outputs: [OBSERVED, ...forces.map(feedbackTopic)],
    packing: packingWith(codec),
  };
}
