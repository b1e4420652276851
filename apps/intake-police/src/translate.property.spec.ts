import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import * as fc from 'fast-check';
import { changeOf, CONTEXT, deletionOf, recordOf } from '../test/samples.js';
import { CARRIED, type CarriedEntity } from './contract/entities.js';
import { translate } from './translate.js';
import type { Translation } from './translation.js';

const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
const ENTITIES = Object.keys(CARRIED) as CarriedEntity[];

type Mutable = Record<string, unknown>;

/** Says one thing and one thing only, and everything that it says can be written down. */
function expectWhole(value: Buffer, key: Buffer | null): void {
  const { observed, feedback, skipped } = translate(recordOf(value, { key }), CONTEXT);
  for (const event of observed) expect(encodeEvent(codec, event).length).toBeGreaterThan(5);
  const isSetAside = observed.some(({ type }) => type === 'RecordSetAside');
  expect(skipped === null).toBe(observed.length + feedback.length > 0);
  expect(isSetAside).toBe(feedback.some(({ status }) => status === 'QUARANTINED'));
  expect(observed.length).toBeLessThanOrEqual(1);
}

const good = fc
  .constantFrom(...ENTITIES)
  .chain((entity) => fc.constantFrom(changeOf(entity), deletionOf(entity)));

/** A good change with one of its fields, at any depth, replaced by anything. */
const spoilt = fc.tuple(good, fc.jsonValue(), fc.nat()).map(([change, junk, seed]) => {
  const copy = JSON.parse(JSON.stringify(change)) as Mutable;
  const places = [copy, ...objectsIn(copy)];
  const place = places[seed % places.length] ?? copy;
  const names = Object.keys(place);
  place[names[seed % names.length] ?? ''] = junk;
  return Buffer.from(JSON.stringify(copy));
});

function objectsIn(value: unknown): readonly Mutable[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Mutable, ...inner];
}

/** The same JSON with every field's name in a case of its own. */
function recased(text: string, cases: readonly boolean[]): string {
  let at = 0;
  return text.replaceAll(/"(\w+)":/g, (_, name: string) => {
    const other = name.replaceAll(/./g, (letter) =>
      cases[at++ % cases.length] ? letter.toUpperCase() : letter.toLowerCase(),
    );
    return `"${other}":`;
  });
}

function translated(text: string): Translation {
  return translate(recordOf(Buffer.from(text)), CONTEXT);
}

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
    fc.assert(fc.property(spoilt, anyKey, expectWhole), { numRuns: 1_000 });
  });
});

describe('a good record of any kind', () => {
  it('means the same in whatever case its fields are written', () => {
    const cases = fc.array(fc.boolean(), { minLength: 7, maxLength: 40 });
    fc.assert(
      fc.property(good, cases, (change, upper) => {
        const text = JSON.stringify(change);
        expect(translated(recased(text, upper))).toEqual(translated(text));
      }),
      { numRuns: 300 },
    );
  });

  it('means the same whatever else its system adds, and keeps nothing of that', () => {
    const name = fc.stringMatching(/^synthetic[A-Z][a-z]{2,9}$/);
    fc.assert(
      fc.property(good, fc.dictionary(name, fc.jsonValue()), (change, added) => {
        const record =
          change['record'] === undefined
            ? {}
            : { record: { ...added, ...(change['record'] as Mutable) } };
        const more = { ...added, ...change, ...record };
        expect(translated(JSON.stringify(more))).toEqual(translated(JSON.stringify(change)));
      }),
      { numRuns: 300 },
    );
  });

  it('that is marked with any other word than the two is refused, and no value of it is kept', () => {
    const word = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() !== '' && !/^OFFICIAL(-SENSITIVE)?$/.test(text));
    fc.assert(
      fc.property(good, word, (change, marking) => {
        const { observed, feedback } = translated(JSON.stringify({ ...change, marking }));
        expect(observed).toEqual([]);
        expect(feedback).toMatchObject([{ reasonCode: 'MARKING_TOO_HIGH', fieldPath: 'marking' }]);
        expect(JSON.stringify(feedback)).not.toMatch(/N61-|15\/123L|Synthetic/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the contract of a force’s records, compiled', () => {
  it('takes and refuses what it does without being compiled, in the same words', async () => {
    const bytes = fc.oneof(
      spoilt,
      good.map((change) => Buffer.from(JSON.stringify(change))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...ENTITIES), async (text, other) => {
        const change = JSON.parse(text.toString()) as Mutable;
        const own = ENTITIES.find((entity) => entity === change['entity']) ?? other;
        for (const contract of [CARRIED[own], CARRIED[other]]) {
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
