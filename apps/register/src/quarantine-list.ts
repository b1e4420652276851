import { isoOf } from '@iom/domain';
import type { StateReader } from '@iom/event-log';
import { personKey, quarantineKey, queueKey } from './keys.js';
import { QUARANTINE_PAGES } from './quarantine.js';
import type { Quarantined, RegisterValue } from './register-value.js';

/** A record that is set aside, as operators see it: where it is, what is wrong with it, and nothing of what is in it. */
export interface QuarantineEntry {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly org: string;
  readonly entity: string | null;
  readonly reason: string;
  readonly fieldPath: string | null;
  /** ISO 8601. */
  readonly since: string;
  /** The `RecordSetAside`. */
  readonly setAside: string;
  /** Records that hold up the same person have the same number, within one answer. */
  readonly queue: number;
  /** How many observations wait in that queue. */
  readonly waiting: number;
}

type State = StateReader<RegisterValue>;

/** Everything that is set aside, in the order in which it came. */
export function quarantineList(state: State): readonly QuarantineEntry[] {
  const found: Quarantined[] = [];
  for (let page = 0; page < QUARANTINE_PAGES; page++) {
    const value = state.get(quarantineKey(page));
    if (value?.kind === 'quarantine') found.push(...value.entries);
  }
  const queues = new Map<string, number>();
  return found
    .toSorted((a, b) => a.sequence - b.sequence)
    .map((entry) => {
      const holder = holderIn(state, entry);
      const queue = queues.get(holder) ?? queues.size + 1;
      queues.set(holder, queue);
      const { holder: _inner, sequence: _order, since, ...shown } = entry;
      return { ...shown, since: isoOf(since), queue, waiting: waitingIn(state, holder) };
    });
}

function holderIn(state: State, { holder }: Quarantined): string {
  const known = state.get(holder);
  const subjectId = known?.kind === 'niche' || known?.kind === 'identity' ? known.subjectId : null;
  return subjectId === null ? holder : personKey(subjectId);
}

function waitingIn(state: State, holder: string): number {
  const queue = state.get(queueKey(holder));
  return queue?.kind === 'queue' ? queue.numbers.length : 0;
}
