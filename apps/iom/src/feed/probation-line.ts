import { sourceTopic } from '@iom/event-log';
import { instantOf, type Wall } from './calendar.js';
import type { Fact, Line } from './line.js';
import type { DeliusRecord, FeedPerson } from './person.js';
import { rowChange, type RowChange, rowKey, type RowStyle } from './row.js';

/** Somebody whom probation knows. */
export type ProbationPerson = FeedPerson & { readonly delius: DeliusRecord };

export function isKnownToProbation(person: FeedPerson): person is ProbationPerson {
  return person.delius !== null;
}

/** Where the records about one person go, and under which name. */
export interface ProbationSource {
  readonly org: string;
}

/** A changed row, as a record of the probation organisation's topic. */
export function rowLine(
  source: ProbationSource,
  person: FeedPerson,
  style: RowStyle,
  change: Omit<RowChange, 'place'>,
  says: readonly Fact[] = [],
): Line {
  const { key, value } = rowChange(style, { ...change, place: person.index });
  return probationLine(source, person, change.committed, { key, value }, says);
}

/** What Debezium sends after a deletion. */
export function tombstoneLine(
  source: ProbationSource,
  person: FeedPerson,
  key: RowChange['key'],
  written: Wall,
): Line {
  return probationLine(source, person, written, { key: rowKey(key), value: null });
}

export function probationLine(
  { org }: ProbationSource,
  person: FeedPerson,
  written: Wall,
  { key, value }: { readonly key: string | null; readonly value: Buffer | null },
  says: readonly Fact[] = [],
): Line {
  const record = { topic: sourceTopic(org), partition: 0, key, value };
  return { at: instantOf(written), record, person, says };
}
