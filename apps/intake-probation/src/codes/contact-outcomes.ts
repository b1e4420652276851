import type { ContactOutcome } from '@iom/domain';

/** Rescheduled or withdrawn by the service, or sent home because of it: nobody failed to keep anything. */
const BY_THE_SERVICE = ['RSSR', 'APPW', 'ATSS'];

/** Acceptable absences, each of them a reason that goes no further: court, work, family, holiday, health, faith, judgement. */
const ACCEPTABLE = [
  'AACL',
  'AAEM',
  'AAFC',
  'AAHO',
  'AAME',
  'AARE',
  'AARC',
  'CO05',
  'CO10',
  'AAM11',
];

/** Outcomes that excuse whatever the columns beside their code say. */
export const ALWAYS_EXCUSED: ReadonlySet<string> = new Set(BY_THE_SERVICE);

/** Outcomes that nDelius is known to use. The columns of the code row decide; this is what they have to come to. */
export const KNOWN_OUTCOMES: ReadonlyMap<string, ContactOutcome> = new Map<string, ContactOutcome>([
  ...['ATTC', 'AFTC', 'ATSH', 'AFDA'].map((code) => [code, 'KEPT'] as const),
  ...['UAAB', 'AFTA'].map((code) => [code, 'NOT_KEPT'] as const),
  ...[...BY_THE_SERVICE, ...ACCEPTABLE].map((code) => [code, 'EXCUSED'] as const),
]);
