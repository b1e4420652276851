/** The ways in which a source's record can be wrong. */
export type FaultKind =
  | 'not-json'
  | 'wrong-shape'
  | 'impossible-date'
  | 'wrong-force'
  | 'unknown-contact-type'
  | 'marking-too-high'
  | 'covert-material'
  | 'not-released';

export const FAULT_KINDS: readonly FaultKind[] = [
  'not-json',
  'wrong-force',
  'wrong-shape',
  'impossible-date',
  'marking-too-high',
  'unknown-contact-type',
  'covert-material',
  'not-released',
];

/** Of each person set apart for it. */
export const FAULTS_A_PERSON = 3;
