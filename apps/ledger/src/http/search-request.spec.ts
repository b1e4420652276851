import { Problem } from '@iom/platform';
import { parseBody } from './parse-body.js';
import { SearchRequest } from './search-request.js';

const faultsOf = (body: unknown) => {
  try {
    parseBody(SearchRequest, body);
    return [];
  } catch (error) {
    return error instanceof Problem ? error.body().faults : [error];
  }
};

describe('what an auditor may search for', () => {
  it('is anything, when nothing is said', () => {
    expect(parseBody(SearchRequest, {})).toEqual({});
  });

  it('is read into the forms that are kept', () => {
    expect(
      parseBody(SearchRequest, {
        person: { crn: ' x000001 ', pncId: '15/123L' },
        from: '2026-06-14T13:00:00+01:00',
        cursor: '41',
      }),
    ).toEqual({
      person: { crn: 'X000001', pncId: '2015/0000123L' },
      from: Date.UTC(2026, 5, 14, 12) * 1_000,
      cursor: 41,
    });
  });

  it.each([
    ['an outcome that there is not', { outcome: 'Canarysson' }, 'outcome'],
    ['a type that there is not', { type: 'Canarysson' }, 'type'],
    ['a day instead of an instant', { from: '2026-06-14' }, 'from'],
    ['a CRN that is none', { person: { crn: 'Canarysson' } }, 'person.crn'],
    ['a PNC with a wrong letter', { person: { pncId: '15/123A' } }, 'person.pncId'],
    ['nobody', { person: {} }, 'person'],
    ['a name', { person: { surname: 'Canarysson' } }, 'person'],
    ['something unknown', { Canarysson: 1 }, 'body'],
    ['a text', 'Canarysson', 'body'],
  ])('is not %s', (_, body, field) => {
    const faults = faultsOf(body);
    expect(faults).toEqual([{ field, problem: expect.any(String) }]);
    expect(JSON.stringify(faults)).not.toContain('Canarysson');
  });
});
