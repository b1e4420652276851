/** The nDelius tables that this release carries. */
export const CARRIED_TABLES = ['OFFENDER', 'CONTACT', 'OFFENDER_MANAGER'] as const;
export type CarriedTable = (typeof CARRIED_TABLES)[number];

const LISTED: ReadonlySet<string> = new Set([
  ...CARRIED_TABLES,
  'REGISTRATION',
  'DEREGISTRATION',
  'NSI',
  'ENFORCEMENT',
  'LIC_CONDITION',
  'RELEASE',
  'RECALL',
  'CUSTODY',
  'EXCLUSION',
  'RESTRICTION',
  'PERSONAL_CIRCUMSTANCE',
  'OFFENDER_ADDRESS',
  'ADDITIONAL_IDENTIFIER',
]);

/** Whether a table's name may be counted by: any other text could be anything. */
export function isListedTable(name: string): boolean {
  return LISTED.has(name);
}

export function isCarriedTable(name: string): name is CarriedTable {
  return (CARRIED_TABLES as readonly string[]).includes(name);
}
