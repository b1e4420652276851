import { NOBODY } from '@iom/domain';
import { offenderManager } from '../../test/samples.js';
import { accepted, expectSetAside } from '../../test/translated.js';

const responsible = (row: Readonly<Record<string, unknown>> = {}, envelope = {}) =>
  accepted(['ResponsibleTeamChanged'], offenderManager(row, envelope))[0];

describe('the team responsible for a case', () => {
  it('leads by district and borough to the delivery unit and the provider', () => {
    expect(responsible()).toMatchObject({
      team: 'N03IOM',
      pdu: 'WPTGWT',
      provider: 'N03',
      from: '2026-06-01',
      active: true,
      person: { ...NOBODY, offenderId: '2500343964' },
      meta: { sourceRecordId: 'OFFENDER_MANAGER/3001', sourceVersion: '998877' },
    });
  });

  it('of which the district is not said has no delivery unit', () => {
    expect(responsible({ TEAM_ID: '13' })).toMatchObject({
      team: 'N03UAT',
      pdu: null,
      provider: 'N03',
    });
  });

  it('may not be said at all', () => {
    expect(responsible({ TEAM_ID: null })).toMatchObject({
      team: null,
      pdu: null,
      provider: 'N03',
    });
    expect(responsible({ TEAM_ID: null, PROBATION_AREA_ID: null }).provider).toBeNull();
  });

  it.each([
    ['the flag', { ACTIVE_FLAG: '0' }],
    ['a missing flag', { ACTIVE_FLAG: null }],
    ['removal', { SOFT_DELETED: 1 }],
    ['an end that has come', { END_DATE: '2026-06-15' }],
  ])('is so no longer: %s', (_what, row) => {
    expect(responsible(row).active).toBe(false);
  });

  it('stays so until the day on which it ends', () => {
    expect(responsible({ END_DATE: '2026-06-16T00:00:00' }).active).toBe(true);
  });

  it('is so no longer when the row is gone', () => {
    const before = { OFFENDER_MANAGER_ID: 3001, OFFENDER_ID: 1, TEAM_ID: '11', ACTIVE_FLAG: 1 };
    expect(responsible({}, { op: 'd', after: null, before })).toMatchObject({
      active: false,
      team: 'N03IOM',
    });
  });

  it('waits for the row of its team, and of every step from there', () => {
    expect(expectSetAside(offenderManager({ TEAM_ID: 404 })).awaits).toBe('TEAM/404');
    expect(expectSetAside(offenderManager({ TEAM_ID: 12 }))).toMatchObject({
      awaits: 'DISTRICT/22',
      event: {
        reason: 'CODE_NOT_SEEN_YET',
        fieldPath: 'TEAM_ID',
        person: { offenderId: '2500343964' },
      },
    });
  });

  it('ends without waiting for any code', () => {
    expect(responsible({ TEAM_ID: 404, ACTIVE_FLAG: 0 })).toMatchObject({
      active: false,
      team: null,
      meta: { quality: { completeness: 'PARTIAL' } },
    });
  });

  it.each([
    [{ OFFENDER_ID: '' }, 'WRONG_SHAPE', 'OFFENDER_ID'],
    [{ ALLOCATION_DATE: '2026-02-30' }, 'IMPOSSIBLE_DATE', 'ALLOCATION_DATE'],
    [{ ACTIVE_FLAG: 'perhaps' }, 'UNKNOWN_CODE', 'ACTIVE_FLAG'],
    [{ TEAM_ID: 'eleven' }, 'WRONG_SHAPE', 'TEAM_ID'],
  ])('is set aside when %j', (row, reason, fieldPath) => {
    expect(expectSetAside(offenderManager(row)).event).toMatchObject({ reason, fieldPath });
  });
});
