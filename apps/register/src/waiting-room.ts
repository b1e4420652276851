import { type EventType, type Meta, MICROS_PER_DAY } from '@iom/domain';
import type { Arrival, Draft } from './draft.js';
import { personKey, queueKey, recordKey, subjectOfKey, waitingKey } from './keys.js';
import type { Waiting } from './register-value.js';
import { withSetAside } from './set-aside.js';
import type { DropReason } from './tally.js';
import { UNNAMED } from './unnamed.js';
import { compareVersions, haveOneShape } from './version.js';

/** Entries behind one person. */
export const WAITING_LIMIT = 1_000;
export const WAITING_MICROS = 3 * MICROS_PER_DAY;
/** Numbers that one decision looks at: at most one entry comes in with each, so more than one keeps up. */
const SWEEP_STEPS = 4;

/**
 * Puts an observation into a holder's queue: a person's, a Niche nominal's or an OFFENDER_ID's. It comes last, unless it is
 * what an earlier record says that was set aside and is read again: that has the place of its record.
 */
export function wait(draft: Draft, holder: string, { observed, sequence }: Arrival): void {
  const numbers = dropExpired(draft, holder);
  const waiting: Waiting = { kind: 'waiting', holder, sequence, observed };
  const place = placeIn(draft, numbers, sequence);
  if (numbers.length >= WAITING_LIMIT && place === numbers.length) {
    lose(draft, waiting, 'waiting-full');
    return;
  }
  const number = draft.order.nextWaiting;
  draft.order = { ...draft.order, nextWaiting: number + 1 };
  draft.put(waitingKey(number), waiting);
  putQueue(draft, holder, numbers.toSpliced(place, 0, number));
  draft.waiting(1);
}

/**
 * Takes the first of a person's waiting observations while nothing is set aside: before that it would go out with limits
 * unknown, and be withheld for good. `undefined`: none. Those whose time is over are lost on the way.
 */
export function nextReleased(draft: Draft, subjectId: string): Arrival | undefined {
  for (;;) {
    const [number, ...rest] = numbersOf(draft, personKey(subjectId));
    const waiting = number === undefined ? undefined : draft.get(waitingKey(number), 'waiting');
    if (number === undefined || waiting === undefined) return undefined;
    if (draft.person(subjectId).setAside.length > 0) return undefined;
    remove(draft, personKey(subjectId), number, rest);
    if (!isExpired(draft, waiting)) return waiting;
    lose(draft, waiting, 'waiting-expired');
  }
}

/** Takes the limits out of a person's queue, in order: they never wait behind anything else. */
export function waitingLimits(draft: Draft, subjectId: string): readonly Arrival[] {
  const holder = personKey(subjectId);
  const limits: Waiting[] = [];
  const left = numbersOf(draft, holder).filter((number) => {
    const waiting = draft.get(waitingKey(number), 'waiting');
    if (waiting?.observed.type !== 'AccessLimited') return true;
    draft.put(waitingKey(number), undefined);
    draft.waiting(-1);
    limits.push(waiting);
    return false;
  });
  if (limits.length > 0) putQueue(draft, holder, left);
  return limits;
}

/** Everything that waits under one holder waits under another from now on, in the order of arrival. */
export function moveQueue(draft: Draft, from: string, to: string): void {
  const moved = numbersOf(draft, from);
  if (moved.length === 0) return;
  putQueue(draft, from, []);
  const merged = [...numbersOf(draft, to), ...moved].toSorted(
    (a, b) => sequenceOf(draft, a) - sequenceOf(draft, b),
  );
  for (const number of moved) {
    const waiting = draft.get(waitingKey(number), 'waiting');
    if (waiting) draft.put(waitingKey(number), { ...waiting, holder: to });
  }
  for (const number of merged.splice(WAITING_LIMIT)) {
    const waiting = draft.get(waitingKey(number), 'waiting');
    draft.put(waitingKey(number), undefined);
    draft.waiting(-1);
    if (waiting) lose(draft, waiting, 'waiting-full');
  }
  putQueue(draft, to, merged);
}

/** A record was withdrawn: what it had said before and still waits is not said any more. */
export function withdrawWaiting(draft: Draft, holder: string, meta: Meta): void {
  const record = recordKey(meta);
  const numbers = numbersOf(draft, holder);
  const left = numbers.filter((number) => {
    const waiting = draft.get(waitingKey(number), 'waiting');
    if (!waiting || recordKey(waiting.observed.meta) !== record) return true;
    if (isLater(waiting.observed.meta, meta)) return true;
    draft.put(waitingKey(number), undefined);
    draft.waiting(-1);
    draft.dropped('older-or-same-version');
    return false;
  });
  if (left.length < numbers.length) putQueue(draft, holder, left);
}

/** Of a shape that does not compare, what came first is not the later. */
function isLater(waiting: Meta, meta: Meta): boolean {
  return (
    haveOneShape(waiting, meta) && compareVersions(waiting.sourceVersion, meta.sourceVersion) > 0
  );
}

/** Whether this version of the record, or a later one, is good and waits. */
export function waitsAlready(draft: Draft, holder: string, meta: Meta): boolean {
  const record = recordKey(meta);
  return numbersOf(draft, holder).some((number) => {
    const waiting = draft.get(waitingKey(number), 'waiting')?.observed.meta;
    return (
      waiting !== undefined &&
      recordKey(waiting) === record &&
      haveOneShape(waiting, meta) &&
      compareVersions(waiting.sourceVersion, meta.sourceVersion) >= 0
    );
  });
}

/** Drops, a few numbers at a time, what has waited too long behind someone of whom nothing more is heard. */
export function sweepWaitingRoom(draft: Draft): void {
  for (let step = 0; step < SWEEP_STEPS; step++) {
    const { sweepFrom, nextWaiting } = draft.order;
    if (sweepFrom >= nextWaiting) return;
    const waiting = draft.get(waitingKey(sweepFrom), 'waiting');
    if (waiting && !isExpired(draft, waiting)) return;
    if (waiting) {
      const rest = numbersOf(draft, waiting.holder).filter((number) => number !== sweepFrom);
      remove(draft, waiting.holder, sweepFrom, rest);
      lose(draft, waiting, 'waiting-expired');
    }
    draft.order = { ...draft.order, sweepFrom: sweepFrom + 1 };
  }
}

/** Drops what has expired at the front; answers what is left. */
function dropExpired(draft: Draft, holder: string): readonly number[] {
  let numbers = numbersOf(draft, holder);
  for (;;) {
    const [first] = numbers;
    const waiting = first === undefined ? undefined : draft.get(waitingKey(first), 'waiting');
    if (first === undefined || !waiting || !isExpired(draft, waiting)) return numbers;
    numbers = numbers.slice(1);
    remove(draft, holder, first, numbers);
    lose(draft, waiting, 'waiting-expired');
  }
}

/** Behind everything that arrived no later. */
function placeIn(draft: Draft, numbers: readonly number[], sequence: number): number {
  let place = numbers.length;
  while (place > 0 && sequenceOf(draft, numbers[place - 1]) > sequence) place -= 1;
  return place;
}

function sequenceOf(draft: Draft, number: number | undefined): number {
  const waiting = number === undefined ? undefined : draft.get(waitingKey(number), 'waiting');
  return waiting?.sequence ?? 0;
}

function isExpired(draft: Draft, { observed }: Waiting): boolean {
  return draft.order.clock - observed.meta.observedAt > WAITING_MICROS;
}

function numbersOf(draft: Draft, holder: string): readonly number[] {
  return draft.get(queueKey(holder), 'queue')?.numbers ?? [];
}

function putQueue(draft: Draft, holder: string, numbers: readonly number[]): void {
  draft.put(queueKey(holder), numbers.length > 0 ? { kind: 'queue', numbers } : undefined);
}

function remove(draft: Draft, holder: string, number: number, rest: readonly number[]): void {
  draft.put(waitingKey(number), undefined);
  putQueue(draft, holder, rest);
  draft.waiting(-1);
}

/** Facts without which the person's state would be wrong, and perhaps wider than the truth. */
export const STATE_FACTS: ReadonlySet<EventType> = new Set([
  'IdentifiersReported',
  'ResponsibleTeamChanged',
  'NominalSelected',
  'NominalRecategorised',
  'AccessLimitLifted',
]);

/**
 * Content is gone for good. A fact about the state of a person is as good as a record set aside: until that record speaks
 * again, nobody can say what is true of them.
 */
function lose(draft: Draft, { holder, observed }: Waiting, reason: DropReason): void {
  draft.dropped(reason);
  const subjectId = subjectOfKey(holder);
  if (subjectId === undefined) {
    if (observed.type === 'AccessLimited') doubt(draft, holder, observed.meta);
    return;
  }
  if (!STATE_FACTS.has(observed.type) && observed.type !== 'AccessLimited') return;
  const person = draft.person(subjectId);
  draft.putPerson({ ...person, setAside: withSetAside(person, observed.meta) });
}

/** Whoever it turns out to be has a limit of which no more is known. */
function doubt(draft: Draft, holder: string, meta: Meta): void {
  const known = draft.get(holder, 'identity') ?? UNNAMED;
  draft.put(holder, { ...known, setAside: withSetAside(known, meta) });
}
