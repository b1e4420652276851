import { assert, property, shuffledSubarray } from 'fast-check';
import type { Observed } from '@iom/domain';
import { aNominal, probation, Rig } from '../testing/rig.js';

const VISIT = { record: 'CONTACT/7' };
const LATER = 60_000_000;

/** A visit by an officer, which somebody has typed into nDelius because of a disclosure. */
const visit = (version: string): Observed =>
  probation('ContactRecorded', { ...VISIT, version }, Number(version) > 1 ? { meta: later } : {});
const later = { occurredAt: probation('ContactRecorded', VISIT).meta.occurredAt + LATER };
const declared = (disclosureId = 'd-1'): Observed =>
  probation('CopyDeclared', VISIT, { disclosureId });
const deleted = (version: string) =>
  probation('RecordRetracted', { ...VISIT, version }, { retracts: null, recordType: null });

const nominal = (): Rig => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

describe('a record that an acknowledgement names', () => {
  it('is a copy when it comes after the acknowledgement', () => {
    const rig = nominal();
    expect(rig.tell(declared())).toEqual([]);
    expect(rig.tell(visit('1'))).toMatchObject([
      { type: 'ContactRecorded', meta: { causedByDisclosureId: 'd-1' } },
    ]);
    expect(rig.tell(visit('2'))).toMatchObject([{ meta: { causedByDisclosureId: 'd-1' } }]);
  });

  it('is taken back from whoever had it when it came before the acknowledgement', () => {
    const rig = nominal();
    const [said] = rig.tell(visit('1'));
    expect(said?.meta.causedByDisclosureId).toBeNull();
    const [notice, ...others] = rig.tell(declared());
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      type: 'RecordRetracted',
      retracts: said?.meta.eventId,
      recordType: 'ContactRecorded',
      meta: { causedByDisclosureId: null },
    });
    expect(rig.tell(visit('2'))).toMatchObject([{ meta: { causedByDisclosureId: 'd-1' } }]);
  });

  it('is taken back once, however often it is acknowledged, and not again when it is deleted', () => {
    const rig = nominal();
    rig.tell(visit('1'), declared());
    expect(rig.tell(declared(), declared('d-2'))).toEqual([]);
    expect(rig.tell(deleted('2'))).toEqual([]);
  });

  it('is known to be a copy also when it waits behind a record that cannot be read', () => {
    const rig = nominal();
    const bad = { record: 'CONTACT/1' };
    rig.tell(probation('RecordSetAside', bad), visit('1'), declared());
    const told = rig.tell(probation('ContactRecorded', { ...bad, version: '2' }));
    expect(told.map(({ meta }) => [meta.sourceRecordId, meta.causedByDisclosureId])).toEqual([
      ['CONTACT/1', null],
      ['CONTACT/7', 'd-1'],
    ]);
  });

  it('is remembered where nothing is known of the record, and forgotten when the record has come', () => {
    const rig = nominal();
    rig.tell(declared());
    const copies = () => [...rig.state.held.values()].filter(({ kind }) => kind === 'copy').length;
    expect(copies()).toBe(1);
    rig.tell(visit('1'));
    expect(copies()).toBe(0);
  });

  it('leaves nothing of it with anybody in the end, whatever came first', () => {
    const happenings = shuffledSubarray([visit('1'), visit('2'), declared(), deleted('3')]);
    assert(
      property(happenings, (order) => {
        const rig = nominal();
        const told = order.flatMap((each) => rig.tell(each));
        if (!order.some(({ type }) => type === 'CopyDeclared')) return;
        const retracted = told.flatMap((event) => event.type === 'RecordRetracted' ? [event.retracts] : []); // prettier-ignore
        const standing = told.filter(
          ({ type, meta }) =>
            type !== 'RecordRetracted' &&
            meta.causedByDisclosureId === null &&
            !retracted.includes(meta.eventId),
        );
        // A correction goes only to whoever had what it corrects, and that is taken back.
        expect(standing.filter(({ type }) => type !== 'RecordCorrected')).toEqual([]);
        expect(new Set(retracted).size).toBe(retracted.length);
      }),
    );
  });
});
