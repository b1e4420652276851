import { NOBODY, type PersonClaim } from '@iom/domain';
import { isCarriedTable } from '../codes/known-tables.js';
import type { Subject } from '../reading.js';

const LOOKED_AT_BYTES = 200_000;
const CRN =
  /"crn"\s*:\s*"([A-Z]\d{6})\s*"|"type"\s*:\s*"CRN"\s*,\s*"value"\s*:\s*"([A-Z]\d{6})\s*"|"value"\s*:\s*"([A-Z]\d{6})\s*"\s*,\s*"type"\s*:\s*"CRN"/gi;
const TABLE = /"table"\s*:\s*"(\w+)"/gi;

/**
 * What broken JSON is about, where one thing and no other can be made out in its text: the person, whose later records must
 * not pass by one that could not be read, and the record's own id, so that a corrected version of it takes its place.
 */
export function salvage(bytes: Buffer): Subject {
  const text = bytes.toString('utf8', 0, LOOKED_AT_BYTES).replaceAll('\\', '');
  const table = onlyMatch(text, TABLE);
  return {
    recordId: table === null ? registrationIn(text) : rowIn(text, table),
    version: null,
    entity: table !== null && isCarriedTable(table) ? table : null,
    person: personIn(text),
  };
}

function personIn(text: string): PersonClaim {
  return { ...NOBODY, crn: onlyMatch(text, CRN), offenderId: onlyId(text, 'OFFENDER_ID') };
}

function rowIn(text: string, table: string): string | null {
  const id = isCarriedTable(table) ? onlyId(text, `${table}_ID`) : null;
  return id === null ? null : `${table}/${id}`;
}

function registrationIn(text: string): string | null {
  const ended = onlyId(text, 'deregistrationId');
  if (ended !== null) return `DEREGISTRATION/${ended}`;
  const id = onlyId(text, 'registrationId');
  return id === null ? null : `REGISTRATION/${id}`;
}

function onlyId(text: string, name: string): string | null {
  const pattern = new RegExp(`"${name}"\\s*:\\s*"?(-?\\d{1,38})(?:\\.0+)?"?\\s*[,}]`, 'gi');
  return onlyMatch(text, pattern, (digits) => BigInt(digits).toString());
}

/** What a pattern finds, however often, as long as it is always the same. */
function onlyMatch(
  text: string,
  pattern: RegExp,
  canonical = (match: string): string => match.toUpperCase(),
): string | null {
  const groups = [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? '');
  const found = new Set(groups.map((group) => canonical(group)));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
