import { NOBODY, type PersonClaim } from '@iom/domain';

const LOOKED_AT_CHARACTERS = 200_000;
const OFFENDER_ID = /"OFFENDER_ID"\s*:\s*"?(-?\d{1,38})(?:\.0+)?"?\s*[,}]/g;
const CRN = /"(?:crn"\s*:\s*|type"\s*:\s*"CRN"\s*,\s*"value"\s*:\s*)"([A-Z]\d{6})\s*"/gi;

/**
 * Whom broken JSON is about, when one person and no other can be made out in its text: their later records must not pass by
 * one that could not be read.
 */
export function salvagePerson(bytes: Buffer): PersonClaim {
  const text = bytes.toString('utf8', 0, LOOKED_AT_CHARACTERS).replaceAll('\\', '');
  const offenderId = onlyMatch(text, OFFENDER_ID);
  const crn = onlyMatch(text, CRN)?.toUpperCase() ?? null;
  return {
    ...NOBODY,
    crn,
    offenderId: offenderId === null ? null : BigInt(offenderId).toString(),
  };
}

function onlyMatch(text: string, pattern: RegExp): string | null {
  const found = new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
