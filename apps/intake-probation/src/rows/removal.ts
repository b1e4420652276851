import { readFlag } from '../reading/flag.js';
import type { Change } from './change.js';

/** Whether the row is gone, or marked as removed. It is asked first: what was removed is withdrawn whatever else is wrong with it. */
export function isRemoved({ isDeleted, row }: Change): boolean {
  return isDeleted || readFlag(row['SOFT_DELETED']) === true;
}
