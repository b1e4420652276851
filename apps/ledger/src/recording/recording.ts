import { type Disclosure, noticeIdOf, type RecipientDecision } from '@iom/domain';
import {
  type FullSubtree,
  type Hash,
  leafHash,
  leafInForm,
  leafOfNoDecision,
  sentLeafInForm,
} from '@iom/transparency';
import type { Terms, TermsIndex } from './terms.js';
import { NO_TREES, type Trees, WHOLE_LOG } from './trees.js';

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
  /** Its place in the log of what the recipient was sent; undefined: nothing was sent. */
  readonly sent: { readonly log: number; readonly index: number } | undefined;
}

export interface RepeatedDecision {
  readonly entry: LoggedDisclosure;
  readonly disclosureId: string;
}

/** A correction or retraction of which somebody may have to hear who had the original. */
export interface DueNotice {
  readonly noticeId: string;
  readonly disclosure: Disclosure;
  /** To whom it is due if they had the original. */
  readonly due: readonly string[];
}

/** A hash that belongs into a tile above the lowest, of one of the logs. */
export interface LogSubtree extends FullSubtree {
  readonly log: number;
}

/** What a stretch of `iom.disclosures` adds to the record. */
export interface Recording {
  /** The first of them is the leaf `firstLeaf` of the tree. */
  readonly leaves: readonly RecordedLeaf[];
  readonly firstLeaf: number;
  /** Entries of which anything was taken down. */
  readonly entries: number;
  readonly repeated: readonly RepeatedDecision[];
  readonly notices: readonly DueNotice[];
  readonly subtrees: readonly LogSubtree[];
  readonly before: Trees;
  readonly trees: Trees;
}

/** Every disclosure id of these entries. */
export function disclosureIdsOf(entries: readonly LoggedDisclosure[]): string[] {
  return entries.flatMap(({ disclosure }) => disclosure.decisions.map((d) => d.disclosureId));
}

/**
 * Takes entries down in their order: one leaf for each decision, one for an entry without any; and of what was sent, one in
 * the log of whoever it was sent to. A decision whose id is among `known`, or came before in these entries, is not taken
 * down again: the first stands, and the second is a finding.
 */
export function record(
  entries: readonly LoggedDisclosure[],
  known: ReadonlySet<string>,
  before: Trees,
  terms: TermsIndex,
): Recording {
  const leaves: RecordedLeaf[] = [];
  const repeated: RepeatedDecision[] = [];
  const notices: DueNotice[] = [];
  const growth = new Growth(before);
  const taken = new Set<string>();
  let recorded = 0;
  for (const entry of entries) {
    const { decisions } = entry.disclosure;
    const begin = leaves.length;
    if (decisions.length === 0) leaves.push(leafOf(entry, undefined, terms, growth));
    const due: string[] = [];
    for (const decision of decisions) {
      const { disclosureId } = decision;
      if (known.has(disclosureId) || taken.has(disclosureId)) {
        repeated.push({ entry, disclosureId });
        continue;
      }
      taken.add(disclosureId);
      leaves.push(leafOf(entry, decision, terms, growth));
      if (decision.outcome === 'NOTICE_DUE') due.push(decision.recipient);
    }
    if (leaves.length > begin) recorded++;
    if (due.length > 0) notices.push(dueNotice(entry, due));
  }
  const subtrees: LogSubtree[] = [];
  const trees = growth.after(
    leaves.map(({ hash }) => hash),
    (subtree) => subtrees.push(subtree),
  );
  return {
    leaves,
    firstLeaf: before.whole.size,
    entries: recorded,
    repeated,
    notices,
    subtrees,
    before,
    trees,
  };
}

/** What was sent to each organisation on top of what its log holds already. */
class Growth {
  private readonly sent = new Map<string, { readonly id: number; readonly hashes: Hash[] }>();

  constructor(private readonly before: Trees = NO_TREES) {}

  /** The place of the leaf in the organisation's log. */
  add(org: string, hash: Hash): { readonly log: number; readonly index: number } {
    const { before, sent } = this;
    const known = before.sent.get(org);
    let grown = sent.get(org);
    if (grown === undefined) {
      const unknown = [...sent.keys()].filter((each) => !before.sent.has(each)).length;
      grown = { id: known?.id ?? before.sent.size + unknown + 1, hashes: [] };
      sent.set(org, grown);
    }
    grown.hashes.push(hash);
    return { log: grown.id, index: (known?.tree.size ?? 0) + grown.hashes.length - 1 };
  }

  after(whole: readonly Hash[], full: (subtree: LogSubtree) => void): Trees {
    const { before } = this;
    const sent = new Map(before.sent);
    for (const [org, { id, hashes }] of this.sent) {
      const tree = sent.get(org)?.tree ?? NO_TREES.whole;
      const grown = tree.append(hashes, (subtree) => full({ ...subtree, log: id }));
      sent.set(org, { id, tree: grown });
    }
    const told = (subtree: FullSubtree) => full({ ...subtree, log: WHOLE_LOG });
    return { whole: before.whole.append(whole, told), sent };
  }
}

function leafOf(
  entry: LoggedDisclosure,
  decision: RecipientDecision | undefined,
  index: TermsIndex,
  growth: Growth,
): RecordedLeaf {
  const { disclosure } = entry;
  const terms = index.of(disclosure, decision);
  const text =
    decision === undefined || terms.form === null
      ? leafOfNoDecision(disclosure)
      : leafInForm(terms.form, disclosure, decision);
  const sent =
    decision && terms.sentForm
      ? growth.add(
          decision.recipient,
          leafHash(sentLeafInForm(terms.sentForm, disclosure, decision)),
        )
      : undefined;
  return { entry, decision, terms, hash: leafHash(text), sent };
}

function dueNotice({ disclosure }: LoggedDisclosure, due: readonly string[]): DueNotice {
  return { noticeId: noticeIdOf('CORRECTION', disclosure.eventId), disclosure, due };
}
