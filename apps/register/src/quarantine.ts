import { partitionOf } from '@iom/domain';
import type { Draft } from './draft.js';
import { quarantineKey } from './keys.js';
import type { Quarantined } from './register-value.js';

/** So many that a page stays short even when a source spoils a hundred thousand records. Part of the stored format. */
export const QUARANTINE_PAGES = 4_096;

/** How a source record is named by where it is. */
export function placeOf(record: Pick<Quarantined, 'topic' | 'partition' | 'offset'>): string {
  return `${record.topic}/${record.partition}/${record.offset}`;
}

/** The record at this place, if it is set aside. */
export function quarantinedAt(draft: Draft, place: string): Quarantined | undefined {
  return pageOf(draft, place).find((entry) => placeOf(entry) === place);
}

export function quarantine(draft: Draft, entry: Quarantined): void {
  const place = placeOf(entry);
  putPage(draft, place, [...without(pageOf(draft, place), place), entry]);
}

export function unquarantine(draft: Draft, place: string): void {
  const entries = pageOf(draft, place);
  const left = without(entries, place);
  if (left.length < entries.length) putPage(draft, place, left);
}

function pageOf(draft: Draft, place: string): readonly Quarantined[] {
  return draft.get(keyOf(place), 'quarantine')?.entries ?? [];
}

function putPage(draft: Draft, place: string, entries: readonly Quarantined[]): void {
  draft.put(keyOf(place), entries.length > 0 ? { kind: 'quarantine', entries } : undefined);
}

function without(entries: readonly Quarantined[], place: string): readonly Quarantined[] {
  return entries.filter((entry) => placeOf(entry) !== place);
}

function keyOf(place: string): string {
  return quarantineKey(partitionOf(place, QUARANTINE_PAGES));
}
