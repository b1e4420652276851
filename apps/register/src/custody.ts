import type { CustodyState } from './register-value.js';

export const NO_CUSTODY_KNOWN: CustodyState = { inCustody: 'UNKNOWN', since: 0, record: null };
