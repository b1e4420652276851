import { PartitionReader, type PartitionReaderOptions } from './partition-reader.js';

export interface Opened {
  readonly reader: PartitionReader;
  /** The first offset that is still in the log. */
  readonly start: number;
}

/** Opens all of them or none: when one cannot be opened, those that could are closed again. */
export async function openReaders(all: readonly PartitionReaderOptions[]): Promise<Opened[]> {
  const tried = await Promise.allSettled(all.map(open));
  const opened = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = tried.find((one) => one.status === 'rejected');
  if (!failed) return opened;
  for (const { reader } of opened) reader.close();
  throw failed.reason;
}

async function open(options: PartitionReaderOptions): Promise<Opened> {
  const reader = await PartitionReader.open(options);
  try {
    return { reader, start: await reader.start() };
  } catch (error) {
    reader.close();
    throw error;
  }
}
