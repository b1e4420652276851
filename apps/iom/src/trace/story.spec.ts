import { EVENT_TYPES, type Nominal, type Recorded } from '@iom/domain';
import { REASONS } from '@iom/policy';
import { NOON, recorded, standing } from '@iom/testing';
import { factsOf, headingOf } from './facts.js';
import type { DecisionRow, EntryRow } from './ledger-history.js';
import { inWords } from './reason-words.js';
import { renderStory } from './render-story.js';
import { tellStory } from './story.js';

const nominal: Nominal = { subjectId: 'subject-1', version: 3, asAt: NOON, standing: standing() };

const visit = recorded('ContactRecorded', {
  meta: { eventId: 'event-visit' },
  notes: 'Canarysson was in',
  address: '4 Canary Street',
  summary: 'Canarysson',
});
const selection = recorded('NominalSelected', {
  meta: { eventId: 'event-selection', sourceOrg: 'probation-wales', occurredAt: NOON - 60_000_000 },
});

const decision = (given: Partial<DecisionRow> = {}): DecisionRow => ({
  disclosureId: 'disclosure-1',
  recipient: 'probation-wales',
  outcome: 'SHARED',
  attempt: 1,
  reasons: [],
  fields: [
    { path: 'kind', action: 'SHARE', rule: 'r' },
    { path: 'outcome', action: 'SHARE', rule: 'r' },
    { path: 'location', action: 'GENERALISE', rule: 'r' },
    { path: 'notes', action: 'WITHHOLD', rule: 'r' },
  ],
  agreement: { id: 'iom-gwent', version: 3 },
  ...given,
});

const entry = (given: Partial<EntryRow> = {}): EntryRow => ({
  eventId: 'event-visit',
  eventType: 'ContactRecorded',
  sender: 'gwent-police',
  subjectId: 'subject-1',
  topic: 'iom.events',
  partition: 0,
  offset: 9,
  decidedAt: NOON + 1_000_000,
  replayId: null,
  decisions: [decision()],
  ...given,
});

const withheldSelection = entry({
  eventId: 'event-selection',
  eventType: 'NominalSelected',
  sender: 'probation-wales',
  offset: 4,
  decisions: [
    decision({
      disclosureId: 'disclosure-0',
      recipient: 'gwent-police',
      outcome: 'HELD',
      reasons: ['AGE_UNKNOWN', 'ACCESS_UNKNOWN'],
      fields: [],
    }),
  ],
});
const events = new Map<string, Recorded>([
  ['event-visit', visit],
  ['event-selection', selection],
]);

describe("a person's story", () => {
  it('says what was said, what went to whom, and what did not and why', () => {
    const story = tellStory('subject-1', nominal, [entry(), withheldSelection], events);
    expect(renderStory(story)).toBe(
      [
        'CRN X000001 · PNC 2015/0000123L · gwent-police N61-0000001',
        'As at 2026-06-14 12:00:00 UTC: IOM fixed, selected 2026-06-01; area N03, WPTGWT, gwent-police; access to the case is not limited',
        '',
        '2026-06-14 11:59:00 UTC  Selected for IOM',
        '    category fixed; selected on 2026-06-01; review due 2026-12-01',
        '    said by probation-wales, event event-selection',
        '  × gwent-police: held until somebody releases it, 2026-06-14 12:00:01 UTC under iom-gwent version 3',
        '      because the age of the person is not certain: somebody has to release it',
        '      because it is not known whether probation limits who may see the case',
        '      disclosure disclosure-0',
        '',
        '2026-06-14 12:00:00 UTC  A contact was recorded',
        '    kind home visit; outcome kept; date 2026-06-14; planned yes; location home; joint no; agency class police',
        '    said by gwent-police, event event-visit',
        '  → probation-wales: shared 2026-06-14 12:00:01 UTC under iom-gwent version 3',
        '      got: kind, outcome, location (made coarser)',
        '      kept back: notes',
        '      disclosure disclosure-1',
      ].join('\n'),
    );
  });

  it('has no free text and no address in it', () => {
    const story = tellStory('subject-1', nominal, [entry()], events);
    expect(JSON.stringify(story)).not.toContain('Canary');
  });

  it('puts a replay beside what was decided first', () => {
    const replay = entry({
      replayId: 'replay-1',
      decidedAt: NOON + 5_000_000,
      decisions: [decision({ disclosureId: 'disclosure-2', attempt: 2 })],
    });
    const { events: told } = tellStory('subject-1', nominal, [entry(), replay], events);
    expect(told).toHaveLength(1);
    expect(told[0]?.decisions.map((d) => [d.disclosureId, d.replayId])).toEqual([
      ['disclosure-1', null],
      ['disclosure-2', 'replay-1'],
    ]);
  });

  it('keeps what became of an event that the event store holds no more', () => {
    const story = tellStory('subject-1', undefined, [entry()], new Map());
    expect(story.events[0]).toMatchObject({ said: null, decisions: [{ outcome: 'SHARED' }] });
    expect(renderStory(story)).toContain('the event store holds it no more');
    expect(renderStory(story)).toContain('Not a nominal that is known now.');
  });

  it('says that nobody was in scope, and of a person nothing was said about, that', () => {
    const nobody = tellStory('subject-1', nominal, [entry({ decisions: [] })], events);
    expect(renderStory(nobody)).toContain('Nobody was in scope of it.');
    expect(renderStory(tellStory('subject-1', nominal, [], new Map()))).toContain(
      'Nothing has been decided about this person yet.',
    );
  });
});

describe('its words', () => {
  it.each(EVENT_TYPES)('has a heading and facts for %s', (type) => {
    expect(headingOf(type)).not.toBe(type);
    expect(factsOf(recorded(type)).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(REASONS))('has a sentence for %s', (reason) => {
    expect(inWords(reason)).not.toContain(reason);
  });

  it('shows a code of a later version as it is', () => {
    expect(inWords('SOMETHING_NEW')).toContain('SOMETHING_NEW');
    expect(headingOf('SomethingNew')).toBe('SomethingNew');
  });
});
