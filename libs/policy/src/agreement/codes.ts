/** The purposes that organisations may share for. */
export const PURPOSES = ['integrated-offender-management'] as const;

/**
 * Legal bases and gateways, by the codes that agreements and records use: Offender Management Act 2007 s.14, Crime and
 * Disorder Act 1998 s.115, Criminal Justice Act 2003 s.325, common-law policing, Data Protection Act 2018 s.35(2).
 */
export const BASES = ['OMA14', 'CDA115', 'MAPPA325', 'CLP', 'DPA35-2a', 'DPA35-2b'] as const;

/** Conditions of DPA 2018 Schedule 8 for sensitive processing. */
export const CONDITIONS = ['S8-1', 'S8-2', 'S8-3', 'S8-4'] as const;
