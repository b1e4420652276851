/** Names of the longest systems are shorter; what is longer is taken apart up to here, so that no text costs more. */
const LONGEST_NAME = 100;

/** A field's or entity's name as its words in lower case: `sourceHandlerRef`, `SOURCE_HANDLER_REF` → `source handler ref`. */
export function wordsOf(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}
