/** The codes of every enum that a governed field may hold, UNKNOWN last (a test holds them against schemas/canonical). */
export const ENUMS = {
  AgencyClass: ['POLICE', 'PROBATION', 'OTHER', 'UNKNOWN'],
  CohortCategory: ['FIXED', 'FLEX', 'FREE', 'UNKNOWN'],
  ContactKind: [
    'HOME_VISIT',
    'OFFICE',
    'PHONE',
    'VIDEO',
    'STREET',
    'CUSTODY_VISIT',
    'OTHER',
    'UNKNOWN',
  ],
  ContactOutcome: ['KEPT', 'NOT_KEPT', 'EXCUSED', 'UNKNOWN'],
  Ending: ['DEREGISTERED', 'DELETED', 'UNKNOWN'],
  LocationClass: [
    'HOME',
    'PROBATION_OFFICE',
    'POLICE_STATION',
    'COMMUNITY',
    'PHONE',
    'OTHER',
    'UNKNOWN',
  ],
  SetAsideReason: [
    'NOT_JSON',
    'WRONG_SHAPE',
    'IMPOSSIBLE_DATE',
    'UNKNOWN_CODE',
    'CODE_NOT_SEEN_YET',
    'UNKNOWN',
  ],
  WelfareConcern: ['NONE', 'HOUSING', 'HEALTH', 'SUBSTANCE', 'SAFETY', 'UNKNOWN'],
  YesNo: ['YES', 'NO', 'UNKNOWN'],
} as const satisfies Record<string, readonly string[]>;

export type EnumName = keyof typeof ENUMS;
