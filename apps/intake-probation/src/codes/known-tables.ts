/** The nDelius tables that are read. Rows of all others are passed over. */
export const CARRIED_TABLES = [
  'OFFENDER',
  'CONTACT',
  'OFFENDER_MANAGER',
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
] as const;
export type CarriedTable = (typeof CARRIED_TABLES)[number];

const CARRIED: ReadonlySet<string> = new Set(CARRIED_TABLES);

/** Only the name of a carried table is counted by: any other text could be anything. */
export function isCarriedTable(name: string): name is CarriedTable {
  return CARRIED.has(name);
}

/** The code tables, and what they lead to. Their ids are named after them: R_CONTACT_TYPE by CONTACT_TYPE_ID, TEAM by TEAM_ID. */
export const REFERENCE_TABLES = [
  'R_CONTACT_TYPE',
  'R_CONTACT_OUTCOME_TYPE',
  'R_REGISTER_TYPE',
  'R_ENFORCEMENT_ACTION',
  'R_NSI_TYPE',
  'R_STANDARD_REFERENCE_LIST',
  'R_LIC_COND_TYPE_MAIN_CAT',
  'R_INSTITUTION',
  'TEAM',
  'DISTRICT',
  'BOROUGH',
  'PROBATION_AREA',
] as const;

/** The column that holds the id of a table's row. */
export function idColumnOf(table: string): string {
  return `${table.replace(/^R_/, '')}_ID`;
}
