import * as fc from 'fast-check';
import { ByteMap } from './byte-map.js';

type Step = readonly [key: string, length: number | undefined];

const key = fc.oneof(
  fc.integer({ min: 0, max: 2_500 }).map((n) => `r/gwent-police/OC-${n}`),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
/** Of every size, and often of another than before; no length: the key goes. */
const step: fc.Arbitrary<Step> = fc.tuple(
  key,
  fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined, freq: 3 }),
);

const valueOf = ([name, length = 0]: Step): Buffer => Buffer.alloc(length, `${length}${name}`);

/** The same steps in this map and in one of the language. */
function twice(steps: readonly Step[]): { map: ByteMap; expected: Map<string, string> } {
  const map = new ByteMap();
  const expected = new Map<string, string>();
  for (const each of steps) {
    const [name, length] = each;
    if (length === undefined) {
      map.delete(name);
      expected.delete(name);
    } else {
      map.set(name, valueOf(each));
      expected.set(name, String(valueOf(each)));
    }
  }
  return { map, expected };
}

const textOf = (entries: Iterable<readonly [string, Buffer]>): Map<string, string> =>
  new Map([...entries].map(([name, bytes]) => [name, String(bytes)]));

/** So many that the table grows more than once. */
const many = Array.from({ length: 2_000 }, (_, n): Step => [`r/south-wales-police/${n}`, n % 90]);

describe('bytes by key', () => {
  it('are what a map would hold after any changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.boolean(), (steps, isLarge) => {
        const { map, expected } = twice(isLarge ? [...many, ...steps] : steps);
        expect(map.size).toBe(expected.size);
        expect(textOf(map.entries())).toEqual(expected);
        for (const [name, text] of expected) expect(String(map.valueOf(map.find(name)))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('come in parts of which each has its keys and no others', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 300 }),
        fc.constantFrom(1, 3, 4, 1_024),
        fc.boolean(),
        (steps, parts, isLarge) => {
          const { map, expected } = twice(isLarge ? [...many, ...steps] : steps);
          const together = new Map<string, string>();
          for (let part = 0; part < parts; part++) {
            for (const [name, text] of textOf(map.entriesOf(part, parts))) {
              expect(map.partOf(name, parts)).toBe(part);
              together.set(name, text);
            }
          }
          expect(together).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('know nothing of a key that they never had or have no more', () => {
    const map = new ByteMap();
    map.set('a', Buffer.from('1'));
    map.delete('a');
    map.delete('b');

    expect([map.find('a'), map.find('b'), map.size]).toEqual([0, 0, 0]);
  });

  it('use what they have freed: any number of changes takes no more room', () => {
    const map = new ByteMap();
    const blocks = new Set<number>();
    for (let n = 0; n < 10_000; n++) blocks.add(map.set(`key-${n % 10}`, Buffer.alloc(n % 50)));

    expect(blocks.size).toBeLessThan(10 * 5 * 2);
  });

  it('refuse a value that no record of the log could carry', () => {
    expect(() => new ByteMap().set('a', Buffer.alloc(2_000_000))).toThrow(/too large/);
  });
});
