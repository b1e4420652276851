import type { Codec } from './codec.js';

const NAME = 'uk.iom.StatePart';

/** A part of an app's state as one record of its state topic holds it; values are bytes already. */
export interface StoredStatePart {
  readonly sequence: number;
  readonly bucket?: number;
  readonly part: number;
  readonly entries: readonly (readonly [key: string, value: Buffer | undefined])[];
}

export interface StatePartCodec {
  encode(part: StoredStatePart): Buffer;
  decode(record: Buffer): StoredStatePart;
  /** To be awaited before `decode` is given records that another version may have written. */
  learn(records: Iterable<Buffer>): Promise<void>;
}

interface Row {
  readonly sequence: number;
  readonly bucket: number | null;
  readonly part: number;
  readonly entries: readonly { readonly key: string; readonly value: Buffer | null }[];
}

export function statePartsWith(codec: Codec): StatePartCodec {
  return {
    encode: ({ sequence, bucket, part, entries }) =>
      codec.encode(NAME, {
        sequence,
        bucket: bucket ?? null,
        part,
        entries: entries.map(([key, value]) => ({ key, value: value ?? null })),
      }),
    decode(record) {
      const { sequence, bucket, part, entries } = codec.decode<Row>(record).value;
      return {
        sequence,
        part,
        entries: entries.map(({ key, value }) => [key, value ?? undefined] as const),
        ...(bucket === null ? {} : { bucket }),
      };
    },
    learn: (records) => codec.learn(records),
  };
}
