import * as fc from 'fast-check';
import type { Observed } from '@iom/domain';
import { NOON } from '@iom/testing';
import { histories, PEOPLE } from '../testing/histories.js';
import { aNominal, HOUR, probation, Rig } from '../testing/rig.js';
import { type QuarantineEntry, quarantineList } from './quarantine-list.js';
import { placeOf } from './quarantine.js';

/** Each record has a place of its own, as in a source. */
function placed(history: readonly Observed[]): readonly Observed[] {
  return history.map((each, offset) =>
    each.type === 'RecordSetAside' ? { ...each, offset, partition: 0 } : each,
  );
}

function settled({ topic, offset }: QuarantineEntry, at: number): Observed {
  return probation(
    'SetAsideSettled',
    { record: `${topic}/0/${offset}`, claim: {}, at },
    { topic, partition: 0, offset, how: 'DISCARDED' },
  );
}

/** The places of everything that holds somebody up, as people's own state has them. */
function blocking(rig: Rig): readonly string[] {
  const places = [...rig.state.held.values()].flatMap((value) =>
    value.kind === 'person' || value.kind === 'niche' || value.kind === 'identity'
      ? value.setAside.flatMap(({ place }) => place ?? [])
      : [],
  );
  return places.toSorted();
}

const listed = (rig: Rig) => quarantineList(rig.state).map(placeOf).toSorted();

describe('what is set aside, whatever the register is told', () => {
  it('is exactly what operators see listed', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const rig = new Rig();
        for (const each of placed(history)) {
          rig.tell(each);
          expect(listed(rig)).toEqual(blocking(rig));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is gone when all of it has been settled, in any order, and each observation had one fate', () => {
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.nat()), (history, choices) => {
        const rig = new Rig();
        rig.tell(...PEOPLE.flatMap((person) => aNominal(person)), ...placed(history));
        let told = 4 * PEOPLE.length + history.length;
        for (;;) {
          const open = quarantineList(rig.state);
          const chosen = open[choices.next().value % Math.max(open.length, 1)];
          if (chosen === undefined) break;
          rig.tell(settled(chosen, NOON + HOUR));
          told += 1;
        }
        expect(blocking(rig)).toEqual([]);
        const { observed, forwarded, kept, waiting, dropped } = rig.tally;
        const lost = Object.values(dropped).reduce((sum, each) => sum + each, 0);
        expect(observed).toBe(told);
        expect(forwarded + kept + waiting + lost).toBe(told);
        expect(dropped['nothing-to-settle']).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
