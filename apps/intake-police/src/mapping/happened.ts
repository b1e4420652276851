import { isObject } from '@iom/codec';
import type { Observed } from '@iom/domain';
import type { Fault } from '../contract/fault.js';
import { isYetToCome } from '../reading/fact-time.js';
import type { Context } from '../source-record.js';

/** What a record says to have happened; what is yet to come cannot have. A plan lies ahead by nature, and was made before. */
export function happened(
  said: Observed | Fault,
  record: unknown,
  { observedAt }: Context,
): Observed | Fault {
  if (!('type' in said)) return said;
  // A visit is cancelled before its day.
  if (said.type === 'ContactRecorded' && said.outcome === 'EXCUSED') return said;
  const { occurredAt } = said.meta;
  return isYetToCome(occurredAt, observedAt)
    ? { reason: 'IMPOSSIBLE_DATE', fieldPath: fieldOf(occurredAt, record) }
    : said;
}

/** The field of the record that holds the time; where none does, it is that of the change. */
function fieldOf(at: number, record: unknown): string {
  const fields = isObject(record) ? Object.entries(record) : [];
  const found = fields.find(([, value]) => isObject(value) && value['at'] === at);
  return found ? `record.${found[0]}` : 'changedAt';
}
