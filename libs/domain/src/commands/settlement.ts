import { eventIdOf } from '../ids.js';
import type { Observed } from '../event.js';
import type { SettledHow } from '../events/set-aside.js';
import { NOBODY } from '../person.js';
import { isoOf, type Micros } from '../time.js';
import type { Command, CommandTarget } from './command.js';

/** What a producer is told about a record of its own. */
export interface RecordFeedback {
  readonly recordId: string | null;
  readonly recordVersion: number | string | null;
  readonly partition: number;
  readonly offset: number;
  readonly status: 'QUARANTINED' | 'REDRIVEN' | 'DISCARDED';
  /** null: there is nothing wrong with it any more. */
  readonly reasonCode: string | null;
  readonly fieldPath: string | null;
  readonly requiredAction: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What today's code makes of a source record. */
export interface Readback {
  readonly observed: readonly Observed[];
  /** What is wrong with it; nothing: it was understood. */
  readonly fault: RecordFeedback | null;
  readonly recordId: string | null;
  readonly recordVersion: number | string | null;
}

/** An accepted command about a record, and the record as it is read now; null: it is no longer kept. */
export interface Order {
  readonly command: Command & { readonly target: CommandTarget };
  readonly readback: Readback | null;
}

/** What is known beside an order. */
export interface SettlementContext {
  /** Whose record it is. */
  readonly org: string;
  readonly at: Micros;
  readonly retainUntil: Micros;
}

/** What follows from an order. */
export interface Settlement {
  readonly observed: readonly Observed[];
  readonly feedback: RecordFeedback;
}

/**
 * What obeying an order comes to. A record that is understood is said, each event naming what it resolves, and after them that
 * it is settled. One that today's code refuses for what it is, is given up. One that still cannot be understood, or is no
 * longer there to be read, stays set aside, and its producer hears so.
 */
export function settle(order: Order, context: SettlementContext): Settlement {
  const { command, readback } = order;
  if (command.kind === 'DISCARD') return discarded(order, context);
  if (readback === null) return { observed: [], feedback: gone(command.target, context) };
  const { fault, observed } = readback;
  if (fault?.status === 'QUARANTINED') return { observed: [], feedback: fault };
  if (fault !== null) return { observed: [settled(order, 'DISCARDED', context)], feedback: fault };
  const { setAside } = command.target;
  const facts = observed.map((fact): Observed =>
    setAside === null ? fact : { ...fact, meta: { ...fact.meta, causationId: setAside } },
  );
  const { partition, offset } = command.target;
  const feedback: RecordFeedback = {
    recordId: readback.recordId,
    recordVersion: readback.recordVersion,
    partition,
    offset,
    status: 'REDRIVEN',
    reasonCode: null,
    fieldPath: null,
    requiredAction: 'Nothing: the record has been read as it is.',
    at: isoOf(context.at),
  };
  return { observed: [...facts, settled(order, 'REDRIVEN', context)], feedback };
}

function discarded(order: Order, context: SettlementContext): Settlement {
  const { command, readback } = order;
  const { partition, offset } = command.target;
  const feedback: RecordFeedback = {
    recordId: readback?.recordId ?? readback?.fault?.recordId ?? null,
    recordVersion: readback?.recordVersion ?? readback?.fault?.recordVersion ?? null,
    partition,
    offset,
    status: 'DISCARDED',
    reasonCode: 'BY_OPERATOR',
    fieldPath: null,
    requiredAction:
      'An operator of the bridge has given this record up. If what it says matters still, send it again, put right.',
    at: isoOf(context.at),
  };
  return { observed: [settled(order, 'DISCARDED', context)], feedback };
}

function gone({ partition, offset }: CommandTarget, { at }: SettlementContext): RecordFeedback {
  return {
    recordId: null,
    recordVersion: null,
    partition,
    offset,
    status: 'QUARANTINED',
    reasonCode: 'NO_LONGER_KEPT',
    fieldPath: null,
    requiredAction: 'The record is older than the topic keeps: send it again, put right.',
    at: isoOf(at),
  };
}

/** About nobody by name: the register knows by the coordinates whom it holds up. */
function settled(
  { command }: Order,
  how: SettledHow,
  { org, at, retainUntil }: SettlementContext,
): Observed<'SetAsideSettled'> {
  const { topic, partition, offset, setAside } = command.target;
  const place = `${topic}/${partition}/${offset}`;
  return {
    type: 'SetAsideSettled',
    meta: {
      eventId: eventIdOf(org, place, command.commandId, 'SetAsideSettled'),
      occurredAt: at,
      occurredAtText: null,
      recordedAt: at,
      observedAt: at,
      sourceOrg: org,
      sourceSystem: 'BRIDGE',
      sourceRecordId: place,
      sourceVersion: '1',
      causationId: setAside,
      correlationId: null,
      supersedes: null,
      causedByDisclosureId: null,
      assertion: 'FACT',
      subjectCategory: 'CONVICTED',
      marking: 'OFFICIAL_SENSITIVE',
      quality: { verification: 'UNVERIFIED', completeness: 'UNKNOWN', note: null },
      recordLimits: [],
      retainUntil,
    },
    person: NOBODY,
    topic,
    partition,
    offset,
    how,
    commandId: command.commandId,
  };
}
