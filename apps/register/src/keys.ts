import type { Meta } from '@iom/domain';

/** Keys of the register's state. Part of the stored format. */
export const ORDER = 'order';
export const TALLY = 'tally';

export const personKey = (subjectId: string): string => `p/${subjectId}`;
export const crnKey = (crn: string): string => `c/${crn}`;
export const offenderKey = (org: string, offenderId: string): string => `o/${org}/${offenderId}`;
/** NOMS numbers: whoever has or had one is named by its merges, and whoever alone has it by messages of prisons. */
export const nomsKey = (nomsNumber: string): string => `s/${nomsNumber}`;
export const nicheKey = (org: string, nominalId: string): string => `n/${org}/${nominalId}`;
export const pncKey = (pncId: string): string => `k/${pncId}`;
export const queueKey = (holder: string): string => `q/${holder}`;
export const waitingKey = (number: number): string => `w/${number}`;

/** A page of what is set aside, by where the source record is. */
export const quarantineKey = (page: number): string => `x/${page}`;

/** The key of a source record; also how a record is named inside other values. */
export const recordKey = (meta: Pick<Meta, 'sourceOrg' | 'sourceRecordId'>): string =>
  `r/${meta.sourceOrg}/${meta.sourceRecordId}`;

/** A record that is known to be a copy before anything of it has been carried. */
export const copyKey = (meta: Pick<Meta, 'sourceOrg' | 'sourceRecordId'>): string =>
  `a/${meta.sourceOrg}/${meta.sourceRecordId}`;

/** The subject of a person's key; undefined: the key of something else. */
export function subjectOfKey(key: string): string | undefined {
  return key.startsWith('p/') ? key.slice(2) : undefined;
}
