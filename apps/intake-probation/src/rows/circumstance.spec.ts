import { change, CODES } from '../../test/samples.js';
import { deleted } from '../../test/fixtures/fixture.js';
import { accepted, translated } from '../../test/translated.js';
import { parseCodes } from '../codes/deployment-codes.js';

/** A deployment that counts a synthetic circumstance as settled accommodation on release. */
const { circumstance } = parseCodes(
  [
    'contact: {}',
    'register: {}',
    'circumstance: { ACC/SET: { measure: ACCOMMODATION, point: RELEASE, achieved: YES } }',
  ].join('\n'),
  'codes.yaml',
);
const codes = { ...CODES, circumstance };
const row = (given: Readonly<Record<string, unknown>> = {}) =>
  change('PERSONAL_CIRCUMSTANCE', {
    PERSONAL_CIRCUMSTANCE_ID: 31,
    OFFENDER_ID: 2500343964,
    CIRCUMSTANCE_TYPE_ID: '771',
    CIRCUMSTANCE_SUB_TYPE_ID: '772',
    START_DATE: '2026-06-01T00:00:00',
    NOTES: 'Synthetic address of somebody.',
    ...given,
  });

describe('a personal circumstance', () => {
  it('is an outcome that is counted, where the deployment says so, and nothing else of it is taken', () => {
    const [event] = accepted(['OutcomeMeasured'], row(), { codes });
    expect(event).toMatchObject({
      measure: 'ACCOMMODATION',
      point: 'RELEASE',
      achieved: 'YES',
      measuredOn: '2026-06-01',
    });
    expect(JSON.stringify(event)).not.toContain('Synthetic address');
  });

  it('of another kind is nobody’s business', () => {
    const other = row({ CIRCUMSTANCE_SUB_TYPE_ID: null });
    expect(translated(other, { codes }).skipped).toBe('CODE_NOT_CARRIED');
  });

  it('is taken back when it is deleted', () => {
    expect(accepted(['RecordRetracted'], deleted(row()), { codes })).toHaveLength(1);
  });
});
