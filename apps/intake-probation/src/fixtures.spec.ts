import { Codec, decodeObserved, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import type { Observed } from '@iom/domain';
import { FIXTURES } from '../test/fixtures/index.js';
import { translated } from '../test/translated.js';

const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());

describe.each(Object.entries(FIXTURES))('%s', (_family, fixtures) => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
    const { given, yields } = fixture;
    const { observed, feedback, skipped, remarks, awaits } = translated(given);
    const said = observed.filter(({ type }) => type !== 'RecordSetAside');
    const kept = observed.filter(({ type }) => type === 'RecordSetAside');

    expect(said.map(({ type }) => type)).toEqual((yields.events ?? []).map(([type]) => type));
    expect(said).toMatchObject((yields.events ?? []).map(([, says]) => says));
    expect(kept).toMatchObject(yields.setAside ? [yields.setAside] : []);
    expect(feedback).toHaveLength(kept.length);
    expect(skipped).toBe(yields.skipped ?? null);
    expect(remarks).toEqual(yields.remarks ?? []);
    expect(awaits).toBe(yields.awaits ?? null);
    for (const event of observed) {
      expect(decodeObserved(codec, encodeEvent(codec, event))).toMatchObject(plain(event));
    }
  });
});

/** Its values alone: what is decoded has those of a recorded event as well. */
function plain(event: Observed): object {
  return JSON.parse(JSON.stringify(event)) as object;
}

describe('the fixtures', () => {
  const all = Object.values(FIXTURES).flat();

  it('are many, each with a name of its own', () => {
    expect(all.length).toBeGreaterThan(170);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});
