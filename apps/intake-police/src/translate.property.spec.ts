import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import * as fc from 'fast-check';
import { CONTEXT, officerContact, officerContactPlanned, recordOf } from '../test/samples.js';
import { CARRIED } from './contract/entities.js';
import { translate } from './translate.js';

const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());

/** Says one thing and one thing only, and everything that it says can be written down. */
function expectWhole(value: Buffer, key: Buffer | null): void {
  const { observed, feedback, skipped } = translate(recordOf(value, { key }), CONTEXT);
  for (const event of observed) expect(encodeEvent(codec, event).length).toBeGreaterThan(5);
  const isSetAside = observed.some(({ type }) => type === 'RecordSetAside');
  expect(skipped === null).toBe(observed.length + feedback.length > 0);
  expect(isSetAside).toBe(feedback.some(({ status }) => status === 'QUARANTINED'));
  expect(observed.length).toBeLessThanOrEqual(1);
}

/** A good change with one of its fields, at any depth, replaced by anything. */
const spoilt = fc
  .tuple(
    fc.constantFrom(
      officerContact(),
      officerContactPlanned(),
      officerContact({ operation: 'deleted' }),
    ),
    fc.jsonValue(),
    fc.nat(),
  )
  .map(([change, junk, seed]) => {
    const copy = JSON.parse(JSON.stringify(change)) as Record<string, unknown>;
    const places = [copy, copy['record'], copy['nominal'], copy['changedBy']] as Record<
      string,
      unknown
    >[];
    const place = places[seed % places.length] ?? copy;
    const names = Object.keys(place);
    place[names[seed % names.length] ?? ''] = junk;
    return Buffer.from(JSON.stringify(copy));
  });

describe('whatever a force’s topic holds', () => {
  const anyKey = fc.option(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)));

  it('is translated without an error: arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), anyKey, (bytes, key) =>
        expectWhole(Buffer.from(bytes), key),
      ),
    );
  });

  it('is translated without an error: arbitrary JSON', () => {
    fc.assert(fc.property(fc.json(), anyKey, (text, key) => expectWhole(Buffer.from(text), key)));
  });

  it('is translated without an error: a good record with one thing wrong', () => {
    fc.assert(fc.property(spoilt, anyKey, expectWhole), { numRuns: 500 });
  });
});

describe('the contract of a force’s records, compiled', () => {
  it('takes and refuses what it does without being compiled, in the same words', async () => {
    const unchanged = fc
      .constantFrom(officerContact(), officerContactPlanned())
      .map((change) => Buffer.from(JSON.stringify(change)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, unchanged), async (bytes) => {
        const change: unknown = JSON.parse(bytes.toString());
        for (const contract of [CARRIED.OfficerContact, CARRIED.OfficerContactPlanned]) {
          // Only a parse that may wait goes by the contract itself.
          const { data, error } = await contract.safeParseAsync(change);
          const compiled = contract.safeParse(change);
          expect(compiled.data).toEqual(data);
          expect(compiled.error?.issues).toEqual(error?.issues);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
