import { type Codec, decodeObserved, encodeEvent, schemaIdOf } from '@iom/codec';
import type { ValueCodec } from '@iom/event-log';
import type { ContentType } from './content-fields.js';
import type {
  CarriedRecord,
  RegisterKind,
  RegisterValue,
  Tally,
  Thread,
  Versions,
  Waiting,
} from './register-value.js';
import { DROP_REASONS, NO_TALLY } from './tally.js';

const NAMESPACE = 'uk.iom.state.';
const NAMES: Readonly<Record<RegisterKind, string>> = {
  person: `${NAMESPACE}RegisterPerson`,
  niche: `${NAMESPACE}RegisterNicheNominal`,
  identity: `${NAMESPACE}RegisterIdentity`,
  pnc: `${NAMESPACE}RegisterPncHolders`,
  record: `${NAMESPACE}RegisterRecord`,
  copy: `${NAMESPACE}RegisterCopy`,
  queue: `${NAMESPACE}RegisterQueue`,
  waiting: `${NAMESPACE}RegisterWaiting`,
  quarantine: `${NAMESPACE}RegisterQuarantinePage`,
  order: `${NAMESPACE}RegisterOrder`,
  tally: `${NAMESPACE}RegisterTally`,
};
const KINDS = new Map(Object.entries(NAMES).map(([kind, name]) => [name, kind as RegisterKind]));

type StoredWaiting = Omit<Waiting, 'kind' | 'observed'> & { readonly observed: Buffer };
type StoredRecord = Omit<CarriedRecord, 'kind' | 'subjectId' | 'threads'> & {
  readonly subjectId: Buffer;
  readonly threads: readonly StoredThread[];
};
type StoredThread = Omit<Thread, 'said'> & {
  readonly said: readonly { readonly type: string; readonly eventId: Buffer | null }[];
};
type StoredTally = Omit<Tally, 'kind' | 'dropped'> & {
  readonly dropped: readonly { readonly reason: string; readonly count: number }[];
};

/** How the register's state is stored: each kind of value under a schema of its own. */
export function registerValuesWith(codec: Codec): ValueCodec<RegisterValue> {
  return {
    encode: (value) => codec.encode(NAMES[value.kind], stored(codec, value)),
    decode(bytes) {
      const { name, value } = codec.decode<object>(bytes);
      const kind = KINDS.get(name);
      if (kind === undefined) throw new Error(`${name} is no value of the register's state`);
      return restored(codec, kind, value);
    },
    async learn(values) {
      const records = [...values];
      await codec.learn(records);
      await codec.learn(observationsIn(codec, records));
    },
  };
}

/** What waits holds an event as bytes, which have a schema id of their own. Nothing else is decoded for this. */
function observationsIn(codec: Codec, values: readonly Buffer[]): Buffer[] {
  const names = new Map<number, string>();
  const nameOf = (bytes: Buffer): string => {
    const id = schemaIdOf(bytes);
    const name = names.get(id) ?? codec.decode(bytes).name;
    names.set(id, name);
    return name;
  };
  return values
    .filter((bytes) => nameOf(bytes) === NAMES.waiting)
    .map((bytes) => codec.decode<StoredWaiting>(bytes).value.observed);
}

function stored(codec: Codec, value: RegisterValue): object {
  switch (value.kind) {
    case 'waiting':
      return { ...value, observed: encodeEvent(codec, value.observed) } satisfies StoredWaiting;
    case 'tally': {
      const dropped = DROP_REASONS.map((reason) => ({ reason, count: value.dropped[reason] }));
      return { ...value, dropped } satisfies StoredTally;
    }
    case 'record':
      return storedRecord(value);
    case 'person':
    case 'niche':
    case 'identity':
    case 'pnc':
    case 'copy':
    case 'queue':
    case 'quarantine':
    case 'order':
      return value;
  }
}

function restored(codec: Codec, kind: RegisterKind, value: object): RegisterValue {
  if (kind === 'waiting') {
    const waiting = value as StoredWaiting;
    return { ...waiting, kind, observed: decodeObserved(codec, waiting.observed) };
  }
  if (kind === 'record') return restoredRecord(value as StoredRecord);
  if (kind === 'tally') {
    const tally = value as StoredTally;
    // A reason that this version no longer has stays out of its counts.
    const known = tally.dropped.filter(({ reason }) => reason in NO_TALLY.dropped);
    const dropped = Object.fromEntries(known.map(({ reason, count }) => [reason, count]));
    return { ...tally, kind, dropped: { ...NO_TALLY.dropped, ...dropped } };
  }
  return { ...value, kind } as RegisterValue;
}

/** Ids are the most of a record, and there are millions of records: they are stored as the bytes that they spell. */
function storedRecord({ subjectId, withdrawn, copyOf, threads }: CarriedRecord): StoredRecord {
  return {
    subjectId: Buffer.from(subjectId, 'hex'),
    withdrawn,
    copyOf,
    threads: threads.map(({ said, ...thread }) => ({
      ...thread,
      said: said.map(({ type, eventId }) => ({
        type,
        eventId: eventId === null ? null : uuidBytes(eventId),
      })),
    })),
  };
}

function restoredRecord({ subjectId, withdrawn, copyOf, threads }: StoredRecord): CarriedRecord {
  return {
    kind: 'record',
    subjectId: subjectId.toString('hex'),
    withdrawn: withdrawn && plain(withdrawn),
    copyOf,
    threads: threads.map(({ said, versions, hashes, isOfMessage }) => ({
      versions: plain(versions),
      hashes,
      isOfMessage,
      said: said.map(({ type, eventId }) => ({
        type: type as ContentType,
        eventId: eventId === null ? null : uuidOf(eventId),
      })),
    })),
  };
}

function plain({ row, message }: Versions): Versions {
  return { row, message };
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
