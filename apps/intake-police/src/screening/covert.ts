/** Words that begin a name only where somebody writes of covert work or of who gave intelligence, and how. */
const COVERT =
  /(?:^| )(?:chis|covert|informant|informer|undercover|surveillance|intercept|pseudonym|cover ?name|assumed ?identit|unsanitised|unsanitized|provenance|property ?interference|operative ?identit)|^(?:handler|technique|ripa|dsu|raw ?(?:intelligence|report|text))/;
/** What a report says of its source; `sourceEvaluation` is a grade and says nothing of it. */
const OF_THE_SOURCE =
  /^sources?(?: ?(?:id|identity|identifier|ref|reference|name|number|no|type|urn|handler|handling|controller|details?|protection|unit|code|person|location)(?: .*)?)?$/;

/** `words` of the name of a field or entity: see `wordsOf`. */
export function isCovertName(words: string): boolean {
  return COVERT.test(words);
}

/** Of a field within a record; a system may well say `source` of itself outside. */
export function isOfTheSource(words: string): boolean {
  return OF_THE_SOURCE.test(words);
}

/** An export names all of its columns: one that is empty, or says no, holds nothing covert. */
export function holdsAnything(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
