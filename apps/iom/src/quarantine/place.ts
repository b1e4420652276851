import { InvalidArgumentError } from 'commander';
import type { RecordPlace } from '@iom/event-log';

const WRITTEN = /^([a-z0-9][a-z0-9.-]*)\/(\d{1,9})\/(\d{1,15})$/;

/** How a place is written: `source.gwent-police/1/42`. */
export function writtenPlace({ topic, partition, offset }: RecordPlace): string {
  return `${topic}/${partition}/${offset}`;
}

/** A place of the command line. */
export function readPlace(text: string): RecordPlace {
  const [, topic, partition, offset] = WRITTEN.exec(text) ?? [];
  if (topic === undefined) {
    throw new InvalidArgumentError('Write it as topic/partition/offset, as `list` does.');
  }
  return { topic, partition: Number(partition), offset: Number(offset) };
}

/** The same for an option that may be given more than once. */
export function readPlaces(
  text: string,
  before: readonly RecordPlace[] = [],
): readonly RecordPlace[] {
  return [...before, readPlace(text)];
}
