import type { ContentType } from './content-fields.js';

/**
 * Types that one record says one after the other about one matter. What stands in one line says the same thing at another
 * time; what stands in a later line comes after it, and is taken back when the record goes back.
 */
const MATTERS: readonly (readonly (readonly ContentType[])[])[] = [
  [['ContactOffered'], ['ContactRecorded']],
  [['RecallConsidered'], ['RecallRequested'], ['RecallDecided']],
  [['LicenceActivated', 'LicenceVaried'], ['LicenceEnded']],
];

/** Types of which each tells a change: the next version of the record is the next change, and corrects nothing. */
const CHANGES: ReadonlySet<ContentType> = new Set<ContentType>([
  'IomFlagObserved',
  'LicenceVaried',
  'RiskLevelChanged',
  'WantedStatusChanged',
]);

interface Place {
  readonly matter: ContentType;
  readonly line: number;
}

const PLACES: ReadonlyMap<ContentType, Place> = new Map(
  MATTERS.flatMap((lines) =>
    lines.flatMap((types, line) =>
      types.map((type) => [type, { matter: lines[0]?.[0] ?? type, line }] as const),
    ),
  ),
);

/** What the type is about, named after the first that is said of it. */
export function matterOf(type: ContentType): ContentType {
  return PLACES.get(type)?.matter ?? type;
}

/** How far the matter has come when this is said. */
export function lineOf(type: ContentType): number {
  return PLACES.get(type)?.line ?? 0;
}

export function tellsChange(type: ContentType): boolean {
  return CHANGES.has(type);
}
