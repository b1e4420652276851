import type { Acknowledgement, AcknowledgementStatus } from '@iom/domain';
import { isObject, parseJson } from './json.js';

/** What is wrong with a record of `ack.<org>`. */
export type AcknowledgementFault = 'ACK_NOT_JSON' | 'ACK_WRONG_SHAPE';

const STATUSES: ReadonlySet<unknown> = new Set<AcknowledgementStatus>([
  'received',
  'applied',
  'rejected',
]);
/** No id of a record or a disclosure is longer. */
const LONGEST_ID = 200;

/** Reads a record of `ack.<org>`. Whatever is in it beside what is known here is passed over. */
export function readAcknowledgement(value: Buffer | null): Acknowledgement | AcknowledgementFault {
  const said = value === null ? undefined : parseJson(value);
  if (said === undefined) return 'ACK_NOT_JSON';
  if (!isObject(said)) return 'ACK_WRONG_SHAPE';
  const { disclosureId, status, reason = null } = said;
  const recordId = writtenId(said['recordId']);
  if (!isId(disclosureId) || !isStatus(status)) return 'ACK_WRONG_SHAPE';
  if (recordId !== null && !isId(recordId)) return 'ACK_WRONG_SHAPE';
  if (reason !== null && typeof reason !== 'string') return 'ACK_WRONG_SHAPE';
  return { disclosureId, status, reason, recordId };
}

/** An id as text, without what surrounds it: a system that counts its records may well send a number. */
function writtenId(value: unknown): unknown {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  const id = typeof text === 'string' ? text.trim() : text;
  return id === undefined || id === '' ? null : id;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() === value && value !== '' && value.length <= LONGEST_ID; // prettier-ignore
}

function isStatus(value: unknown): value is AcknowledgementStatus {
  return STATUSES.has(value);
}
