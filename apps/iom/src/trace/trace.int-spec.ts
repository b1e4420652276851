import { encodeEvent, encodeNominal } from '@iom/codec';
import { EVENTS, NOMINALS, type OutgoingRecord } from '@iom/event-log';
import { createLog } from '@iom/platform';
import { recorded, standing, until } from '@iom/testing';
import { freshGround, type Ground } from '../../../ledger/src/ledger.fixtures.js';
import { decisionOf, disclosureOf } from '../../../ledger/src/recording/disclosures.fixtures.js';
import { Recorder } from '../../../ledger/src/recording/recorder.js';
import { LedgerHistory } from './ledger-history.js';
import { trace, type TraceQuery } from './trace.js';

const PERSON = 'subject-1';
const OTHER = 'subject-2';

describe('tracing a person through the bridge', () => {
  let ground: Ground;
  let recorder: Recorder;
  let history: LedgerHistory;
  const ask = (query: TraceQuery) => {
    const { client, codec } = ground;
    return trace(query, { client, codec, history });
  };

  const nominal = (
    subjectId: string,
    crn: string | null,
    pncId: string | null,
  ): OutgoingRecord => ({
    topic: NOMINALS,
    partition: 2,
    key: subjectId,
    value: encodeNominal(ground.codec, {
      subjectId,
      version: 1,
      asAt: 0,
      standing: standing({ subjectId, probation: { crn, pncId }, police: [] }),
    }),
  });
  const contact = (n: number, subjectId: string) => {
    const eventId = `event-${n}`;
    const event = recorded('ContactRecorded', {
      meta: { eventId },
      subjectId,
      standing: standing({ subjectId }),
    });
    const record: OutgoingRecord = {
      topic: EVENTS,
      partition: 1,
      key: `${subjectId}/${eventId}`,
      value: encodeEvent(ground.codec, event),
    };
    const disclosure = disclosureOf({
      eventId,
      subjectId,
      input: { topic: EVENTS, partition: 1, offset: n },
      decisions: [decisionOf({ disclosureId: `disclosure-${n}` })],
    });
    return { record, disclosure };
  };

  beforeAll(async () => {
    ground = await freshGround(process.env);
    const { client, codec, databaseUrl } = ground;
    history = new LedgerHistory(databaseUrl);
    const contacts = [
      contact(0, PERSON),
      contact(1, OTHER),
      contact(2, PERSON),
      contact(3, PERSON),
    ];
    await ground.send(...contacts.map(({ record }) => record));
    await ground.log(...contacts.map(({ disclosure }) => disclosure));
    await ground.send(
      nominal(PERSON, 'X000009', null),
      nominal(PERSON, 'X000001', '2015/0000123L'),
      nominal(OTHER, 'X000002', '2015/0000123L'),
      nominal('subject-3', 'X000003', null),
    );
    recorder = new Recorder({
      client,
      codec,
      databaseUrl,
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => {
        throw error;
      },
    });
    recorder.start();
    await until('everything is recorded', () => recorder.figures.leaves === 4);
  });

  afterAll(async () => {
    await recorder.stop();
    await history.close();
    await ground.remove();
  });

  it('tells everything that was said about them, in order, and nothing about others', async () => {
    const [story, ...more] = await ask({ crn: 'X000001' });
    expect(more).toEqual([]);
    expect(story).toMatchObject({
      subjectId: PERSON,
      person: { crn: 'X000001', category: 'FIXED' },
      events: [0, 2, 3].map((n) => ({
        eventId: `event-${n}`,
        said: { facts: expect.arrayContaining([{ name: 'outcome', value: 'KEPT' }]) },
        decisions: [{ disclosureId: `disclosure-${n}`, outcome: 'SHARED', withheld: ['notes'] }],
      })),
    });
  });

  it('tells both stories when two people bear one PNC number', async () => {
    const stories = await ask({ pncId: '2015/0000123L' });
    expect(stories.map(({ subjectId }) => subjectId).toSorted()).toEqual([PERSON, OTHER]);
  });

  it('tells of one event, and of whom it is about', async () => {
    const [story] = await ask({ eventId: 'event-1' });
    expect(story).toMatchObject({ subjectId: OTHER, person: { crn: 'X000002' } });
    expect(story?.events.map(({ eventId }) => eventId)).toEqual(['event-1']);
  });

  it('knows a nominal about whom nothing was decided', async () => {
    expect(await ask({ crn: 'X000003' })).toMatchObject([{ subjectId: 'subject-3', events: [] }]);
  });

  it.each([{ crn: 'X000004' }, { crn: 'X000009' }, { eventId: 'unknown' }])(
    'knows nothing of %j: never there, or no longer called so',
    async (query) => {
      expect(await ask(query)).toEqual([]);
    },
  );
});
