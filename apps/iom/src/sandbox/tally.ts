import { decodeDisclosure, decodeObserved, decodeRecorded } from '@iom/codec';
import { DISCLOSURES, EVENTS, type LogRecord, OBSERVED, tail } from '@iom/event-log';
import type { Bridge } from './bridge.js';

/** What became of everything that was fed. Each event and each decision counts once, however often it was sent. */
export interface Tally {
  readonly observed: number;
  readonly events: number;
  readonly shared: number;
  readonly withheld: number;
  readonly held: number;
  readonly setAside: number;
  /** Left the register as a count: of people who are not nominals, older versions, the same fact again. */
  readonly dropped: number;
  /** In the register's waiting room. */
  readonly waiting: number;
}

/** Counts from the log itself, not from what the apps say of themselves; only `waiting` is the register's own word. */
export async function tallyOf(bridge: Bridge, waiting: number): Promise<Tally> {
  const observed = new Set<string>();
  const setAside = new Set<string>();
  for await (const value of valuesOf(bridge, OBSERVED)) {
    const { type, meta } = decodeObserved(bridge.codec, value);
    observed.add(meta.eventId);
    if (type === 'RecordSetAside') setAside.add(meta.eventId);
  }
  const events = new Set<string>();
  for await (const value of valuesOf(bridge, EVENTS)) {
    events.add(decodeRecorded(bridge.codec, value).meta.eventId);
  }
  const outcomes = new Map<string, string>();
  for await (const value of valuesOf(bridge, DISCLOSURES)) {
    for (const { disclosureId, outcome } of decodeDisclosure(bridge.codec, value).decisions) {
      outcomes.set(disclosureId, outcome);
    }
  }
  const counted = (...wanted: readonly string[]): number =>
    [...outcomes.values()].filter((outcome) => wanted.includes(outcome)).length;
  const gone = observed.difference(events).difference(setAside).size;
  return {
    observed: observed.size,
    events: events.size,
    shared: counted('SHARED', 'POINTER'),
    withheld: counted('WITHHELD'),
    held: counted('HELD'),
    setAside: setAside.size,
    dropped: gone - waiting,
    waiting,
  };
}

async function* valuesOf(bridge: Bridge, name: string): AsyncGenerator<Buffer> {
  const topic = bridge.topics.find((declared) => declared.name === name);
  if (topic === undefined) throw new Error(`${name} is not declared`);
  for await (const record of tail(bridge.client, {
    topic,
    packing: bridge.packing,
    follow: false,
  })) {
    if (hasValue(record)) yield record.value;
  }
}

const hasValue = (record: LogRecord): record is LogRecord & { value: Buffer } =>
  record.value !== null;
