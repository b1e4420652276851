/** Names under which systems write how a record, or a part of it, is marked. */
const MARKING_NAME =
  /^(?:(?:government ?)?(?:protective|security|gsc|gpms) ?)?(?:markings?|classification|caveats?)$|^(?:gsc|gpms|handling|handling ?caveats?|sensitivity)$/;
/** Above OFFICIAL-SENSITIVE, and every word of the scheme before it that asked for protection; in letters alone. */
const TOO_HIGH = /SECRET|CONFIDENTIAL|RESTRICTED|^(?:UK)?PROTECT(?!IVE)|STRAP/;
const COVERT = /CHIS|COVERT|INFORMANT|SURVEILLANCE/;
/** Longer than any marking: prose, or a marking with all its caveats after it. */
const LONGEST_MARKING = 100;
const BEGINS_TOO_HIGH = /^(?:UK)?(?:TOP)?(?:SECRET|CONFIDENTIAL|RESTRICTED|PROTECT(?!IVE))/;

export type MarkingFault = 'MARKING_TOO_HIGH' | 'COVERT_MATERIAL';

/** `words` of a field's name: see `wordsOf`. */
export function isMarkingName(words: string): boolean {
  return MARKING_NAME.test(words);
}

/** Why a marking, however it is spelt, forbids the bridge the record; of a list or an object, why a part of it does. */
export function markingFaultOf(value: unknown): MarkingFault | null {
  if (typeof value === 'string') return faultOfText(value);
  if (typeof value !== 'object' || value === null) return null;
  const texts = Object.values(value).filter((part) => typeof part === 'string');
  return texts.map(faultOfText).find((fault) => fault !== null) ?? null;
}

function faultOfText(text: string): MarkingFault | null {
  const letters = text
    .slice(0, LONGEST_MARKING)
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  if (text.length > LONGEST_MARKING)
    return BEGINS_TOO_HIGH.test(letters) ? 'MARKING_TOO_HIGH' : null;
  if (COVERT.test(letters)) return 'COVERT_MATERIAL';
  return TOO_HIGH.test(letters) ? 'MARKING_TOO_HIGH' : null;
}
