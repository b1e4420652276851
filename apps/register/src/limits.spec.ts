import type { YesNo } from '@iom/domain';
import { NOON } from '@iom/testing';
import { aNominal, CRN, HOUR, PNC, police, probation, Rig } from '../testing/rig.js';
import { ageOf, isAdult } from './age.js';
import { foldLimits } from './limits.js';

const limits = (version: string, exclusion: YesNo, restriction: YesNo) =>
  probation(
    exclusion === 'NO' && restriction === 'NO' ? 'AccessLimitLifted' : 'AccessLimited',
    { record: 'OFFENDER/9001', version, claim: { crn: CRN, offenderId: '9001' } },
    { exclusion, restriction },
  );

const gone = (version: string) =>
  probation(
    'IdentifiersReported',
    { record: 'OFFENDER/9001', version, claim: { crn: CRN, offenderId: '9001' } },
    { removed: true },
  );

const born = (record: string, dateOfBirth: string) =>
  police('ContactRecorded', { record, claim: { dateOfBirth } });

describe('limited access', () => {
  it.each<[YesNo, YesNo, string]>([
    ['YES', 'NO', 'RESTRICTED'],
    ['UNKNOWN', 'YES', 'RESTRICTED'],
    ['NO', 'NO', 'NONE'],
    ['NO', 'UNKNOWN', 'UNKNOWN'],
    ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
  ])('exclusion %s and restriction %s come to %s', (exclusion, restriction, folded) => {
    expect(foldLimits(exclusion, restriction)).toBe(folded);
  });

  it('is unknown until an OFFENDER row has been seen', () => {
    const rig = new Rig();
    rig.tell(probation('NominalSelected'));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
  });

  it('is said with the standing before when it changes', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    expect(rig.tell(limits('2', 'YES', 'NO'))).toMatchObject([
      {
        type: 'AccessLimited',
        standing: { limitedAccess: 'RESTRICTED' },
        previousStanding: { limitedAccess: 'NONE' },
      },
    ]);
    expect(rig.tell(limits('3', 'NO', 'NO'))).toMatchObject([
      { type: 'AccessLimitLifted', standing: { limitedAccess: 'NONE' } },
    ]);
  });

  it('is not said again when the flags come to the same', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), limits('2', 'YES', 'NO'));
    expect(rig.tell(limits('3', 'YES', 'YES'))).toEqual([]);
    expect(rig.tell(limits('4', 'NO', 'YES'))).toEqual([]);
    expect(rig.tell(limits('5', 'NO', 'NO'))).toMatchObject([{ type: 'AccessLimitLifted' }]);
  });

  it('is not loosened by an older row', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), limits('3', 'YES', 'NO'));
    expect(rig.tell(limits('2', 'NO', 'NO'))).toEqual([]);
    expect(rig.standing(CRN)?.limitedAccess).toBe('RESTRICTED');
  });

  it('is tightened by a row of the same version, and not loosened by it', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), limits('2', 'NO', 'NO'));
    expect(rig.tell(limits('2', 'YES', 'NO'))).toMatchObject([
      { type: 'AccessLimited', standing: { limitedAccess: 'RESTRICTED' } },
    ]);
    expect(rig.tell(limits('2', 'NO', 'UNKNOWN'))).toEqual([]);
    expect(rig.tell(limits('2', 'NO', 'NO'))).toEqual([]);
    expect(rig.standing(CRN)?.limitedAccess).toBe('RESTRICTED');
  });

  it('stays unknown when the OFFENDER row that is gone says that there is none', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), gone('2'));
    expect(rig.tell(limits('2', 'NO', 'NO'))).toEqual([]);
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    rig.tell(limits('3', 'NO', 'NO'));
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('stays as tight as the OFFENDER row that is gone said, in whatever order it says both', () => {
    const before = new Rig();
    before.tell(...aNominal(), limits('2', 'YES', 'NO'), gone('2'));
    const after = new Rig();
    after.tell(...aNominal(), gone('2'), limits('2', 'YES', 'NO'));
    for (const rig of [before, after]) expect(rig.standing(CRN)?.limitedAccess).toBe('RESTRICTED');
    const lifted = new Rig();
    lifted.tell(...aNominal(), limits('2', 'NO', 'NO'), gone('2'));
    expect(lifted.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
  });

  it('is unknown again when the OFFENDER row is gone', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), gone('2'));
    expect(rig.standing(CRN)).toMatchObject({
      limitedAccess: 'UNKNOWN',
      age18OrOver: 'UNKNOWN',
      probation: { pncId: null },
    });
  });
});

describe('age', () => {
  it('counts the 18th birthday as 18', () => {
    expect(isAdult('2008-06-14', '2026-06-13')).toBe(false);
    expect(isAdult('2008-06-14', '2026-06-14')).toBe(true);
  });

  it('gives whoever was born on 29 February their birthday on 1 March', () => {
    expect(isAdult('2008-02-29', '2026-02-28')).toBe(false);
    expect(isAdult('2008-02-29', '2026-03-01')).toBe(true);
  });

  it('is unknown without a date from probation, and when a force has a date under 18', () => {
    expect(ageOf(null, ['1991-01-01'], '2026-06-14')).toBe('UNKNOWN');
    expect(ageOf('1991-01-01', [null, '2010-01-01'], '2026-06-14')).toBe('UNKNOWN');
    expect(ageOf('1991-01-01', [null, '1991-01-01'], '2026-06-14')).toBe('YES');
    expect(ageOf('2010-01-01', [], '2026-06-14')).toBe('NO');
  });

  it('is doubted by what a force says and settled by what it says later', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    expect(rig.tell(born('OC-1', '2010-01-01'))).toMatchObject([
      { standing: { age18OrOver: 'UNKNOWN' }, previousStanding: { age18OrOver: 'YES' } },
    ]);
    rig.tell(born('OC-2', '1991-02-03'));
    expect(rig.standing(CRN)?.age18OrOver).toBe('YES');
  });

  it('comes of itself, on the UK day, with whatever is said next', () => {
    const rig = new Rig();
    const [who, ...rest] = aNominal();
    const minor = { ...who, person: { ...who?.person, dateOfBirth: '2008-06-15' } };
    rig.tell(minor as NonNullable<typeof who>, ...rest);
    expect(rig.standing(CRN)?.age18OrOver).toBe('NO');
    // 23:30 UTC on the 14th is half past midnight on the 15th in Britain.
    const after = rig.tell(
      police('ContactRecorded', { at: NOON + 11.5 * HOUR, claim: { pncId: PNC } }),
    );
    expect(after).toMatchObject([
      { standing: { age18OrOver: 'YES' }, previousStanding: { age18OrOver: 'NO' } },
    ]);
  });
});

const team = (record: string, from: string | null, pdu: string, active = true, version = '1') =>
  probation('ResponsibleTeamChanged', { record, version }, { from, pdu, active });

describe('the area', () => {
  it('is that of the latest active allocation', () => {
    const rig = new Rig();
    rig.tell(probation('NominalSelected'), team('OFFENDER_MANAGER/1', '2026-01-01', 'WPTGWT'));
    expect(rig.tell(team('OFFENDER_MANAGER/2', '2026-05-01', 'N03CTM'))).toMatchObject([
      {
        standing: { area: { policeOrg: 'south-wales-police' } },
        previousStanding: { area: { policeOrg: 'gwent-police' } },
      },
    ]);
    expect(rig.tell(team('OFFENDER_MANAGER/3', '2025-05-01', 'WPTGWT'))).toEqual([]);
  });

  it('falls back on the allocation before when the latest one ends', () => {
    const rig = new Rig();
    rig.tell(
      probation('NominalSelected'),
      team('OFFENDER_MANAGER/1', '2026-01-01', 'WPTGWT'),
      team('OFFENDER_MANAGER/2', '2026-05-01', 'N03CTM'),
      team('OFFENDER_MANAGER/2', '2026-05-01', 'N03CTM', false, '2'),
    );
    expect(rig.standing(CRN)?.area.policeOrg).toBe('gwent-police');
  });

  it('is of no force when nobody covers the delivery unit', () => {
    const rig = new Rig();
    rig.tell(probation('NominalSelected'), team('OFFENDER_MANAGER/1', null, 'ELSEWHERE'));
    expect(rig.standing(CRN)?.area).toMatchObject({
      pdu: 'ELSEWHERE',
      policeOrg: null,
      probationOrg: 'probation-wales',
    });
  });
});
