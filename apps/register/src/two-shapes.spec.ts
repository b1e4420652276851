import * as fc from 'fast-check';
import { NOON } from '@iom/testing';
import { aNominal, HOUR, probation, Rig } from '../testing/rig.js';

const MINUTE = HOUR / 60;
const RECORD = 'REGISTRATION/7';
const GONE = { retracts: null, recordType: null };

/** A message has its time as its version; a row has a count, and the time at which it was committed. */
const byMessage = (minute: number, record = RECORD) => {
  const at = NOON + minute * MINUTE;
  return { record, version: String(at), at };
};
const byRow = (version: number, record = RECORD) => ({
  record,
  version: String(version),
  at: NOON + version * 7,
});

const HIGH = { level: 'HIGH' } as const;
const MEDIUM = { level: 'MEDIUM' } as const;

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

describe('a risk that both a message and a row tell', () => {
  it('is told once when both say the same, whichever comes first', () => {
    for (const shapes of [
      [byMessage(1), byRow(1)],
      [byRow(1), byMessage(1)],
    ]) {
      const rig = nominal();
      const said = shapes.map((shape) => rig.tell(probation('RiskLevelChanged', shape, HIGH)));
      expect(said.map(({ length }) => length)).toEqual([1, 0]);
      expect(rig.tally.dropped['same-content']).toBe(1);
    }
  });

  it('is not told again by later rows that say what a message said', () => {
    const rig = nominal();
    rig.tell(probation('RiskLevelChanged', byMessage(1), HIGH));
    for (const shape of [byRow(1), byRow(2), byRow(3)])
      expect(rig.tell(probation('RiskLevelChanged', shape, HIGH))).toEqual([]);
  });

  it('is told anew when only the row changes after the message', () => {
    const rig = nominal();
    const [first] = rig.tell(probation('RiskLevelChanged', byMessage(1), HIGH));
    expect(rig.tell(probation('RiskLevelChanged', byRow(2), MEDIUM))).toMatchObject([
      { type: 'RiskLevelChanged', level: 'MEDIUM', meta: { supersedes: first?.meta.eventId } },
    ]);
  });

  it('is told anew when a message comes after the row, and not by an older row after that', () => {
    const rig = nominal();
    rig.tell(
      probation('RiskLevelChanged', byRow(2), HIGH),
      probation('RiskLevelChanged', byMessage(1), MEDIUM),
    );
    expect(rig.events.at(-1)).toMatchObject({ level: 'MEDIUM' });
    expect(rig.tell(probation('RiskLevelChanged', byRow(1), HIGH))).toEqual([]);
    expect(rig.tell(probation('RiskLevelChanged', byMessage(0.5), HIGH))).toEqual([]);
    expect(rig.tally.dropped['older-or-same-version']).toBe(2);
  });

  it('is taken back when its row is deleted, also after a message', () => {
    const rig = nominal();
    const [told] = rig.tell(probation('RiskLevelChanged', byMessage(1), HIGH));
    expect(rig.tell(probation('RecordRetracted', byRow(2), GONE))).toMatchObject([
      { type: 'RecordRetracted', retracts: told?.meta.eventId },
    ]);
  });

  it('is taken back by a message, and stays so whatever is sent again', () => {
    const rig = nominal();
    const row = probation('RiskLevelChanged', byRow(3), HIGH);
    const message = probation('RiskLevelChanged', byMessage(1), HIGH);
    const deletion = probation('RecordRetracted', byMessage(2), GONE);
    expect(rig.tell(message, row, deletion)).toHaveLength(1);
    for (const again of [row, message, deletion]) expect(rig.tell(again)).toEqual([]);
  });

  it('is not brought back by a message that was on its way when the row was deleted, only by a row', () => {
    const rig = nominal();
    rig.tell(
      probation('RiskLevelChanged', byRow(1), HIGH),
      probation('RecordRetracted', byRow(2), GONE),
    );
    expect(rig.tell(probation('RiskLevelChanged', byMessage(9), HIGH))).toEqual([]);
    expect(rig.tell(probation('RiskLevelChanged', byRow(3), HIGH))).toHaveLength(1);
    expect(rig.tell(probation('RiskLevelChanged', byMessage(10), MEDIUM))).toHaveLength(1);
  });

  it('does not go out from the waiting room when its row was deleted meanwhile', () => {
    const rig = nominal();
    const bad = { record: 'CONTACT/1' };
    rig.tell(
      probation('RecordSetAside', bad),
      probation('RiskLevelChanged', byMessage(1), HIGH),
      probation('RecordRetracted', byRow(2), GONE),
    );
    expect(rig.tally.waiting).toBe(0);
    rig.tell(probation('ContactRecorded', { ...bad, version: '2' }));
    expect(rig.events.some(({ type }) => type === 'RiskLevelChanged')).toBe(false);
  });
});

describe('a marker that both a message and a row tell', () => {
  it('is corrected by the row’s later change, in the fields that differ and not in its time', () => {
    const rig = nominal();
    const [told] = rig.tell(probation('WarningMarkerSet', byMessage(1)));
    const ended = probation('WarningMarkerSet', byRow(2), { endedOn: '2026-06-14' });
    expect(rig.tell(ended)).toMatchObject([
      { type: 'RecordCorrected', corrects: told?.meta.eventId, changed: ['endedOn'] },
    ]);
  });
});

describe('the level of a risk that was told last', () => {
  const told = fc.array(fc.record({ isMessage: fc.boolean(), isHigh: fc.boolean() }), {
    minLength: 1,
    maxLength: 20,
  });

  it('is the one that was observed last, however messages and rows take turns', () => {
    fc.assert(
      fc.property(told, (levels) => {
        const rig = nominal();
        const before = rig.events.length;
        const all = levels.map(({ isMessage, isHigh }, i) =>
          probation(
            'RiskLevelChanged',
            isMessage ? byMessage(i + 1) : byRow(i + 1),
            isHigh ? HIGH : MEDIUM,
          ),
        );
        rig.tell(...all);
        const said = rig.events.slice(before);
        const last = said.at(-1);
        expect(last?.type === 'RiskLevelChanged' && last.level).toBe(all.at(-1)?.level);
        const known = rig.events.length;
        rig.tell(...all);
        expect(rig.events).toHaveLength(known);
      }),
    );
  });
});
