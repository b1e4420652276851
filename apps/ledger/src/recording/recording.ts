import type { Disclosure, RecipientDecision } from '@iom/domain';
import {
  type CompactRange,
  type Hash,
  leafHash,
  leafInForm,
  leafOfNoDecision,
} from '@iom/transparency';
import type { Terms, TermsIndex } from './terms.js';

/** An entry of `iom.disclosures` and its place there. */
export interface LoggedDisclosure {
  readonly offset: number;
  readonly index: number;
  readonly disclosure: Disclosure;
}

/** A decision, or that there is none about an entry: a row of the record and a leaf of the tree. */
export interface RecordedLeaf {
  readonly entry: LoggedDisclosure;
  /** undefined: nobody was in scope. */
  readonly decision: RecipientDecision | undefined;
  readonly terms: Terms;
  readonly hash: Hash;
}

export interface RepeatedDecision {
  readonly entry: LoggedDisclosure;
  readonly disclosureId: string;
}

/** What a stretch of `iom.disclosures` adds to the record. */
export interface Recording {
  /** The first of them is the leaf `firstLeaf` of the tree. */
  readonly leaves: readonly RecordedLeaf[];
  readonly firstLeaf: number;
  /** Entries of which anything was taken down. */
  readonly entries: number;
  readonly repeated: readonly RepeatedDecision[];
  readonly tree: CompactRange;
}

/** Every disclosure id of these entries. */
export function disclosureIdsOf(entries: readonly LoggedDisclosure[]): string[] {
  return entries.flatMap(({ disclosure }) => disclosure.decisions.map((d) => d.disclosureId));
}

/**
 * Takes entries down in their order: one leaf for each decision, one for an entry without any. A decision whose id is among
 * `known`, or came before in these entries, is not taken down again: the first stands, and the second is a finding.
 */
export function record(
  entries: readonly LoggedDisclosure[],
  known: ReadonlySet<string>,
  tree: CompactRange,
  terms: TermsIndex,
): Recording {
  const leaves: RecordedLeaf[] = [];
  const repeated: RepeatedDecision[] = [];
  const taken = new Set<string>();
  let recorded = 0;
  for (const entry of entries) {
    const { decisions } = entry.disclosure;
    const before = leaves.length;
    if (decisions.length === 0) leaves.push(leafOf(entry, undefined, terms));
    for (const decision of decisions) {
      const { disclosureId } = decision;
      if (known.has(disclosureId) || taken.has(disclosureId)) {
        repeated.push({ entry, disclosureId });
        continue;
      }
      taken.add(disclosureId);
      leaves.push(leafOf(entry, decision, terms));
    }
    if (leaves.length > before) recorded++;
  }
  return {
    leaves,
    firstLeaf: tree.size,
    entries: recorded,
    repeated,
    tree: tree.append(leaves.map(({ hash }) => hash)),
  };
}

function leafOf(
  entry: LoggedDisclosure,
  decision: RecipientDecision | undefined,
  index: TermsIndex,
): RecordedLeaf {
  const { disclosure } = entry;
  const terms = index.of(disclosure, decision);
  const text =
    decision === undefined || terms.form === null
      ? leafOfNoDecision(disclosure)
      : leafInForm(terms.form, disclosure, decision);
  return { entry, decision, terms, hash: leafHash(text) };
}
