import { type Day, type Micros, type Organisation, type Recorded, ukDayOf } from '@iom/domain';
import type { Agreement, AgreementSet, ShareRow } from '../agreement/agreement.js';

/** Agreements, arranged for deciding. */
export interface Policy {
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** All versions; of one agreement the highest first. */
  readonly agreements: readonly Agreement[];
}

/** Arranges agreements for deciding. */
export function compile({ organisations, agreements }: AgreementSet): Policy {
  return {
    organisations: new Map(organisations.map((organisation) => [organisation.id, organisation])),
    agreements: agreements.toSorted((a, b) =>
      a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1,
    ),
  };
}

/**
 * The agreements that hold at an instant: begun, not ended, their review not overdue beyond its grace; of each its highest
 * version of those. The same for ever, since versions are kept.
 */
export function agreementsInForce(policy: Policy, at: Micros): readonly Agreement[] {
  const day = ukDayOf(at);
  const found: Agreement[] = [];
  for (const agreement of policy.agreements) {
    if (found.at(-1)?.id !== agreement.id && isInForce(agreement, day)) found.push(agreement);
  }
  return found;
}

/** The rows of an agreement for an event on its way to a recipient, in the order in which they are tried. */
export function rowsFor(
  agreement: Agreement,
  event: Recorded,
  recipient: string,
): readonly ShareRow[] {
  return agreement.share.filter(
    (row) => row.event === event.type && row.from === event.meta.sourceOrg && row.to === recipient,
  );
}

function isInForce({ inForce }: Agreement, day: Day): boolean {
  const { from, until, reviewBy, graceDays } = inForce;
  return from <= day && day <= until && day <= daysAfter(reviewBy, graceDays);
}

function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
