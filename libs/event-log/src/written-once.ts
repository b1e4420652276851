import type { RecordMetadata } from 'kafkajs';
import type { OutgoingRecord } from './stage.js';
import { StageError } from './stage.error.js';

/** Throws unless every partition of a send was acknowledged, and once: what is not is not believed to be written. */
export function assertWrittenOnce(
  sent: readonly OutgoingRecord[],
  acknowledged: readonly RecordMetadata[],
): void {
  const open = new Set(sent.map(nameOf));
  for (const { topicName, partition } of acknowledged) {
    const name = nameOf({ topic: topicName, partition });
    if (!open.delete(name)) throw new StageError(`${name} was written to twice by one send`);
  }
  const [lost] = open;
  if (lost !== undefined) throw new StageError(`${lost} was left out of a send`);
}

const nameOf = ({ topic, partition }: Pick<OutgoingRecord, 'topic' | 'partition'>): string =>
  `${topic}/${partition}`;
