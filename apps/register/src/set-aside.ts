import type { Meta, Observed } from '@iom/domain';
import type { Arrival, Draft } from './draft.js';
import { personKey, recordKey, subjectOfKey } from './keys.js';
import { placeOf, quarantine, quarantinedAt, unquarantine } from './quarantine.js';
import type { Person, Quarantined, SetAside } from './register-value.js';
import { compareVersions } from './version.js';

type Holder = Pick<Person, 'setAside'>;

/**
 * Adds a record to what is set aside, or its later version in its place. `place` is null of one whose words were lost in the
 * waiting room: it can be read in no place.
 */
export function withSetAside(
  { setAside }: Holder,
  meta: Meta,
  place: string | null = null,
): readonly SetAside[] {
  const record = recordKey(meta);
  const known = setAside.find((each) => each.record === record);
  const { sourceVersion: version } = meta;
  if (!known) return [...setAside, { record, version, place }];
  if (compareVersions(version, known.version) <= 0) return setAside;
  return setAside.map((each) =>
    each === known ? { ...known, version, place: place ?? known.place } : each,
  );
}

/** The same of a record that has just been set aside, which operators can find from now on. */
export function openSetAside(
  draft: Draft,
  { key, setAside }: Holder & { readonly key: string },
  { sequence }: Pick<Arrival, 'sequence'>,
  observed: Observed<'RecordSetAside'>,
): readonly SetAside[] {
  const { meta, topic, partition, offset, entity, reason, fieldPath } = observed;
  const place = placeOf(observed);
  const after = withSetAside({ setAside }, meta, place);
  if (after === setAside) return setAside;
  forget(draft, setAside, after);
  quarantine(draft, {
    topic,
    partition,
    offset,
    setAside: meta.eventId,
    holder: key,
    org: meta.sourceOrg,
    entity,
    reason,
    fieldPath,
    since: meta.observedAt,
    sequence,
  });
  return after;
}

/** What is left when a record has spoken again. */
export function withoutRecord(
  draft: Draft,
  { setAside }: Holder,
  { meta }: Observed,
): readonly SetAside[] {
  const record = recordKey(meta);
  const after = setAside.filter((each) => each.record !== record);
  forget(draft, setAside, after);
  return after;
}

/** The record whose redriving says this: the observation names it as what it resolves, and it is still set aside. */
export function redrivenRecord(
  draft: Draft,
  { setAside }: Holder,
  { meta }: Observed,
): Quarantined | undefined {
  const { causationId } = meta;
  if (causationId === null) return undefined;
  for (const { place } of setAside) {
    const entry = place === null ? undefined : quarantinedAt(draft, place);
    if (entry?.setAside === causationId) return entry;
  }
  return undefined;
}

/** Whom a settled record had held up; `subjectId` is null while nobody knows who that is. */
export interface Released {
  readonly subjectId: string | null;
}

/** A record that was set aside holds nobody up any more. `undefined`: it did not. */
export function closeSetAside(
  draft: Draft,
  observed: Observed<'SetAsideSettled'>,
): Released | undefined {
  const place = placeOf(observed);
  const entry = quarantinedAt(draft, place);
  if (entry === undefined) return undefined;
  unquarantine(draft, place);
  const key = holderNow(draft, entry);
  const subjectId = subjectOfKey(key) ?? null;
  const known =
    subjectId === null
      ? (draft.get(key, 'niche') ?? draft.get(key, 'identity'))
      : draft.person(subjectId);
  const setAside = known?.setAside.filter((each) => each.place !== place) ?? [];
  if (known === undefined || setAside.length === known.setAside.length) return undefined;
  if (known.kind === 'person') draft.putPerson({ ...known, setAside });
  else draft.put(key, { ...known, setAside });
  return { subjectId };
}

/** Whoever it was set aside for may have turned out to be somebody who is known. */
function holderNow(draft: Draft, { holder }: Quarantined): string {
  const { subjectId } = draft.get(holder, 'niche') ??
    draft.get(holder, 'identity') ?? { subjectId: null };
  return subjectId === null ? holder : personKey(subjectId);
}

function forget(draft: Draft, before: readonly SetAside[], after: readonly SetAside[]): void {
  const left = new Set(after.map(({ place }) => place));
  for (const { place } of before) {
    if (place !== null && !left.has(place)) unquarantine(draft, place);
  }
}
