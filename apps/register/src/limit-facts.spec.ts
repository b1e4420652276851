import * as fc from 'fast-check';
import type { Day, YesNo } from '@iom/domain';
import { NOON } from '@iom/testing';
import { aNominal, CRN, HOUR, probation, Rig } from '../testing/rig.js';

const DAY = 24 * HOUR;
const TODAY = '2026-06-14';
const claim = { crn: CRN, offenderId: '9001' };

const flags = (version: string, flag: YesNo, at = NOON) =>
  probation(
    flag === 'NO' ? 'AccessLimitLifted' : 'AccessLimited',
    { record: 'OFFENDER/9001', version, at, claim },
    { exclusion: flag, restriction: 'NO' },
  );

interface Given {
  readonly version?: string;
  readonly until?: Day | null;
  readonly from?: Day | null;
  readonly at?: number;
  readonly record?: string;
  readonly meta?: object;
}
const row =
  (type: 'AccessLimited' | 'AccessLimitLifted', exclusion: YesNo) =>
  ({ version = '1', until = null, from = null, at = NOON, record = 'EXCLUSION/1', meta }: Given = {}) =>
    probation(
      type,
      { record, version, at, claim: { offenderId: '9001' } },
      { wholeCase: false, exclusion, restriction: 'UNKNOWN', from, until, ...(meta ? { meta } : {}) },
    ); // prettier-ignore
const excluded = row('AccessLimited', 'YES');
const over = row('AccessLimitLifted', 'NO');
const contact = (at: number, record = 'CONTACT/1', version = '1') =>
  probation('ContactRecorded', { record, version, at, claim });

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};
const limitedOf = (rig: Rig) => rig.standing(CRN)?.limitedAccess;

describe('an exclusion or a restriction with a row of its own', () => {
  it('limits the case beside its flags, whatever those say', () => {
    const rig = nominal();
    expect(rig.tell(excluded())).toMatchObject([
      {
        type: 'AccessLimited',
        standing: { limitedAccess: 'RESTRICTED' },
        previousStanding: { limitedAccess: 'NONE' },
      },
    ]);
    expect(rig.tell(flags('2', 'NO'))).toEqual([]);
    expect(limitedOf(rig)).toBe('RESTRICTED');
  });

  it('is lifted when its row is over or gone, and the case is free if nothing else limits it', () => {
    const rig = nominal();
    rig.tell(excluded());
    expect(rig.tell(over({ version: '2', until: '2026-06-10' }))).toMatchObject([
      { type: 'AccessLimitLifted', standing: { limitedAccess: 'NONE' } },
    ]);
  });

  it('lifts only itself', () => {
    const rig = nominal();
    rig.tell(excluded(), excluded({ record: 'RESTRICTION/1' }), flags('2', 'YES'));
    for (const lift of [over({ version: '2' }), flags('3', 'NO')])
      expect(rig.tell(lift)).toEqual([]);
    expect(limitedOf(rig)).toBe('RESTRICTED');
    expect(rig.tell(over({ version: '2', record: 'RESTRICTION/1' }))).toHaveLength(1);
    expect(limitedOf(rig)).toBe('NONE');
  });

  it('leaves unknown what the case itself has never said', () => {
    const rig = new Rig();
    rig.tell(probation('NominalSelected'));
    const named = (each: ReturnType<typeof excluded>) => ({
      ...each,
      person: { ...each.person, crn: CRN, offenderId: null },
    });
    rig.tell(named(excluded()));
    expect(limitedOf(rig)).toBe('RESTRICTED');
    rig.tell(named(over({ version: '2' })));
    expect(limitedOf(rig)).toBe('UNKNOWN');
  });

  it('holds already when it is to begin', () => {
    const rig = nominal();
    rig.tell(excluded({ from: '2026-07-01', until: '2026-08-01' }));
    expect(limitedOf(rig)).toBe('RESTRICTED');
  });

  it('holds on its last day, and no longer with the first thing that is said of the person after it', () => {
    const rig = nominal();
    rig.tell(excluded({ until: TODAY }));
    expect(rig.tell(contact(NOON))).toMatchObject([{ standing: { limitedAccess: 'RESTRICTED' } }]);
    // 23:30 UTC is half past midnight in Britain.
    expect(rig.tell(contact(NOON + 11.5 * HOUR, 'CONTACT/2'))).toMatchObject([
      { standing: { limitedAccess: 'NONE' }, previousStanding: { limitedAccess: 'RESTRICTED' } },
    ]);
  });

  it('is not over before an event can tell of it: what is dropped tells nobody', () => {
    const rig = nominal();
    rig.tell(excluded({ until: TODAY }), contact(NOON));
    expect(rig.tell(contact(NOON + DAY))).toEqual([]);
    expect(limitedOf(rig)).toBe('RESTRICTED');
    expect(rig.tell(flags('2', 'NO', NOON + DAY))).toMatchObject([
      { type: 'AccessLimitLifted', previousStanding: { limitedAccess: 'RESTRICTED' } },
    ]);
  });

  it('stays over when a clock of some source goes back', () => {
    const rig = nominal();
    rig.tell(excluded({ until: TODAY }), contact(NOON + DAY));
    rig.tell(contact(NOON, 'CONTACT/2'));
    expect(limitedOf(rig)).toBe('NONE');
  });

  it('is not lifted by an older row, and is made longer by one of the same version', () => {
    const rig = nominal();
    rig.tell(excluded({ version: '3', until: '2026-06-20' }));
    rig.tell(over({ version: '2' }), over({ version: '3' }));
    expect(limitedOf(rig)).toBe('RESTRICTED');
    rig.tell(excluded({ version: '3' }), contact(NOON + 30 * DAY));
    expect(limitedOf(rig)).toBe('RESTRICTED');
  });

  it('stands when the case’s own row is gone', () => {
    const rig = nominal();
    const gone = { record: 'OFFENDER/9001', version: '2', claim };
    rig.tell(excluded(), probation('IdentifiersReported', gone, { removed: true }));
    expect(limitedOf(rig)).toBe('RESTRICTED');
    rig.tell(over({ version: '2' }));
    expect(limitedOf(rig)).toBe('UNKNOWN');
  });
});

describe('a limit that cannot be taken as it comes', () => {
  const bad = { record: 'EXCLUSION/1', version: '2' };

  it('does not wait behind a record that cannot be read, but its end does', () => {
    const rig = nominal();
    rig.tell(probation('RecordSetAside', { record: 'CONTACT/9' }));
    expect(rig.tell(excluded())).toMatchObject([{ type: 'AccessLimited' }]);
    expect(rig.tell(over({ version: '2' }))).toEqual([]);
    expect(limitedOf(rig)).toBe('RESTRICTED');
    rig.tell(contact(NOON, 'CONTACT/9', '2'));
    expect(limitedOf(rig)).toBe('NONE');
  });

  it('holds up the person until its row can be read whole, and no longer', () => {
    const rig = nominal();
    const quality = { verification: 'SOURCE_RECORD', completeness: 'PARTIAL', note: null };
    rig.tell(
      excluded({ version: '2', meta: { quality } }),
      probation('RecordSetAside', { ...bad, claim }),
    );
    expect(rig.tell(contact(NOON))).toEqual([]);
    expect(rig.tell(over({ version: '3' })).map(({ type }) => type)).toEqual([
      'AccessLimitLifted',
      'ContactRecorded',
    ]);
    expect(limitedOf(rig)).toBe('NONE');
  });

  it('comes before all that waited with it when the case becomes known', () => {
    const rig = new Rig();
    const selection = { record: 'REGISTRATION/1', claim: { offenderId: '9001' } };
    rig.tell(probation('NominalSelected', selection), excluded());
    expect(rig.tally.waiting).toBe(2);
    rig.tell(...aNominal().slice(0, 2), contact(NOON));
    expect(rig.tally.waiting).toBe(0);
    expect(rig.events.length).toBeGreaterThan(0);
    for (const { standing } of rig.events) expect(standing.limitedAccess).toBe('RESTRICTED');
  });

  it('and that waited too long for the case to become known makes it doubtful until its row speaks again', () => {
    const rig = new Rig();
    const later = NOON + 4 * DAY;
    rig.tell(excluded(), contact(later, 'CONTACT/1'));
    expect(rig.tally.dropped['waiting-expired']).toBe(1);
    const named = aNominal().map((each) => ({
      ...each,
      meta: { ...each.meta, observedAt: later },
    }));
    rig.tell(...named);
    expect(rig.events).toEqual([]);
    expect(rig.tell(over({ version: '2', at: later }))).toMatchObject([
      { type: 'NominalSelected', standing: { limitedAccess: 'NONE' } },
    ]);
  });
});

describe('what all the limits of a case come to', () => {
  const deed = fc.record({
    of: fc.constantFrom('OFFENDER/9001', 'EXCLUSION/1', 'EXCLUSION/2', 'RESTRICTION/1'),
    isLimit: fc.boolean(),
    lasts: fc.option(fc.nat(20)),
    after: fc.nat(3),
  });

  it('is a limit exactly while one of them holds, in whatever order they begin and end', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const rig = nominal();
        const untilDay = new Map<string, number>();
        let day = 0;
        deeds.forEach(({ of, isLimit, lasts, after }, i) => {
          day += after;
          const at = NOON + day * DAY;
          const version = String(i + 2);
          const last = lasts === null || of.startsWith('OFFENDER') ? null : day + lasts;
          const until =
            last === null ? null : new Date((NOON + last * DAY) / 1_000).toISOString().slice(0, 10);
          if (isLimit) untilDay.set(of, last ?? Infinity);
          else untilDay.delete(of);
          if (of.startsWith('OFFENDER')) rig.tell(flags(version, isLimit ? 'YES' : 'NO', at));
          else rig.tell((isLimit ? excluded : over)({ record: of, version, until, at }));
          rig.tell(contact(at, `CONTACT/${i}`));
          const today = day;
          const isLimited = [...untilDay.values()].some((end) => today <= end);
          expect(limitedOf(rig)).toBe(isLimited ? 'RESTRICTED' : 'NONE');
        });
        expect(rig.events.filter(({ type }) => type === 'ContactRecorded')).toHaveLength(deeds.length); // prettier-ignore
      }),
    );
  });
});
