import * as fc from 'fast-check';
import { Codec, loadSchemas, MemorySchemaIds } from '@iom/codec';
import type { Nominal, Observed, Recorded, Standing } from '@iom/domain';
import {
  ALL_DEEDS,
  DEEDS_AND_MERGES,
  histories,
  interleaved,
  isOfPolice,
  NEXT,
  PEOPLE,
  TWO_SHARE_A_PNC,
  whoIs,
} from '../testing/histories.js';
import { NOON } from '@iom/testing';
import { aNominal, HOUR, KEY, police, probation, Rig, WALES } from '../testing/rig.js';
import { registerValuesWith } from './register-value.codec.js';
import { Register } from './register.js';

const NOTICES: ReadonlySet<string> = new Set(['RecordCorrected', 'RecordRetracted']);
const begun = () => PEOPLE.flatMap((person) => aNominal(person));
const runs = { numRuns: 300 };

describe('the register, whatever it is told', () => {
  it('says nothing of someone who is no nominal, but what takes back something said', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const rig = new Rig();
        for (const each of history) {
          const before = members(rig.nominals.values());
          const known = rig.changes.length;
          for (const event of rig.tell(each)) {
            const became = members(rig.changes.slice(known));
            const wasOrIs = before.has(event.subjectId) || became.has(event.subjectId);
            expect(wasOrIs || NOTICES.has(event.type)).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it.each([
    ['of people with a PNC id each', PEOPLE, DEEDS_AND_MERGES],
    // Whom a force's merge concerns while two share a PNC id depends on who came first, until merges are folded: nothing is
    // said about either of the two in any order.
    [
      'of people of whom two share a PNC id',
      TWO_SHARE_A_PNC,
      DEEDS_AND_MERGES.filter((what) => what !== 'police merge'),
    ],
  ])(
    'comes to the same standings, however the two sides’ records %s interleave',
    (_, people, deeds) => {
      const steady = deeds.filter((what) => !what.startsWith('bad'));
      fc.assert(
        fc.property(
          histories(steady, people),
          fc.array(fc.boolean(), { minLength: 1 }),
          (history, choices) => {
            const probationSide = history.filter((each) => !isOfPolice(each));
            const policeSide = history.filter(isOfPolice);
            const apart = standingsAfter([...probationSide, ...policeSide]);
            expect(standingsAfter([...policeSide, ...probationSide])).toEqual(apart);
            expect(standingsAfter(interleaved(probationSide, policeSide, choices))).toEqual(apart);
          },
        ),
        runs,
      );
    },
  );

  it('says of each person what it would have said, had there been nobody else', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const together = eventsAfter(history);
        for (const person of PEOPLE) {
          const alone = eventsAfter(history.filter((each) => whoIs(each) === person));
          expect(together.filter(({ standing }) => standing.probation.crn === person.crn)).toEqual(
            alone,
          );
        }
      }),
      runs,
    );
  });

  it.each([
    ['by the flags of the case', `OFFENDER/${PEOPLE[0]?.offenderId}`, true],
    ['by a row of its own', 'EXCLUSION/999', false],
  ])(
    'takes a limit %s, an end of membership and a deletion in the decision in which they come',
    (_, record, wholeCase) => {
      const { crn, offenderId } = PEOPLE[0] ?? fail();
      const last = { version: '999999', claim: { crn, offenderId } };
      fc.assert(
        fc.property(histories(), (history) => {
          const rig = new Rig();
          rig.tell(...begun(), ...history);
          rig.tell(probation('AccessLimited', { ...last, record }, { wholeCase }));
          expect(rig.standing(crn)?.limitedAccess).toBe('RESTRICTED');

          const carried = saidOf(rig.events, 'CONTACT/0-1');
          const removal = rig.tell(
            probation('RecordRetracted', { ...last, record: 'CONTACT/0-1' }),
          );
          // A deletion also settles a bad version of the record, and then others go out behind it.
          const withdrawn = removal.flatMap((each) =>
            each.type === 'RecordRetracted' && each.meta.sourceRecordId === 'CONTACT/0-1'
              ? [each.retracts ?? '']
              : [],
          );
          expect(withdrawn.toSorted()).toEqual(carried.toSorted());

          rig.tell(probation('NominalDeselected', { ...last, record: 'DEREGISTRATION/999' }));
          expect(rig.standing(crn)?.cohort).toBeNull();
        }),
        runs,
      );
    },
  );

  it('shares nothing of anyone whom a merge has named, whatever is told before and after it', () => {
    fc.assert(
      fc.property(histories(DEEDS_AND_MERGES), (history) => {
        const rig = new Rig();
        const merged = new Set<string>();
        for (const each of [...begun(), ...history]) {
          const said = rig.tell(each);
          if (each.type === 'PersonMerged' && each.kind === 'CRN')
            merged.add(each.survivor).add(each.removed);
          for (const { standing } of said) {
            const isMerged = merged.has(standing.probation.crn ?? '');
            expect(isMerged && standing.limitedAccess === 'NONE').toBe(false);
          }
        }
      }),
      runs,
    );
  });

  it('takes whom a source last said to be in custody as being there, in whichever order it is told', () => {
    const { crn, offenderId, nomsNumber } = PEOPLE[0] ?? fail();
    const deed = fc.record({ at: fc.nat(50), isIn: fc.boolean(), byPrison: fc.boolean() });
    const told = fc.uniqueArray(deed, {
      selector: ({ at }) => at,
      minLength: 1,
    });
    fc.assert(
      fc.property(told, (facts) => {
        const rig = new Rig();
        rig.tell(...begun());
        for (const { at, isIn, byPrison } of facts) {
          const claim = byPrison ? { nomsNumber } : { offenderId };
          const type = isIn ? 'PersonReceivedIntoCustody' : 'PersonReleased';
          const when = NOON + at * HOUR;
          rig.tell(probation(type, { record: `${type}/${at}`, at: when, claim }));
        }
        const last = facts.toSorted((a, b) => a.at - b.at).at(-1);
        expect(rig.standing(crn)?.custody).toBe(last?.isIn ? 'YES' : 'NO');
      }),
      runs,
    );
  });

  it('says nothing new when all of it is sent again', () => {
    const deeds = ALL_DEEDS.filter((what) => what !== 'select' && what !== 'recategorise');
    fc.assert(
      fc.property(histories(deeds), (history) => {
        const rig = new Rig();
        const all = [...begun(), ...history, NEXT];
        rig.tell(...all);
        const said = rig.events.length;
        rig.tell(...all);
        expect(rig.events.slice(said).map(({ type, meta }) => [type, meta.sourceRecordId])).toEqual(
          [],
        );
      }),
      runs,
    );
  });

  it('gives no two events one id', () => {
    fc.assert(
      fc.property(histories(DEEDS_AND_MERGES), (history) => {
        const ids = eventsAfter([...begun(), ...history]).map(({ meta }) => meta.eventId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });

  it('gives every observation one fate', () => {
    fc.assert(
      fc.property(histories(DEEDS_AND_MERGES), (history) => {
        const rig = new Rig();
        rig.tell(...history, NEXT);
        const { observed, forwarded, kept, waiting, dropped } = rig.tally;
        const sum = Object.values(dropped).reduce((total, count) => total + count, 0);
        expect(forwarded + kept + waiting + sum).toBe(observed);
        const held = [...rig.state.held.values()].filter(({ kind }) => kind === 'waiting');
        expect(held).toHaveLength(waiting);
      }),
      runs,
    );
  });

  it('answers the same from a state that has been stored and read back', async () => {
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    const values = registerValuesWith(codec);
    fc.assert(
      fc.property(histories(DEEDS_AND_MERGES), fc.nat(60), (history, cut) => {
        const [kept, stored] = [new Rig(), new Rig()];
        for (const rig of [kept, stored]) rig.tell(...history.slice(0, cut));
        stored.state.put(
          [...stored.state.held].map(([key, value]) => [key, values.decode(values.encode(value))]),
        );
        const rest = [...history.slice(cut), NEXT];
        for (const rig of [kept, stored]) rig.tell(...rest);
        expect(stored.events).toEqual(kept.events);
        expect([...stored.nominals]).toEqual([...kept.nominals]);
        expect(stored.tally).toEqual(kept.tally);
      }),
      runs,
    );
  });

  it('answers the same when asked twice, and changes nothing by answering', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const rig = new Rig();
        rig.tell(...history);
        const before = structuredClone(rig.state.held);
        const last = police('ContactRecorded', { record: 'OC-last', version: '5000' });
        const answers = [1, 2].map(() =>
          new Register({ deployment: WALES, deploymentKey: KEY }).decide(rig.state, last),
        );
        expect(answers[0]).toEqual(answers[1]);
        expect(rig.state.held).toEqual(before);
      }),
      runs,
    );
  });
});

function members(nominals: Iterable<Nominal>): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const { subjectId, standing } of nominals) if (standing.cohort) subjects.add(subjectId);
  return subjects;
}

function eventsAfter(history: readonly Observed[]): readonly Recorded[] {
  const rig = new Rig();
  rig.tell(...history, NEXT);
  return rig.events;
}

function standingsAfter(history: readonly Observed[]): readonly Standing[] {
  const rig = new Rig();
  rig.tell(...history, NEXT);
  return [...rig.nominals.values()]
    .map(({ standing }) => standing)
    .toSorted((a, b) => a.subjectId.localeCompare(b.subjectId));
}

/** The events that have been said from a record and not been withdrawn. */
function saidOf(events: readonly Recorded[], record: string): readonly string[] {
  const said = new Set<string>();
  for (const event of events) {
    if (event.type === 'RecordRetracted') said.delete(event.retracts ?? '');
    else if (event.meta.sourceRecordId === record && event.type.startsWith('Contact'))
      said.add(event.meta.eventId);
  }
  return [...said];
}

function fail(): never {
  throw new Error('There is nobody to tell stories of');
}
