import type { Organisation } from '@iom/domain';
import { type RecordPlace, sourceTopic } from '@iom/event-log';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { writtenPlace } from './place.js';
import type { Quarantined } from './quarantined.js';

/** Which records a command is about; what is given must all hold. */
export interface Selection {
  readonly at?: readonly RecordPlace[];
  readonly org?: string;
  readonly reason?: string;
  readonly all?: boolean;
}

/** A record that an order is given for. */
export interface Selected extends RecordPlace {
  readonly org: string;
  /** null: the register knows of nothing that waits behind it. */
  readonly quarantined: Quarantined | null;
}

/** Throws `CommandFailedError` unless something is selected, and by names that there are. */
export function checkSelection(
  { at, org, reason, all }: Selection,
  organisations: readonly Organisation[],
): void {
  if (at === undefined && org === undefined && reason === undefined && all !== true) {
    throw new CommandFailedError('Say which: --at, --org, --reason or --all', 2);
  }
  const ids = organisations.map(({ id }) => id);
  if (org !== undefined && !ids.includes(org)) {
    throw new CommandFailedError(
      `There is no organisation ${org}. There are: ${ids.join(', ')}`,
      2,
    );
  }
  for (const place of at ?? []) orgOf(place, organisations);
}

/** What fits, in the order in which it came. A record that is named by its place is selected whether it is listed or not. */
export function select(
  listed: readonly Quarantined[],
  { at, org, reason }: Selection,
  organisations: readonly Organisation[],
): readonly Selected[] {
  const places = at && new Set(at.map(writtenPlace));
  const fitting = listed.filter(
    (entry) =>
      (places === undefined || places.has(writtenPlace(entry))) &&
      (org === undefined || entry.org === org) &&
      (reason === undefined || entry.reason === reason),
  );
  const found: Selected[] = fitting.map((entry) => ({
    topic: entry.topic,
    partition: entry.partition,
    offset: entry.offset,
    org: entry.org,
    quarantined: entry,
  }));
  if (reason !== undefined) return found;
  const known = new Set(listed.map(writtenPlace));
  for (const place of at ?? []) {
    const owner = orgOf(place, organisations);
    if (known.has(writtenPlace(place)) || (org !== undefined && owner !== org)) continue;
    found.push({ ...place, org: owner, quarantined: null });
  }
  return found;
}

function orgOf({ topic }: RecordPlace, organisations: readonly Organisation[]): string {
  const org = organisations.find(({ id }) => sourceTopic(id) === topic);
  if (org !== undefined) return org.id;
  const topics = organisations.map(({ id }) => sourceTopic(id)).join(', ');
  throw new CommandFailedError(`${topic} is no source. Sources are: ${topics}`, 2);
}
