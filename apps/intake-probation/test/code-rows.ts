import type { JsonObject } from '@iom/codec';

type Rows = Readonly<Record<string, string>>;

const REGISTER_TYPES: Rows = {
  '401': 'IIOM',
  '402': 'RHRH',
  '403': 'RVRH',
  '404': 'MAPP',
  '405': 'WEAP',
  '406': 'INVI',
  '407': 'ZZ01',
  '408': 'ARSO',
  '409': 'RCHD',
};

const NSI_TYPES: Rows = { '501': 'BRE', '502': 'REC', '503': 'OPD1' };

const ENFORCEMENT_ACTIONS: Rows = {
  '601': 'EA02',
  '602': 'EA03',
  '603': 'EA07',
  '604': 'BRE',
  '605': 'EA11',
  '606': 'NFA',
  '607': 'ZZ02',
};

/** The list that holds many small code tables: categories, levels, statuses, outcomes, reasons. */
const LISTED: Rows = {
  '701': 'I3',
  '702': 'I9',
  '703': 'M2',
  '704': 'M3',
  '711': 'BRE01',
  '712': 'REC01',
  '713': 'REC04',
  '714': 'REC10',
  '715': 'REC02',
  '716': 'ZZ03',
  '717': 'BRE07',
  '718': 'REC08',
  '719': 'REC05',
  '721': 'NSTT8',
  '722': 'NLC7',
  '731': 'ADL',
  '732': 'ZZ04',
  '733': 'ROTL',
  '741': 'NN',
  '742': 'EOTL',
  '751': 'A',
  '752': 'B',
  '753': 'C',
  '754': 'D',
  '755': 'P',
  '756': 'Q',
  '761': 'M',
  '771': 'ACC',
  '772': 'SET',
  '781': 'NINO',
  '782': 'ZZ05',
};

const coded = (table: string, column: string, rows: Rows) =>
  Object.entries(rows).map(([id, code]) => [`${table}/${id}`, { [column]: code }] as const);

/** Code rows by made-up ids, each no more than its code. */
export const CODE_ROWS: readonly (readonly [string, JsonObject])[] = [
  ...coded('R_REGISTER_TYPE', 'CODE', REGISTER_TYPES),
  ['R_REGISTER_TYPE/410', { CODE: 'RMRH', DPA_EXCLUDE: 'Y' }],
  ...coded('R_NSI_TYPE', 'CODE', NSI_TYPES),
  ...coded('R_ENFORCEMENT_ACTION', 'CODE', ENFORCEMENT_ACTIONS),
  ...coded('R_STANDARD_REFERENCE_LIST', 'CODE_VALUE', LISTED),
  ...coded('R_LIC_COND_TYPE_MAIN_CAT', 'CODE', { '801': 'NLC8', '802': 'NLC99' }),
  ...coded('R_INSTITUTION', 'CODE', { '901': 'WSI' }),
];
