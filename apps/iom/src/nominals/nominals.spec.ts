import type { Nominal, Standing } from '@iom/domain';
import { NOON, standing } from '@iom/testing';
import { inOrder, isNominalOf, viewOf } from './nominal-view.js';
import { renderList, renderNominal } from './render-nominals.js';

const nominal = (given: Partial<Standing> = {}): Nominal => ({
  subjectId: 'subject-1',
  version: 3,
  asAt: NOON,
  standing: standing(given),
});
const organisation = (id: string, kind: 'police' | 'probation') =>
  ({ id, kind }) as Parameters<typeof isNominalOf>[0];

describe('the nominals of an organisation', () => {
  it('are those of a force’s area, or of a probation service', () => {
    expect(isNominalOf(organisation('gwent-police', 'police'), nominal())).toBe(true);
    expect(isNominalOf(organisation('south-wales-police', 'police'), nominal())).toBe(false);
    expect(isNominalOf(organisation('probation-wales', 'probation'), nominal())).toBe(true);
  });

  it('are nobody who is a nominal no more', () => {
    const former = nominal({ cohort: null });
    expect(isNominalOf(organisation('gwent-police', 'police'), former)).toBe(false);
  });

  it('are listed by case number, with why nothing new is shared of some', () => {
    const free = viewOf(nominal());
    const limited = viewOf(
      nominal({ probation: { crn: 'X000000', pncId: null }, limitedAccess: 'RESTRICTED' }),
    );
    expect(inOrder([free, limited]).map(({ crn }) => crn)).toEqual(['X000000', 'X000001']);
    const text = renderList(inOrder([free, limited]));
    expect(text).toContain('because probation limits who may see the case');
    expect(text).toContain('2 nominals; of 1 of them nothing new is shared');
    expect(renderList([])).toBe('Nobody in this area is a nominal now.');
  });
});

describe('a nominal who is shown', () => {
  it('stands in the way of nothing when everything is known of them', () => {
    expect(viewOf(nominal())).toMatchObject({
      crn: 'X000001',
      category: 'FIXED',
      selectedOn: '2026-06-01',
      version: 3,
      asAt: '2026-06-14T12:00:00.000Z',
      obstacles: [],
    });
    expect(renderNominal(viewOf(nominal()))).toContain('What an agreement names is shared.');
  });

  it.each<[string, Partial<Standing>]>([
    ['ACCESS_UNKNOWN', { limitedAccess: 'UNKNOWN' }],
    ['RECORD_SET_ASIDE', { limitedAccess: 'UNKNOWN', setAside: true }],
    ['AGE_UNKNOWN', { age18OrOver: 'UNKNOWN' }],
    ['UNDER_18', { age18OrOver: 'NO' }],
    ['IDENTITY_CONFLICT', { link: 'CONFLICT' }],
    ['NOT_A_NOMINAL', { cohort: null }],
    ['PROTECTED_PERSON', { protectedPerson: true }],
    ['PROCESSING_RESTRICTED', { restrictions: ['S47-1'] }],
  ])('says %s in words', (code, given) => {
    const view = viewOf(nominal(given));
    expect(view.obstacles.map((each) => each.code)).toEqual([code]);
    expect(renderNominal(view)).toContain(`because ${view.obstacles[0]?.words}`);
  });
});
