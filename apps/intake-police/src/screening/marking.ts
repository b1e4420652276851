import { isObject } from '../reading/json.js';

/** Names under which systems write how a record, or a part of it, is marked. */
const MARKING_NAME =
  /^(?:(?:government ?)?(?:protective|security|gsc|gpms) ?)?(?:markings?|classification|caveats?)$|^(?:gsc|gpms|handling|handling ?caveats?|sensitivity)$/;
/** Above OFFICIAL-SENSITIVE, and every word of the scheme before it that asked for protection; in letters alone. */
const TOO_HIGH = /SECRET|CONFIDENTIAL|RESTRICTED|^(?:UK)?PROTECT(?!IVE)|STRAP|CHIS|COVERT/;
/** Longer than any marking: prose, or a marking with all its caveats after it. */
const LONGEST_MARKING = 100;
const BEGINS_TOO_HIGH = /^(?:UK)?(?:TOP)?(?:SECRET|CONFIDENTIAL|RESTRICTED|PROTECT(?!IVE))/;

/** `words` of a field's name: see `wordsOf`. */
export function isMarkingName(words: string): boolean {
  return MARKING_NAME.test(words);
}

/** Whether a marking, however it is spelt, forbids the bridge the record; of a list or an object, whether a part of it does. */
export function isTooHigh(value: unknown): boolean {
  if (typeof value === 'string') return isTooHighText(value);
  const parts: readonly unknown[] = isObject(value)
    ? Object.values(value)
    : Array.isArray(value)
      ? value
      : [];
  return parts.some((part) => typeof part === 'string' && isTooHighText(part));
}

function isTooHighText(text: string): boolean {
  const letters = text
    .slice(0, LONGEST_MARKING)
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  return (text.length > LONGEST_MARKING ? BEGINS_TOO_HIGH : TOO_HIGH).test(letters);
}
