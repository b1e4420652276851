import type { Acknowledged } from './produce-request.js';
import { StageError } from './stage.error.js';

/** Throws unless every partition of a request was acknowledged, and once: what is not is not believed to be written. */
export function assertWrittenOnce(
  sent: readonly Acknowledged[],
  acknowledged: readonly Acknowledged[],
): void {
  const open = new Set(sent.map(nameOf));
  for (const each of acknowledged) {
    const name = nameOf(each);
    if (!open.delete(name)) throw new StageError(`${name} was written to twice by one send`);
  }
  const [lost] = open;
  if (lost !== undefined) throw new StageError(`${lost} was left out of a send`);
}

const nameOf = ({ topic, partition }: Acknowledged): string => `${topic}/${partition}`;
