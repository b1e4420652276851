import { message, recordOf, wrapped } from '../../test/samples.js';
import { translated } from '../../test/translated.js';
import { CONTEXT } from '../../test/samples.js';
import { translate } from '../translate.js';
import { canonicalText } from './canonical-text.js';

const CONSIDERED = 'prison-recall.recommendation.consideration';
const idOf = (value: unknown) => translated(value).observed[0]?.meta.eventId;

describe('the name of a message that is about no record', () => {
  const one = message(CONSIDERED, { a: 1, b: { c: [1, 2], d: null } });

  it('is the same however its fields are ordered, and however often and in what envelope it is sent', () => {
    const { additionalInformation, occurredAt, ...rest } = one;
    const other = {
      occurredAt,
      ...rest,
      additionalInformation: { b: { d: null, c: [1, 2] }, a: 1 },
    };
    expect(additionalInformation).toEqual(other.additionalInformation);
    expect(idOf(other)).toBe(idOf(one));
    expect(idOf(wrapped(one))).toBe(idOf(one));
    expect(idOf({ ...wrapped(one), MessageId: 'another', Signature: 'x' })).toBe(idOf(one));
    expect(
      translate(recordOf(one, { offset: 5, timestampMs: 1 }), CONTEXT).observed[0]?.meta,
    ).toEqual(translated(one).observed[0]?.meta);
  });

  it('is another when it says something else, also in what nobody reads', () => {
    expect(idOf({ ...one, description: 'Another word' })).not.toBe(idOf(one));
    expect(idOf({ ...one, occurredAt: '2026-06-14T10:06:52.739+01:00' })).not.toBe(idOf(one));
  });
});

describe('canonical text', () => {
  it('orders names at every depth, and lists not at all', () => {
    expect(canonicalText({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"x"]}',
    );
  });

  it('ends, however deep a message is', () => {
    const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 1);
    expect(canonicalText(deep).length).toBeLessThan(200);
  });
});
