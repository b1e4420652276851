import type { BadKind } from './bad-kind.js';
import type { Tale } from './broken-feed.js';

const PROBATION = 'probation-wales';

/** Contacts by recipient and person, each list in its source's order. */
export type Arrivals = Readonly<Record<string, readonly string[]>>;

/** How a list of arrivals is named: by who gets them and by the name under which they know the person. */
export function arrivalsName(recipient: string, ownName: string): string {
  return `${recipient} of ${ownName}`;
}

/** What recipients are to have received, before or after everything was put right. */
export function expectedArrivals(
  tales: readonly Tale[],
  when: 'before-repair' | 'after-repair',
): Arrivals {
  return Object.fromEntries(
    tales.flatMap(({ neighbour: { person, org }, told }) =>
      (
        [
          [PROBATION, person.crn, told.police],
          [org, person.nicheNominalId, told.probation],
        ] as const
      ).map(([recipient, ownName, contacts]) => [
        arrivalsName(recipient, ownName),
        contacts
          .filter(({ isHeldBack, isRaced }) => when === 'after-repair' || !(isHeldBack || isRaced))
          .map(({ time }) => time),
      ]),
    ),
  );
}

/** What was said just before a bad record, and may have arrived before things are put right: `<list> <time>`. */
export function racedArrivals(tales: readonly Tale[]): ReadonlySet<string> {
  return new Set(
    tales.flatMap(({ neighbour: { person, org }, told }) => [
      ...told.police
        .filter(({ isRaced }) => isRaced)
        .map(({ time }) => `${arrivalsName(PROBATION, person.crn)} ${time}`),
      ...told.probation
        .filter(({ isRaced }) => isRaced)
        .map(({ time }) => `${arrivalsName(org, person.nicheNominalId)} ${time}`),
    ]),
  );
}

/** A bad record with whose it is. */
export interface Spoilt {
  readonly kind: BadKind;
  readonly org: string;
}

export function spoiltIn(tales: readonly Tale[]): readonly Spoilt[] {
  return tales.flatMap(({ neighbour, spoilt }) =>
    spoilt.map(({ kind }) => ({ kind, org: kind.side === 'police' ? neighbour.org : PROBATION })),
  );
}

/** What each producer is to be told, as counts by organisation, status, reason and field. */
export function expectedFeedback(spoilt: readonly Spoilt[]): Readonly<Record<string, number>> {
  return countedBy(
    spoilt.flatMap(({ kind, org }) =>
      kind.fate === 'passed-over'
        ? []
        : [
            feedbackName(org, {
              status: kind.fate === 'refused' ? 'DISCARDED' : 'QUARANTINED',
              reasonCode: kind.reason,
              fieldPath: kind.fieldPath,
            }),
          ],
    ),
  );
}

/** As much of `feedback.<org>` as says what was wrong. */
export interface FaultTold {
  readonly status: string;
  readonly reasonCode: string | null;
  readonly fieldPath: string | null;
}

export function feedbackName(org: string, { status, reasonCode, fieldPath }: FaultTold): string {
  return `${org} ${status} ${reasonCode} at ${fieldPath ?? '-'}`;
}

export function countedBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
