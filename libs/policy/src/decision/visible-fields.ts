import type { Recorded } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';

/** What a recipient may have seen of a sender's events of a type. */
export type VisibleFields = (
  sender: string,
  recipient: string,
  type: string,
) => ReadonlySet<string>;

/** Say whether a record may be had at all, whatever the fields. */
const LIMITS = 'recordLimits';
const NOTHING: ReadonlySet<string> = new Set();

const keyOf = (from: string, to: string, type: string): string => `${from}/${to}/${type}`;

/**
 * The fields by which a recipient could tell two versions of a record apart: those that a row lets out, and those that choose
 * the row. Of every version of every agreement, since what went out under a former one is still there.
 */
export function visibleFieldsOf(agreements: readonly Agreement[]): VisibleFields {
  const visible = new Map<string, Set<string>>();
  for (const { from, to, event, when, fields } of agreements.flatMap(({ share }) => share)) {
    const key = keyOf(from, to, event);
    const known = visible.get(key) ?? new Set([LIMITS]);
    visible.set(key, known);
    for (const field of when.fields.keys()) known.add(field);
    for (const [field, { action }] of fields) if (action !== 'WITHHOLD') known.add(field);
  }
  return (sender, recipient, type) => visible.get(keyOf(sender, recipient, type)) ?? NOTHING;
}

/** Whether an event is a correction of nothing that the recipient could ever have seen. */
export function isUnseenChange(
  event: Recorded,
  recipient: string,
  visibleFields: VisibleFields,
): boolean {
  if (event.type !== 'RecordCorrected') return false;
  const visible = visibleFields(event.meta.sourceOrg, recipient, event.recordType);
  return !event.changed.some((field) => visible.has(field));
}
