import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import { MICROS_PER_DAY } from '@iom/domain';
import * as fc from 'fast-check';
import {
  contact,
  CONTEXT,
  offender,
  offenderManager,
  recordOf,
  registration,
  wrapped,
} from '../test/samples.js';
import { FIXTURES } from '../test/fixtures/index.js';
import { translate } from './translate.js';

const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());

/** Says something or passes over, never both, and everything that it says can be written down. */
function expectWhole(value: Buffer): void {
  const { observed, feedback, skipped } = translate(recordOf(value), CONTEXT);
  // Whatever the record says, nothing has happened that is yet to; only excused may somebody be before the day.
  const latest = CONTEXT.observedAt + MICROS_PER_DAY;
  const happened = observed.filter(
    (event) => !(event.type === 'ContactRecorded' && event.outcome === 'EXCUSED'),
  );
  for (const { meta } of happened) expect(meta.occurredAt).toBeLessThanOrEqual(latest);
  for (const event of observed) expect(encodeEvent(codec, event).length).toBeGreaterThan(5);
  expect(skipped === null).toBe(observed.length > 0);
  expect(observed.filter(({ type }) => type === 'RecordSetAside')).toHaveLength(feedback.length);
  expect(new Set(observed.map(({ meta }) => meta.eventId)).size).toBe(observed.length);
}

const SAMPLES = [
  contact(),
  contact({ CONTACT_OUTCOME_TYPE_ID: '2' }),
  contact({}, { op: 'd', before: contact()['after'] }),
  offender(),
  offenderManager(),
  registration('added'),
  registration('deregistered', { deregistrationId: 5 }),
  wrapped(registration('updated'), 'probation-case.registration.updated'),
  ...Object.values(FIXTURES).flatMap((family) => family.map(({ given }) => given)),
];

/** A good record with one of its fields, at any depth, replaced by anything. */
const spoilt = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.jsonValue(), fc.nat())
  .map(([sample, junk, seed]) => {
    const copy: unknown = JSON.parse(JSON.stringify(sample));
    const places = objectsIn(copy);
    const place = places[seed % places.length] ?? {};
    const names = Object.keys(place);
    place[names[seed % Math.max(names.length, 1)] ?? 'eventType'] = junk;
    return Buffer.from(JSON.stringify(copy));
  });

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

describe('whatever the topic of a probation organisation holds', () => {
  it('is translated without an error: arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectWhole(Buffer.from(bytes))),
    );
  });

  it('is translated without an error: arbitrary JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => expectWhole(Buffer.from(text))));
  });

  it('is translated without an error: a good record with one thing wrong', () => {
    fc.assert(fc.property(spoilt, expectWhole), { numRuns: 1_000 });
  });

  it('gives the same events each time it is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), (sample) => {
        expect(translate(recordOf(sample), CONTEXT)).toEqual(translate(recordOf(sample), CONTEXT));
      }),
    );
  });
});
