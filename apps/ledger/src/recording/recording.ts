import type { Disclosure, RecipientDecision } from '@iom/domain';
import {
  type CompactRange,
  type Hash,
  leafHash,
  leafOfDecision,
  leafOfNoDecision,
} from '@iom/transparency';

/** An entry of `iom.disclosures` and its place there. */
export interface LoggedDisclosure {
  readonly offset: number;
  readonly index: number;
  readonly disclosure: Disclosure;
}

export interface RecordedEntry extends LoggedDisclosure {
  /** Its leaf, when nobody was in scope; otherwise its decisions have theirs. */
  readonly leafIndex: number | null;
}

export interface RecordedDecision {
  readonly entry: LoggedDisclosure;
  readonly decision: RecipientDecision;
  readonly leafIndex: number;
}

export interface RepeatedDecision {
  readonly entry: LoggedDisclosure;
  readonly disclosureId: string;
}

/** What a stretch of `iom.disclosures` adds to the record. */
export interface Recording {
  readonly entries: readonly RecordedEntry[];
  readonly decisions: readonly RecordedDecision[];
  /** The hashes of the new leaves, the first of them at `firstLeaf`. */
  readonly firstLeaf: number;
  readonly leaves: readonly Hash[];
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
): Recording {
  const recorded: RecordedEntry[] = [];
  const decisions: RecordedDecision[] = [];
  const repeated: RepeatedDecision[] = [];
  const leaves: Hash[] = [];
  const taken = new Set<string>();
  const isTaken = ({ disclosureId }: RecipientDecision): boolean =>
    known.has(disclosureId) || taken.has(disclosureId);
  const addLeaf = (bytes: Buffer): number => tree.size + leaves.push(leafHash(bytes)) - 1;

  for (const entry of entries) {
    const { disclosure } = entry;
    if (disclosure.decisions.length === 0) {
      recorded.push({ ...entry, leafIndex: addLeaf(leafOfNoDecision(disclosure)) });
      continue;
    }
    let isNew = false;
    for (const decision of disclosure.decisions) {
      if (isTaken(decision)) {
        repeated.push({ entry, disclosureId: decision.disclosureId });
        continue;
      }
      taken.add(decision.disclosureId);
      isNew = true;
      const leafIndex = addLeaf(leafOfDecision(disclosure, decision));
      decisions.push({ entry, decision, leafIndex });
    }
    if (isNew) recorded.push({ ...entry, leafIndex: null });
  }
  return {
    entries: recorded,
    decisions,
    firstLeaf: tree.size,
    leaves,
    repeated,
    tree: tree.append(leaves),
  };
}
