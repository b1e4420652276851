import { BAD_CONTACTS } from './bad-contacts.js';
import type { BadKind } from './bad-kind.js';
import { BAD_MESSAGES } from './bad-messages.js';
import { BAD_NICHE_RECORDS } from './bad-niche-records.js';
import { BAD_ROWS } from './bad-rows.js';
import { BAD_VISITS } from './bad-visits.js';
import { PASSED_OVER } from './passed-over.js';
import { REFUSED_RECORDS } from './refused-records.js';

/** Everything that can be wrong with a record in the broken feed. */
export const KINDS: readonly BadKind[] = [
  ...BAD_VISITS,
  ...BAD_NICHE_RECORDS,
  ...REFUSED_RECORDS,
  ...BAD_CONTACTS,
  ...BAD_ROWS,
  ...BAD_MESSAGES,
  ...PASSED_OVER,
];
