import type { Micros } from '@iom/domain';
import type { Sql } from './database.js';

/** What to look for; what is left out does not matter. */
export interface DecisionFilter {
  /** Any of these people. */
  readonly subjectIds?: readonly string[] | undefined;
  readonly recipient?: string | undefined;
  readonly type?: string | undefined;
  readonly outcome?: string | undefined;
  readonly agreement?: string | undefined;
  /** Decided at or after. */
  readonly from?: Micros | undefined;
  /** Decided before. */
  readonly to?: Micros | undefined;
  /** Only behind this leaf. */
  readonly afterLeaf?: number | undefined;
}

/**
 * A query for the first leaves that fit, in their order. Of people it takes all they have; otherwise it goes through the terms
 * that fit, of which there are few, and takes the first leaves of each from the index, so that it need not look through
 * the record for what is rare.
 */
export function leavesThatFit(sql: Sql, filter: DecisionFilter, limit: number) {
  const { subjectIds, recipient, type, outcome, agreement } = filter;
  const terms = sql`
    t.recipient is not null
    ${recipient === undefined ? sql`` : sql`and t.recipient = ${recipient}`}
    ${type === undefined ? sql`` : sql`and t.event_type = ${type}`}
    ${outcome === undefined ? sql`` : sql`and t.outcome = ${outcome}`}
    ${agreement === undefined ? sql`` : sql`and t.agreement_id = ${agreement}`}`;
  if (subjectIds !== undefined) {
    return sql`
      select l.leaf_index from ledger.leaf l join ledger.terms t on t.id = l.terms_id
      where l.subject_id = any(${[...subjectIds]}::text[]) and ${terms} and ${behindAndBetween(sql, filter)}
      order by l.leaf_index limit ${limit}`;
  }
  return sql`
    select first.leaf_index from ledger.terms t cross join lateral (
      select l.leaf_index from ledger.leaf l
      where l.terms_id = t.id and ${behindAndBetween(sql, filter)}
      order by l.leaf_index limit ${limit}) first
    where ${terms} order by first.leaf_index limit ${limit}`;
}

/** Instants follow the log but for some disorder: stretches say exactly how far from them to look. */
function behindAndBetween(sql: Sql, { afterLeaf, from, to }: DecisionFilter) {
  return sql`
    l.leaf_index > ${afterLeaf ?? -1}
    ${
      from === undefined
        ? sql``
        : sql`and l.decided_at_micros >= ${from} and l.leaf_index >=
            (select min(first_leaf) from ledger.stretch where decided_to_micros >= ${from})`
    }
    ${
      to === undefined
        ? sql``
        : sql`and l.decided_at_micros < ${to} and l.leaf_index <
            (select max(end_leaf) from ledger.stretch where decided_from_micros < ${to})`
    }`;
}
