import { type Codec, decodeObserved, encodeEvent, schemaIdOf } from '@iom/codec';
import type { ValueCodec } from '@iom/event-log';
import type { RegisterKind, RegisterValue, Tally, Waiting } from './register-value.js';
import { DROP_REASONS, NO_TALLY } from './tally.js';

const NAMESPACE = 'uk.iom.state.';
const NAMES: Readonly<Record<RegisterKind, string>> = {
  person: `${NAMESPACE}RegisterPerson`,
  niche: `${NAMESPACE}RegisterNicheNominal`,
  identity: `${NAMESPACE}RegisterIdentity`,
  pnc: `${NAMESPACE}RegisterPncHolders`,
  record: `${NAMESPACE}RegisterRecord`,
  queue: `${NAMESPACE}RegisterQueue`,
  waiting: `${NAMESPACE}RegisterWaiting`,
  order: `${NAMESPACE}RegisterOrder`,
  tally: `${NAMESPACE}RegisterTally`,
};
const KINDS = new Map(Object.entries(NAMES).map(([kind, name]) => [name, kind as RegisterKind]));

type StoredWaiting = Omit<Waiting, 'kind' | 'observed'> & { readonly observed: Buffer };
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
    case 'person':
    case 'niche':
    case 'identity':
    case 'pnc':
    case 'record':
    case 'queue':
    case 'order':
      return value;
  }
}

function restored(codec: Codec, kind: RegisterKind, value: object): RegisterValue {
  if (kind === 'waiting') {
    const waiting = value as StoredWaiting;
    return { ...waiting, kind, observed: decodeObserved(codec, waiting.observed) };
  }
  if (kind === 'tally') {
    const tally = value as StoredTally;
    // A reason that this version no longer has stays out of its counts.
    const known = tally.dropped.filter(({ reason }) => reason in NO_TALLY.dropped);
    const dropped = Object.fromEntries(known.map(({ reason, count }) => [reason, count]));
    return { ...tally, kind, dropped: { ...NO_TALLY.dropped, ...dropped } };
  }
  return { ...value, kind } as RegisterValue;
}
