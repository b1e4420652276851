import {
  changeOf,
  CONTEXT,
  deletionOf,
  OBSERVED_AT,
  officerContact,
  recordOf,
} from '../test/samples.js';
import { expectAccepted, expectSetAside, only } from '../test/said.js';
import type { CarriedEntity } from './contract/entities.js';
import { translate } from './translate.js';

const AHEAD = '2099-06-14T18:05:00+01:00';

describe('what is said to have happened and is yet to come', () => {
  it.each<[CarriedEntity, string]>([
    ['OfficerContact', 'occurredAt'],
    ['Arrest', 'arrestedAt'],
    ['Disposal', 'at'],
    ['RecallArrest', 'at'],
    ['RecallView', 'at'],
    ['LicenceObservation', 'observedAt'],
    ['IntelligenceReport', 'disseminatedAt'],
    ['WantedStatus', 'since'],
    ['IomFlag', 'on'],
    ['WarningMarker', 'setOn'],
    ['Nomination', 'nominatedAt'],
    ['ConferenceAction', 'meetingDate'],
    ['ObservedAddress', 'asAt'],
  ])('is set aside: %s, by its %s', (entity, field) => {
    const { event } = expectSetAside(changeOf(entity, {}, { [field]: AHEAD }));
    expect(event).toMatchObject({ reason: 'IMPOSSIBLE_DATE', fieldPath: `record.${field}` });
  });

  it('may be a visit that was cancelled before its day', () => {
    const cancelled = officerContact({}, { occurredAt: AHEAD, outcome: 'cancelled' });
    expect(expectAccepted('ContactRecorded', cancelled)).toMatchObject({
      outcome: 'EXCUSED',
      date: '2099-06-14',
    });
  });

  it('is taken within a day, for clocks differ', () => {
    const soon = officerContact({}, { occurredAt: '2026-06-15T23:00:00+01:00' });
    expect(expectAccepted('ContactRecorded', soon).date).toBe('2026-06-15');
    const later = officerContact({}, { occurredAt: '2026-06-16T00:00:01+01:00' });
    expect(expectSetAside(later).event.reason).toBe('IMPOSSIBLE_DATE');
  });

  it('is no plan, which lies ahead by nature', () => {
    const planned = changeOf('OfficerContactPlanned', {}, { plannedFor: AHEAD });
    expect(expectAccepted('ContactOffered', planned).date).toBe('2099-06-14');
  });

  it('is set aside by the time of the change, where the record has none', () => {
    const { event } = expectSetAside(changeOf('EmbargoRelease', { changedAt: AHEAD }));
    expect(event).toMatchObject({ reason: 'IMPOSSIBLE_DATE', fieldPath: 'changedAt' });
  });

  it('keeps no deletion from working, which took place when it was read', () => {
    const deleted = translate(recordOf(deletionOf('Arrest', { changedAt: AHEAD })), CONTEXT);
    expect(only('RecordRetracted', deleted).meta).toMatchObject({
      occurredAt: OBSERVED_AT,
      recordedAt: OBSERVED_AT,
      occurredAtText: null,
    });
  });
});

describe('a time of 1970', () => {
  it.each(['1970-01-01T00:00:00Z', '1970-01-01T00:00:00', '1970-01-21T14:40:00+00:00'])(
    'is none: %s',
    (occurredAt) => {
      const { event } = expectSetAside(officerContact({}, { occurredAt }));
      expect(event).toMatchObject({ reason: 'IMPOSSIBLE_DATE', fieldPath: 'record.occurredAt' });
    },
  );

  it('is a date of birth like any other', () => {
    const nominal = { nominalId: 'N61-4450012', dateOfBirth: '1970-01-01' };
    expect(expectAccepted('ContactRecorded', officerContact({ nominal })).person.dateOfBirth).toBe(
      '1970-01-01',
    );
  });
});

describe('the name of a zone after a time', () => {
  it.each(['[America/New_York]', '-04:00[America/New_York]', 'Z[Europe/Paris]', '[CET]'])(
    'that is none of the United Kingdom makes no time: %s',
    (zone) => {
      const change = officerContact({}, { occurredAt: `2026-06-14T18:05:00${zone}` });
      expect(expectSetAside(change).event.reason).toBe('IMPOSSIBLE_DATE');
    },
  );

  it.each(['[UTC]', '[GMT]', 'Z[UTC]', '+01:00[UTC]', '[Europe/London]'])(
    'is heeded: %s',
    (zone) => {
      const change = officerContact({}, { occurredAt: `2026-06-14T18:05:00${zone}` });
      const hour = zone.includes('London') || zone.includes('+') ? 17 : 18;
      expect(expectAccepted('ContactRecorded', change).meta.occurredAt).toBe(
        Date.UTC(2026, 5, 14, hour, 5) * 1_000,
      );
    },
  );
});

function causeOf(envelope: object, record: object): string | null {
  const change = officerContact({ ...envelope }, { ...record });
  return expectAccepted('ContactRecorded', change).meta.causedByDisclosureId;
}

describe('a copy of what the bridge delivered', () => {
  it('is one also where the record says so, and not the envelope', () => {
    const record = { causedByDisclosureId: 'd-synthetic-2' };
    expect(causeOf({}, record)).toBe('d-synthetic-2');
    expect(causeOf({ causedByDisclosureId: ' ' }, record)).toBe('d-synthetic-2');
    expect(causeOf({ causedByDisclosureId: 'd-synthetic-1' }, record)).toBe('d-synthetic-1');
    expect(causeOf({}, { CAUSEDBYDISCLOSUREID: 'd-synthetic-3' })).toBe('d-synthetic-3');
    expect(causeOf({}, { causedByDisclosureId: '' })).toBeNull();
  });

  it('of which cannot be read what it copies is set aside', () => {
    const { event } = expectSetAside(officerContact({}, { causedByDisclosureId: { id: 1 } }));
    expect(event).toMatchObject({ reason: 'WRONG_SHAPE', fieldPath: 'causedByDisclosureId' });
  });
});
