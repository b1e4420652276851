import type { Identity } from './register-value.js';

/** An OFFENDER_ID of which nothing is known yet. */
export const UNNAMED: Identity = { kind: 'identity', subjectId: null, claimedBy: [], setAside: [] };
