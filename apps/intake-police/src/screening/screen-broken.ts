import { holdsAnything } from './covert.js';
import { markingFaultOf } from './marking.js';
import { meaningOf } from './name-meaning.js';
import type { Refused } from './refusal.js';

/** What JSON writes for no value; of broken JSON the first character is read. */
const NO_VALUE = /^[nf]$/;

/** Why broken JSON is not for the bridge, by those of its fields that can be read; null: nothing speaks against it. */
export function refusalOfBroken(
  fields: readonly (readonly [name: string, value: string])[],
): Refused | null {
  for (const [name, value] of fields) {
    const { isCovert, isMarking } = meaningOf(name);
    if (isCovert && holdsAnything(value) && !NO_VALUE.test(value)) {
      return { reason: 'COVERT_MATERIAL', fieldPath: null };
    }
    const reason = isMarking ? markingFaultOf(value) : null;
    if (reason !== null) return { reason, fieldPath: 'marking' };
  }
  return null;
}
