import type { Disclosure, RecipientDecision } from '@iom/domain';
import { CompactRange, leafHash, leavesOf } from '@iom/transparency';
import { NO_TREES } from './trees.js';
import { decisionOf, disclosureOf } from './disclosures.fixtures.js';
import { type LoggedDisclosure, record as recordUnder } from './recording.js';
import { TermsIndex } from './terms.js';

const NONE: ReadonlySet<string> = new Set();

function logged(...disclosures: readonly Disclosure[]): LoggedDisclosure[] {
  return disclosures.map((disclosure, index) => ({ offset: 7, index, disclosure }));
}

const shared = (id: string, given: Partial<RecipientDecision> = {}) =>
  decisionOf({ disclosureId: id, ...given });

const record = (entries: LoggedDisclosure[], known: ReadonlySet<string>, tree: CompactRange) => {
  const recording = recordUnder(entries, known, { ...NO_TREES, whole: tree }, new TermsIndex());
  const { whole } = recording.trees;
  const hashes = recording.leaves.map(({ hash }) => hash);
  const decisions = recording.leaves.map(({ decision }) => decision);
  return { ...recording, hashes, decisions, tree: whole };
};

describe('taking decisions down', () => {
  it('gives every decision its own leaf, in the order of the log', () => {
    const entries = logged(
      disclosureOf({ eventId: 'e1', decisions: [shared('a'), shared('b')] }),
      disclosureOf({ eventId: 'e2', decisions: [shared('c')] }),
    );
    const recording = record(entries, NONE, CompactRange.EMPTY);
    expect(recording.decisions.map((d) => d?.disclosureId)).toEqual(['a', 'b', 'c']);
    expect(recording.entries).toBe(2);
    expect(recording.hashes).toEqual(
      entries.flatMap((e) => leavesOf(e.disclosure)).map((leaf) => leafHash(leaf)),
    );
    expect(recording.tree.root()).toEqual(CompactRange.EMPTY.append(recording.hashes).root());
  });

  it('takes down that nobody was in scope of an event', () => {
    const recording = record(logged(disclosureOf({ decisions: [] })), NONE, CompactRange.EMPTY);
    expect(recording.entries).toBe(1);
    expect(recording.decisions).toEqual([undefined]);
    expect(recording.tree.size).toBe(1);
  });

  it('goes on where the tree stands', () => {
    const before = CompactRange.EMPTY.append([leafHash(Buffer.from('older'))]);
    const recording = record(logged(disclosureOf({ decisions: [shared('a')] })), NONE, before);
    expect(recording.firstLeaf).toBe(1);
    expect(recording.tree.size).toBe(2);
  });

  it('keeps the first of two decisions with one id, and makes the second a finding', () => {
    const first = disclosureOf({ eventId: 'e1', decisions: [shared('a')] });
    const again = disclosureOf({
      eventId: 'e1',
      decisions: [shared('a', { outcome: 'WITHHELD' }), shared('b')],
    });
    const recording = record(logged(first, again), NONE, CompactRange.EMPTY);
    expect(recording.decisions).toEqual([shared('a'), shared('b')]);
    expect(recording.repeated).toEqual([
      { entry: expect.objectContaining({ offset: 7, index: 1 }), disclosureId: 'a' },
    ]);
  });

  it('takes nothing down of an entry that was recorded whole before', () => {
    const entries = logged(disclosureOf({ decisions: [shared('a'), shared('b')] }));
    const recording = record(entries, new Set(['a', 'b']), CompactRange.EMPTY);
    expect(recording.entries).toBe(0);
    expect(recording.leaves).toEqual([]);
    expect(recording.repeated.map((r) => r.disclosureId)).toEqual(['a', 'b']);
  });
});
