import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreed } from '../agreed.js';
import { agreementsDue } from './agreements-due.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const GWENT = read('iom-gwent.yaml').text;

/** The agreement of Gwent in versions, each with its own time. */
function policyOf(
  ...versions: readonly (readonly [from: string, until: string, review: string])[]
) {
  const agreements = versions.map(([from, until, review], index) => ({
    path: `iom-gwent-${index + 1}.yaml`,
    text: GWENT.replace('version: 1', `version: ${index + 1}`).replace(
      /inForce: .*/,
      `inForce: { from: ${from}, until: ${until}, reviewBy: ${review}, graceDays: 28 }`,
    ),
  }));
  const agreed = parseAgreed({ organisations: read('organisations.yaml'), agreements });
  if (!agreed.ok) throw new Error(JSON.stringify(agreed.error));
  return agreed.value.policy;
}

const on = (day: string) => Date.parse(`${day}T12:00:00Z`) * 1_000;
const warned = (policy: ReturnType<typeof policyOf>, day: string) =>
  agreementsDue(policy, on(day)).map(({ warning, daysLeft, lastDay }) => [
    warning,
    daysLeft,
    lastDay,
  ]);

describe('an agreement that ends', () => {
  const policy = policyOf(['2026-01-01', '2026-06-30', '2026-12-01']);

  it.each([
    ['2026-05-30', []],
    ['2026-05-31', [[30, 30, '2026-06-30']]],
    ['2026-06-22', [[30, 8, '2026-06-30']]],
    ['2026-06-23', [[7, 7, '2026-06-30']]],
    ['2026-06-29', [[1, 1, '2026-06-30']]],
    ['2026-06-30', [[1, 0, '2026-06-30']]],
    ['2026-07-01', [['ENDED', -1, '2026-06-30']]],
  ])('is told of on %s as %j', (day, expected) => {
    expect(warned(policy, day)).toEqual(expected);
  });

  it('also ends by a review that is overdue beyond its grace', () => {
    const overdue = policyOf(['2026-01-01', '2027-12-31', '2026-06-01']);
    expect(warned(overdue, '2026-06-28')).toEqual([[1, 1, '2026-06-29']]);
  });

  it('does not when a version follows it without a gap', () => {
    const followed = policyOf(
      ['2026-01-01', '2026-06-30', '2026-12-01'],
      ['2026-07-01', '2027-06-30', '2027-06-30'],
    );
    expect(warned(followed, '2026-06-29')).toEqual([]);
    expect(warned(followed, '2027-06-29')).toEqual([[1, 1, '2027-06-30']]);
  });

  it('does when the version that follows it leaves a day between', () => {
    const late = policyOf(
      ['2026-01-01', '2026-06-30', '2026-12-01'],
      ['2026-07-02', '2027-06-30', '2027-06-30'],
    );
    expect(warned(late, '2026-06-29')).toEqual([[1, 1, '2026-06-30']]);
  });

  it('says nothing before it has begun', () => {
    expect(warned(policyOf(['2026-07-01', '2026-07-10', '2026-07-10']), '2026-06-29')).toEqual([]);
  });
});
