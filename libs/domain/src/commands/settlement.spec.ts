import { observed, operator } from '@iom/testing';
import type { CommandTarget, UnsignedCommand } from './command.js';
import { type Readback, type RecordFeedback, settle } from './settlement.js';

const TARGET: CommandTarget = {
  topic: 'source.gwent-police',
  partition: 1,
  offset: 42,
  setAside: '00000000-0000-5000-8000-00000000000a',
};
const CONTEXT = {
  org: 'gwent-police',
  at: Date.UTC(2026, 5, 14, 12) * 1_000,
  retainUntil: Date.UTC(2028, 5, 14, 12) * 1_000,
};
const FAULT: RecordFeedback = {
  recordId: 'OC-1',
  recordVersion: 1,
  partition: 1,
  offset: 42,
  status: 'QUARANTINED',
  reasonCode: 'UNKNOWN_CODE',
  fieldPath: 'record.kind',
  requiredAction: 'Use a code of the list.',
  at: '2026-06-14T12:00:00.000Z',
};
const understood: Readback = {
  observed: [observed('ContactRecorded')],
  fault: null,
  recordId: 'OC-1',
  recordVersion: 1,
};

function settled(
  given: Pick<UnsignedCommand, 'kind' | 'reason'> & { readonly target?: CommandTarget },
  readback: Readback | null,
) {
  const target = given.target ?? TARGET;
  const command = { ...operator().command({ ...given, target }), target };
  return settle({ command, readback }, CONTEXT);
}
const redriven = (readback: Readback | null, target?: CommandTarget) =>
  settled({ kind: 'REDRIVE', reason: null, ...(target && { target }) }, readback);
const discarded = (readback: Readback | null) =>
  settled({ kind: 'DISCARD', reason: 'sent again' }, readback);

describe('a record that is redriven', () => {
  it('and understood is said, naming what it resolves, and settled after that', () => {
    const { observed: said, feedback } = redriven(understood);
    expect(said).toMatchObject([
      { type: 'ContactRecorded', meta: { causationId: TARGET.setAside } },
      {
        type: 'SetAsideSettled',
        how: 'REDRIVEN',
        topic: 'source.gwent-police',
        partition: 1,
        offset: 42,
        meta: { sourceOrg: 'gwent-police', sourceSystem: 'BRIDGE', causationId: TARGET.setAside },
      },
    ]);
    expect(feedback).toMatchObject({ recordId: 'OC-1', status: 'REDRIVEN', reasonCode: null });
  });

  it('and has nothing to say after all is settled all the same', () => {
    const { observed: said } = redriven({ ...understood, observed: [] });
    expect(said.map(({ type }) => type)).toEqual(['SetAsideSettled']);
  });

  it('is said like any other when the register knows of none that it could resolve', () => {
    const { observed: said } = redriven(understood, { ...TARGET, setAside: null });
    expect(said[0]?.meta.causationId).toBeNull();
  });

  it('and still not understood stays where it is, and its producer hears what is wrong', () => {
    const { observed: said, feedback } = redriven({
      ...understood,
      observed: [observed('AccessLimited'), observed('RecordSetAside')],
      fault: FAULT,
    });
    expect(said).toEqual([]);
    expect(feedback).toEqual(FAULT);
  });

  it('is given up when it turns out to be one that the bridge must not have', () => {
    const fault = { ...FAULT, status: 'DISCARDED', reasonCode: 'MARKING_TOO_HIGH' } as const;
    const { observed: said, feedback } = redriven({ ...understood, observed: [], fault });
    expect(said).toMatchObject([{ type: 'SetAsideSettled', how: 'DISCARDED' }]);
    expect(feedback).toEqual(fault);
  });

  it('stays where it is when the log no longer holds it', () => {
    const { observed: said, feedback } = redriven(null);
    expect(said).toEqual([]);
    expect(feedback).toMatchObject({ status: 'QUARANTINED', reasonCode: 'NO_LONGER_KEPT' });
  });
});

describe('a record that is discarded', () => {
  it.each<[string, Readback | null, string | null]>([
    ['not understood', { ...understood, observed: [], fault: FAULT, recordId: null }, 'OC-1'],
    ['no longer kept', null, null],
    ['understood by now', understood, 'OC-1'],
  ])('says nothing, whether it is %s', (_what, readback, recordId) => {
    const { observed: said, feedback } = discarded(readback);
    expect(said).toMatchObject([{ type: 'SetAsideSettled', how: 'DISCARDED' }]);
    expect(feedback).toMatchObject({ recordId, status: 'DISCARDED', reasonCode: 'BY_OPERATOR' });
  });
});
