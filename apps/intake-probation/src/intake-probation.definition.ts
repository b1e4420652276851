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

export const NAME = 'intake-probation';

/** The stage, whichever log it runs on: it reads what probation sends, and operators' commands. It remembers nothing. */
export function intakeProbationDefinition(
  organisations: readonly Organisation[],
  codec: Codec,
): StageDefinition {
  const services = organisations.filter(({ kind }) => kind === 'probation').map(({ id }) => id);
  return {
    groupId: NAME,
    topics: topicDeclarations(organisations),
    inputs: [...services.map(sourceTopic), ...services.map(ackTopic), COMMANDS],
    outputs: [OBSERVED, ...services.map(feedbackTopic)],
    packing: packingWith(codec),
  };
}
