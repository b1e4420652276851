import { NOON } from '@iom/testing';
import { aNominal, CRN, HOUR, probation, Rig } from '../testing/rig.js';

const released = (record: string, version = '1', at = NOON, facts = {}) =>
  probation('PersonReleased', { record, version, at }, facts);
const received = (record: string, version = '1', at = NOON) =>
  probation('PersonReceivedIntoCustody', { record, version, at });
const deletion = (record: string, version: string) =>
  probation('RecordRetracted', { record, version }, { retracts: null, recordType: null });

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

describe('custody', () => {
  it('is part of the standing, from the moment that it is told', () => {
    const rig = nominal();
    expect(rig.tell(received('CUSTODY/1'))).toMatchObject([
      {
        type: 'PersonReceivedIntoCustody',
        standing: { custody: 'YES' },
        previousStanding: { custody: 'UNKNOWN' },
      },
    ]);
    rig.tell(released('RELEASE/1', '1', NOON + HOUR));
    expect(rig.standing(CRN)?.custody).toBe('NO');
  });

  it('is told once of a release that both a message and a row tell', () => {
    const rig = nominal();
    rig.tell(received('CUSTODY/1', '1', NOON - HOUR), released('message/1'));
    expect(rig.tell(released('RELEASE/1'))).toEqual([]);
    expect(rig.tally.dropped['same-fact']).toBe(1);
  });

  it('is not undone by an older fact that comes late, nor by one that is sent again', () => {
    const rig = nominal();
    rig.tell(released('RELEASE/1', '1', NOON), received('CUSTODY/1', '1', NOON));
    expect(rig.tell(released('RELEASE/0', '1', NOON - HOUR))).toEqual([]);
    expect(rig.tell(released('RELEASE/1', '1', NOON))).toEqual([]);
    expect(rig.standing(CRN)?.custody).toBe('YES');
  });

  it('is corrected by a later version of the row that told it', () => {
    const rig = nominal();
    const [told] = rig.tell(released('RELEASE/1'));
    expect(rig.tell(released('RELEASE/1', '2', NOON, { releasedOn: '2026-06-09' }))).toMatchObject([
      { type: 'RecordCorrected', corrects: told?.meta.eventId, changed: ['releasedOn'] },
    ]);
  });

  it('is unknown when the row that told it is deleted', () => {
    const rig = nominal();
    const [told] = rig.tell(received('CUSTODY/1'));
    expect(rig.tell(deletion('CUSTODY/1', '2'))).toMatchObject([
      { type: 'RecordRetracted', retracts: told?.meta.eventId, standing: { custody: 'UNKNOWN' } },
    ]);
  });

  it('of someone who becomes a nominal later is known when they do, and was told to nobody', () => {
    const rig = new Rig();
    const [selection] = aNominal().slice(3);
    rig.tell(...aNominal().slice(0, 3));
    expect(rig.tell(received('CUSTODY/1'))).toEqual([]);
    expect(rig.tally.kept).toBeGreaterThan(0);
    expect(selection && rig.tell(selection)).toMatchObject([
      { type: 'NominalSelected', standing: { custody: 'YES' } },
    ]);
  });
});
