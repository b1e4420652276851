import { type Codec, decodeNominal } from '@iom/codec';
import type { Nominal } from '@iom/domain';
import { type EventLogClient, NOMINALS, PartitionReader, SUBJECT_PARTITIONS } from '@iom/event-log';

/** The people in `iom.nominals` for whom the question is answered with yes, as they are known now. */
export async function findNominals(
  client: EventLogClient,
  codec: Codec,
  fits: (nominal: Nominal) => boolean,
): Promise<readonly Nominal[]> {
  const found = await Promise.all(
    Array.from({ length: SUBJECT_PARTITIONS }, (_, partition) =>
      findInPartition(client, codec, partition, fits),
    ),
  );
  return found.flat();
}

async function findInPartition(
  client: EventLogClient,
  codec: Codec,
  partition: number,
  fits: (nominal: Nominal) => boolean,
): Promise<readonly Nominal[]> {
  const reader = await PartitionReader.open({ client, topic: NOMINALS, partition });
  try {
    const found = new Map<string, Nominal>();
    for await (const records of reader.toStableEnd()) {
      await codec.learn(records.map(({ value }) => value));
      for (const { key, value } of records) {
        const subjectId = String(key);
        const nominal = value && decodeNominal(codec, value);
        // The last record of a person counts, also when it no longer fits.
        if (nominal && fits(nominal)) found.set(subjectId, nominal);
        else found.delete(subjectId);
      }
    }
    return [...found.values()];
  } finally {
    reader.close();
  }
}
