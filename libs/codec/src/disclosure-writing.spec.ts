import type { AgreementRef, Disclosure, RecipientDecision } from '@iom/domain';
import * as fc from 'fast-check';
import { typeOf } from './codec.js';
import { DisclosureWriting } from './disclosure-writing.js';
import { loadSchemas } from './schema-files.js';

const SCHEMA = loadSchemas().get('uk.iom.Disclosure');
const TYPE = typeOf(SCHEMA ?? { type: 'record', fields: [] });

/** Few objects, each the very same again and again, as those of compiled agreements are. */
const AGREEMENTS: readonly AgreementRef[] = [1, 2].map((version) => ({
  id: 'iom-gwent',
  version,
  sha256: `${version}`.repeat(64),
}));
const FIELDS: readonly RecipientDecision['fields'][] = [
  [],
  [{ path: 'date', action: 'SHARE', rule: 'iom-gwent:1#share[0].fields.date' }],
  [{ path: 'notes', action: 'WITHHOLD', rule: 'iom-gwent:1#share[0]: not listed' }],
];
const TEXTS: readonly (readonly string[])[] = [[], ['LASPO-s.56'], ['ä', 'b']];

const texts = fc.oneof(fc.constantFrom(...TEXTS), fc.array(fc.string(), { maxLength: 2 }));
const DECISION: fc.Arbitrary<RecipientDecision> = fc.record({
  disclosureId: fc.uuid(),
  recipient: fc.constantFrom('gwent-police', 'probation-wales'),
  outcome: fc.constantFrom('SHARED', 'WITHHELD', 'HELD', 'NOTICE_DUE'),
  attempt: fc.integer({ min: 1, max: 3 }),
  reasons: texts,
  fields: fc.constantFrom(...FIELDS),
  agreement: fc.constantFrom(null, ...AGREEMENTS),
  purpose: fc.constantFrom(null, 'crime-reduction', 'rehabilitation'),
  basis: texts,
  caveats: texts,
  releasedBy: texts,
  salt: fc.string(),
  sent: fc.option(fc.record({ topic: fc.string(), schemaId: fc.nat(), commitment: fc.string() })),
});
const DISCLOSURE: fc.Arbitrary<Disclosure> = fc.record({
  eventId: fc.uuid(),
  eventType: fc.constant('ContactRecorded'),
  sender: fc.constant('gwent-police'),
  subjectId: fc.string(),
  input: fc.record({ topic: fc.string(), partition: fc.nat(5), offset: fc.nat() }),
  decidedAt: fc.nat(),
  currentVersion: fc.option(fc.nat()),
  replay: fc.constant(null),
  decisions: fc.array(DECISION, { maxLength: 4 }),
});

function written(writing: DisclosureWriting | undefined, disclosure: Disclosure): Buffer {
  const room = Buffer.alloc(10_000);
  return room.subarray(3, writing?.encode(disclosure, room, 3));
}

describe('a disclosure written in parts', () => {
  it('is to the byte what its schema makes of it, one after the other', () => {
    const writing = DisclosureWriting.of(TYPE);
    fc.assert(
      fc.property(fc.array(DISCLOSURE, { minLength: 1 }), (disclosures) => {
        for (const each of disclosures) {
          expect(written(writing, each).equals(TYPE.toBuffer(each))).toBe(true);
        }
      }),
    );
  });

  it('says that it did not fit, wherever the room ends', () => {
    const writing = DisclosureWriting.of(TYPE);
    const decisions = fc.sample(DECISION, { numRuns: 3, seed: 1 });
    const [given] = fc.sample(DISCLOSURE, { numRuns: 1, seed: 1 });
    const disclosure = { ...given, decisions } as Disclosure;
    const size = TYPE.toBuffer(disclosure).length;
    for (let room = 0; room < size; room++) {
      expect(writing?.encode(disclosure, Buffer.alloc(room), 0)).toBeLessThan(0);
    }
    expect(writing?.encode(disclosure, Buffer.alloc(size), 0)).toBe(size);
  });

  it('is left to the schema when that has another field', () => {
    const note = { name: 'note', type: 'string', default: '' };
    const newer = typeOf({ ...SCHEMA, type: 'record', fields: [...(SCHEMA?.fields ?? []), note] });
    expect(DisclosureWriting.of(newer)).toBeUndefined();
  });
});
