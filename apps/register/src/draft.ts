import type { Micros, Nominal, Observed, Recorded } from '@iom/domain';
import type { StateReader } from '@iom/event-log';
import type { RegisterEffect } from './effect.js';
import { ORDER, personKey, TALLY } from './keys.js';
import type {
  Order,
  Person,
  RegisterKind,
  RegisterValue,
  Tally,
  ValueOf,
} from './register-value.js';
import { type DropReason, NO_TALLY } from './tally.js';

/** An observation with its place in the register's order. */
export interface Arrival {
  readonly observed: Observed;
  readonly sequence: number;
}

const BEGINNING: Order = {
  kind: 'order',
  sequence: 0,
  clock: 0,
  nextWaiting: 0,
  sweepFrom: 0,
  release: [],
  releaseAfter: null,
};

/**
 * One decision in the making: what it reads is the state with its own changes over it, and what it has said so far. It
 * lives for one observation and leaves effects behind.
 */
export class Draft {
  private readonly changes = new Map<string, RegisterValue | undefined>();
  private readonly said: RegisterEffect[] = [];
  /** Those met so far, as they are now: a decision asks for the same person again and again. */
  private readonly people = new Map<string, Person>();
  /** People whose standing may have changed. */
  private readonly touched = new Set<string>();
  /** People whose waiting observations may go out. */
  readonly toRelease = new Set<string>();
  order: Order;
  private forwardedBy = 0;
  private keptBy = 0;
  private waitingBy = 0;
  private unresolvedBy = 0;
  private readonly drops: DropReason[] = [];

  constructor(
    private readonly state: StateReader<RegisterValue>,
    /** `observedAt` of the observation in hand: the present, as far as this decision knows. */
    readonly now: Micros,
  ) {
    const before = this.get(ORDER, 'order') ?? BEGINNING;
    const clock = Math.max(before.clock, now);
    this.order = { ...before, sequence: before.sequence + 1, clock };
  }

  get<Kind extends RegisterKind>(key: string, kind: Kind): ValueOf<Kind> | undefined {
    const changed = this.changes.get(key);
    const value = changed !== undefined || this.changes.has(key) ? changed : this.state.get(key);
    return value?.kind === kind ? (value as ValueOf<Kind>) : undefined;
  }

  put(key: string, value: RegisterValue | undefined): void {
    this.changes.set(key, value);
  }

  /** Throws for someone unknown: whoever asks has the id from the state. */
  person(subjectId: string): Person {
    const met = this.people.get(subjectId);
    if (met !== undefined) return met;
    const person = this.get(personKey(subjectId), 'person');
    if (person === undefined) throw new Error('The state names a person whom it does not hold');
    this.people.set(subjectId, person);
    return person;
  }

  putPerson(person: Person): void {
    this.putSettled(person);
    this.touched.add(person.subjectId);
  }

  /** With a standing that has just been brought up to date. */
  putSettled(person: Person): void {
    this.put(personKey(person.subjectId), person);
    this.people.set(person.subjectId, person);
  }

  touch(subjectId: string): void {
    this.touched.add(subjectId);
  }

  isTouched(subjectId: string): boolean {
    return this.touched.has(subjectId);
  }

  /** Answers the people touched since the last call. */
  takeTouched(): readonly string[] {
    if (this.touched.size === 0) return NOBODY_TOUCHED;
    const subjects = [...this.touched];
    this.touched.clear();
    return subjects;
  }

  record(event: Recorded): void {
    this.said.push({ effect: 'record', event });
  }

  nominal(nominal: Nominal): void {
    this.said.push({ effect: 'nominal', nominal });
  }

  forwarded(): void {
    this.forwardedBy += 1;
  }

  kept(): void {
    this.keptBy += 1;
  }

  waiting(by: 1 | -1): void {
    this.waitingBy += by;
  }

  /** A merge or unmerge has been told of one more person. */
  unresolved(): void {
    this.unresolvedBy += 1;
  }

  dropped(reason: DropReason): void {
    this.drops.push(reason);
  }

  effects(): readonly RegisterEffect[] {
    this.put(ORDER, this.order);
    this.put(TALLY, this.tally());
    this.said.push({ effect: 'state', changes: this.changes });
    return this.said;
  }

  private tally(): Tally {
    const before = this.get(TALLY, 'tally') ?? NO_TALLY;
    return {
      kind: 'tally',
      observed: before.observed + 1,
      forwarded: before.forwarded + this.forwardedBy,
      kept: before.kept + this.keptBy,
      waiting: before.waiting + this.waitingBy,
      unresolved: before.unresolved + this.unresolvedBy,
      dropped: this.drops.length === 0 ? before.dropped : withDrops(before.dropped, this.drops),
    };
  }
}

function withDrops(before: Tally['dropped'], drops: readonly DropReason[]): Tally['dropped'] {
  const after = { ...before };
  for (const reason of drops) after[reason] += 1;
  return after;
}

const NOBODY_TOUCHED: readonly string[] = [];
