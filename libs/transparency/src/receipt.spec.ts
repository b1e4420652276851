import { generateKeyPairSync } from 'node:crypto';
import { signCheckpoint } from './checkpoint.js';
import { canonicalJson, type CanonicalValue } from './canonical-json.js';
import { namedCommitmentsUnder } from './commitment.js';
import { leafOfDecision } from './disclosure-leaf.js';
import type { LoggedDecision, LoggedEntry } from './logged-entry.js';
import { MemoryTiles } from './memory-tiles.fixtures.js';
import { noteSigner, noteVerifier, verifierKeyOf } from './note.js';
import { type Receipt, verifyReceipt } from './receipt.js';
import { sentFormOf, sentLeafInForm, sentLeafOf } from './sent-leaf.js';
import { BadProofError, encodeProof, parseProof } from './tlog-proof.js';
import { TreeReader } from './tree-reader.js';

const decision: LoggedDecision = {
  disclosureId: 'disclosure-Canarysson',
  recipient: 'probation-wales',
  outcome: 'SHARED',
  attempt: 3,
  reasons: ['REASON_THAT_IS_INNER'],
  fields: [{ path: 'withheldField', action: 'WITHHOLD', rule: 'inner' }],
  agreement: { id: 'iom-gwent', version: 3, sha256: 'ab'.repeat(32) },
  purpose: 'integrated-offender-management',
  basis: ['OMA14'],
  caveats: ['with "quotes" and é'],
  releasedBy: ['officer Canarysson'],
  salt: '00112233445566778899aabbccddeeff',
  sent: { topic: 'share.probation-wales', schemaId: 7, commitment: 'cd'.repeat(32) },
};
const entry: LoggedEntry = {
  eventId: 'event-Canarysson',
  eventType: 'ContactRecorded',
  sender: 'gwent-police',
  subjectId: 'subject-Canarysson',
  input: { topic: 'iom.events', partition: 2, offset: 123_454_321 },
  decidedAt: 1_781_431_200_000_000,
  currentVersion: 40_404,
  replay: null,
  decisions: [decision],
};
const ORIGIN = 'example.org/synthetic-log';
const signer = noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey);
const verifier = noteVerifier(verifierKeyOf(signer));

async function receiptOf(leaf: string, size: number, index: number): Promise<Receipt> {
  const tiles = new MemoryTiles(size, (at) => (at === index ? leaf : `synthetic leaf ${at}`));
  const checkpoint = signCheckpoint({ origin: ORIGIN, size, root: tiles.range.root() }, [signer]);
  const hashes = await new TreeReader(tiles, size).inclusionProof(index);
  const proof = encodeProof({ index, hashes, checkpoint });
  return { disclosureId: decision.disclosureId, salt: decision.salt, leaf, proof };
}

describe('the leaf in the log of a recipient', () => {
  const leaf = sentLeafOf(entry, decision)!;

  it('is this text, for ever', () => {
    const disclosure = namedCommitmentsUnder(decision.salt)('disclosure', decision.disclosureId);
    expect(leaf).toBe(
      `{"agreement":{"id":"iom-gwent","sha256":"${'ab'.repeat(32)}","version":3},"basis":["OMA14"],"caveats":["with \\"quotes\\" and é"],` +
        `"decidedAt":1781431200000000,"disclosure":"${disclosure}","eventType":"ContactRecorded","purpose":"integrated-offender-management",` +
        `"recipient":"probation-wales","record":"uk.iom.sent/1","sender":"gwent-police",` +
        `"sent":{"payload":"${'cd'.repeat(32)}","schemaId":7,"topic":"share.probation-wales"}}`,
    );
    expect(canonicalJson(JSON.parse(leaf) as CanonicalValue)).toBe(leaf);
  });

  it('says nothing of what was kept from it, nor of whom it is about', () => {
    expect(leaf).not.toMatch(/Canarysson|withheldField|INNER|inner|40404|123454321|attempt/);
  });

  it('does not exist when nothing was sent', () => {
    expect(sentLeafOf(entry, { ...decision, sent: null })).toBeUndefined();
  });

  it('is filled in alike by every decision under the same terms', () => {
    const later = { ...entry, decidedAt: 5, eventId: 'another' };
    const again = { ...decision, disclosureId: 'another', attempt: 1, salt: 'ff'.repeat(16) };
    expect(sentLeafInForm(sentFormOf(entry, decision)!, later, again)).toBe(
      sentLeafOf(later, again),
    );
  });
});

describe('a receipt', () => {
  it.each([
    ['the whole log', leafOfDecision(entry, decision)],
    ['the log of what an organisation was sent', sentLeafOf(entry, decision)!],
  ])('from %s shows that the disclosure is in it', async (_, leaf) => {
    for (const [size, index] of [
      [1, 0],
      [300, 299],
      [70_000, 12_345],
    ] as const) {
      const receipt = await receiptOf(leaf, size, index);
      expect(verifyReceipt(receipt, [verifier])).toEqual({ origin: ORIGIN, index, size });
    }
  });

  it('shows nothing when any part of it is another', async () => {
    const receipt = await receiptOf(leafOfDecision(entry, decision), 300, 7);
    const other = noteVerifier(
      verifierKeyOf(noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey)),
    );
    expect(verifyReceipt(receipt, [other])).toBe('BAD_CHECKPOINT');
    expect(
      verifyReceipt({ ...receipt, leaf: receipt.leaf.replace('SHARED', 'WITHHELD') }, [verifier]),
    ).toBe('NOT_INCLUDED');
    expect(verifyReceipt({ ...receipt, disclosureId: 'another' }, [verifier])).toBe(
      'ANOTHER_DISCLOSURE',
    );
    expect(verifyReceipt({ ...receipt, salt: 'ff'.repeat(16) }, [verifier])).toBe(
      'ANOTHER_DISCLOSURE',
    );
    expect(
      verifyReceipt({ ...receipt, proof: receipt.proof.replace('index 7', 'index 8') }, [verifier]),
    ).toBe('NOT_INCLUDED');
    expect(
      verifyReceipt({ ...receipt, proof: receipt.proof.replace('\n300\n', '\n301\n') }, [verifier]),
    ).toBe('BAD_CHECKPOINT');
    expect(verifyReceipt({ ...receipt, proof: 'x' }, [verifier])).toBe('BAD_PROOF');
  });
});

describe('a proof as text', () => {
  it('is read as it was written, with whatever else it carries', async () => {
    const { proof } = await receiptOf('x', 300, 7);
    const read = parseProof(proof);
    expect(encodeProof(read)).toBe(proof);
    expect(read.hashes).toHaveLength(9);
    expect(parseProof(proof.replace('\n', '\nextra c3ludGhldGlj\n'))).toEqual(read);
  });

  it.each([
    '',
    'c2sp.org/tlog-proof@v1\n',
    'c2sp.org/tlog-proof@v1\nindex 01\n\nx',
    'c2sp.org/tlog-proof@v1\nindex 1\nabc\n\nx',
  ])('is refused when it is %j', (text) => {
    expect(() => parseProof(text)).toThrow(BadProofError);
  });
});
