import { createLog, createPino, type Log } from './log.js';
import type { LogFields } from './log-fields.js';
import { NestLog } from './nest-log.js';
import { SafeError } from './safe.error.js';

// Visibly synthetic: no such person, number or note exists.
const CANARIES = {
  surname: 'Canarysson',
  fullName: 'Canary Canarysson',
  pnc: '1979/0163001B',
  shortPnc: '79/163001B',
  bare: '79163001B',
  crn: 'X123456',
  noms: 'A1234BC',
  birth: '1991-02-03',
  note: 'said he is staying at 1 Canary Lane',
};

/** As code does that the compiler did not see: a cast, a spread, a value from outside. */
const unchecked = (fields: unknown): LogFields => fields as LogFields;

const FIELDS =
  'topic group memberId transactionalId broker stage task eventId disclosureId replayId commandId eventType outcome reason ' +
  'status org sender recipient agreement agreementVersion schema version table at signal probe route method count ready offset';

describe('the log', () => {
  let written: string;
  let log: Log;
  const options = {
    app: 'spec',
    level: 'trace',
    destination: { write: (line: string) => void (written += line) },
  } as const;
  const last = (): Record<string, unknown> => JSON.parse(written.trim().split('\n').at(-1) ?? '');

  beforeEach(() => {
    written = '';
    log = createLog(options);
  });

  const expectNoCanary = () => {
    for (const canary of Object.values(CANARIES)) expect(written).not.toContain(canary);
    expect(written).not.toContain('Canary');
  };

  it('writes one JSON line with app, level, time and the event', () => {
    log.info('taken over', { topic: 'iom.observed', partition: 0, offset: 12n, ms: 3.5 });

    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      app: 'spec',
      event: 'taken over',
      topic: 'iom.observed',
      partition: 0,
      offset: '12',
      ms: 3.5,
    });
  });

  it('drops a field that is not on the list, nested or not', () => {
    log.info(
      'handled',
      unchecked({
        ...CANARIES,
        person: CANARIES,
        body: { deep: [CANARIES.note] },
        headers: { authorization: CANARIES.note },
        count: 1,
      }),
    );

    expectNoCanary();
    expect(last()).toMatchObject({ event: 'handled', count: 1 });
  });

  it.each(Object.entries(CANARIES))('refuses a %s in every field of the list', (_, canary) => {
    const everywhere = Object.fromEntries(FIELDS.split(' ').map((name) => [name, canary]));

    log.warn('handled', unchecked(everywhere));

    expectNoCanary();
    expect(last()).toMatchObject({ topic: '[refused]', count: '[refused]', ready: '[refused]' });
  });

  it('refuses an object where a text belongs', () => {
    log.info(
      'handled',
      unchecked({ reason: { toJSON: () => CANARIES.note }, org: [CANARIES.note] }),
    );
    expectNoCanary();
  });

  it('refuses an event that is not a constant of the source text', () => {
    const assembled: string = `linked ${CANARIES.crn}`;
    // @ts-expect-error -- a string put together at run time could hold anything
    log.info(assembled);
    // @ts-expect-error -- so could a template
    log.info(`linked ${assembled}`);

    expectNoCanary();
    expect(last()).toMatchObject({ event: '[refused]' });
  });

  it('survives fields that throw when they are read', () => {
    const hostile = {
      get reason(): string {
        throw new Error(CANARIES.note);
      },
    };
    log.info('handled', unchecked(hostile));
    expectNoCanary();
  });

  describe('of an error', () => {
    it('says its name, code and place, and never its message', () => {
      const error = Object.assign(new TypeError(CANARIES.note), { code: 'ECONNREFUSED' });

      log.error('failed', error, { attempt: 2 });

      expectNoCanary();
      expect(last()).toMatchObject({
        attempt: 2,
        error: {
          name: 'TypeError',
          code: 'ECONNREFUSED',
          stack: expect.arrayContaining([expect.stringMatching(/log\.spec\.ts:\d+:\d+/)]),
        },
      });
    });

    it('says nothing of its causes, of errors inside it, or of what is attached to it', () => {
      const cause = new Error(CANARIES.pnc, { cause: new RangeError(CANARIES.fullName) });
      const error = Object.assign(
        new AggregateError([new Error(CANARIES.note)], CANARIES.surname),
        {
          cause,
          record: CANARIES,
          code: CANARIES.pnc,
        },
      );

      log.error('failed', error);

      expectNoCanary();
      expect(last()).toMatchObject({
        error: { cause: { name: 'Error', cause: { name: 'RangeError' } } },
      });
    });

    it('takes no line of a message for a frame', () => {
      const forged = `first\n    at Canarysson (file:///x.js:1:1)\n    at ${CANARIES.bare}:1:1`;
      log.error('failed', new Error(forged));
      const changed = new Error(forged);
      changed.message = 'changed afterwards';
      log.error('failed', changed);
      const renamed = new Error('plain');
      renamed.name = CANARIES.note;
      log.error('failed', renamed);

      expectNoCanary();
    });

    it('says the message of an error whose class vouches for it, but not of its cause', () => {
      class TopicMissingError extends SafeError {
        override readonly name = 'TopicMissingError';
      }
      log.error(
        'failed',
        new TopicMissingError('There is no topic iom.observed', {
          cause: new Error(CANARIES.note),
        }),
      );

      expectNoCanary();
      expect(last()).toMatchObject({
        error: { name: 'TopicMissingError', message: 'There is no topic iom.observed' },
      });
    });

    it.each([[CANARIES.note], [{ ...CANARIES }], [undefined], [null], [42]])(
      'says of a thrown value only what type it had',
      (thrown) => {
        log.error('failed', thrown);

        expectNoCanary();
        expect(last()).toMatchObject({ error: { name: expect.stringMatching(/^Thrown_/) } });
      },
    );

    it('comes to an end where causes go in a circle', () => {
      const error = new Error('round');
      error.cause = error;
      log.error('failed', error);
      expect(last()).toMatchObject({ event: 'failed' });
    });

    it('survives an error that cannot be read', () => {
      const hostile = new Proxy(new Error('x'), {
        get: () => {
          throw new Error(CANARIES.note);
        },
      });
      log.error('failed', hostile);
      expectNoCanary();
      expect(last()).toMatchObject({ error: { name: 'UnreadableError' } });
    });
  });

  describe('of Nest', () => {
    it('keeps what start-up says about modules and routes', () => {
      new NestLog(createPino(options)).log('Mapped {/health/live, GET} route', 'RouterExplorer');

      expect(last()).toMatchObject({
        level: 'debug',
        event: 'nest',
        context: 'RouterExplorer',
        text: 'Mapped {/health/live, GET} route',
      });
    });

    it('keeps no text that may quote a request or an exception', () => {
      const nest = new NestLog(createPino(options));
      nest.error(new Error(CANARIES.note), 'ExceptionsHandler');
      nest.error(CANARIES.note, `Error: ${CANARIES.note}\n    at x`, 'RpcExceptionsHandler');
      nest.warn(`Cannot GET /people/${CANARIES.crn}`, 'Anything');
      nest.log({ person: CANARIES }, 'NestApplication');
      nest.fatal(CANARIES.note);

      expectNoCanary();
      expect(last()).toMatchObject({ level: 'fatal', event: 'nest' });
    });
  });
});
