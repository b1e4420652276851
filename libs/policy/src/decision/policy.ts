import { type Day, type Micros, type Organisation, type Recorded, ukDayOf } from '@iom/domain';
import type { Agreement, AgreementSet, ShareRow } from '../agreement/agreement.js';

/** Agreements, arranged for deciding. */
export interface Policy {
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** All versions; of one agreement the highest first. */
  readonly agreements: readonly Agreement[];
  /**
   * The agreements that hold at an instant: begun, not ended, their review not overdue beyond its grace; of each its highest
   * version of those. The same for ever, since versions are kept.
   */
  inForceAt(at: Micros): readonly Agreement[];
}

/** Arranges agreements for deciding. */
export function compile({ organisations, agreements }: AgreementSet): Policy {
  const sorted = agreements.toSorted((a, b) =>
    a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1,
  );
  const spans = sorted.map((agreement) => ({ agreement, lastDay: lastDayOf(agreement) }));

  const inForceOn = (day: Day): readonly Agreement[] => {
    const found: Agreement[] = [];
    for (const { agreement, lastDay } of spans) {
      const holds = agreement.inForce.from <= day && day <= lastDay;
      if (holds && found.at(-1)?.id !== agreement.id) found.push(agreement);
    }
    return found;
  };

  // All events of a batch are decided at one instant: what held at the last one asked about is asked for again.
  let asked: { readonly at: Micros; readonly inForce: readonly Agreement[] } | undefined;
  return {
    organisations: new Map(organisations.map((organisation) => [organisation.id, organisation])),
    agreements: sorted,
    inForceAt: (at) => {
      if (asked?.at !== at) asked = { at, inForce: inForceOn(ukDayOf(at)) };
      return asked.inForce;
    },
  };
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

function lastDayOf({ inForce: { until, reviewBy, graceDays } }: Agreement): Day {
  const reviewed = daysAfter(reviewBy, graceDays);
  return reviewed < until ? reviewed : until;
}

function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
