import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './give-orders.js';
import { outcomesOf, renderOutcome } from './outcome.js';
import { askQuarantine } from './quarantined.js';

const ENTRY = {
  topic: 'source.gwent-police',
  partition: 0,
  offset: 1,
  org: 'gwent-police',
  entity: null,
  reason: 'NOT_JSON',
  fieldPath: null,
  since: '2026-06-14T12:00:00.000Z',
  setAside: 'a',
  queue: 1,
  waiting: 0,
};
const answer = (given: Partial<Answer> = {}): Answer => ({
  record: { ...ENTRY, quarantined: ENTRY },
  commandId: 'c-1',
  status: 'REDRIVEN',
  reasonCode: null,
  fieldPath: null,
  requiredAction: null,
  ...given,
});
const said = (given: Partial<Answer>, settled = false) =>
  renderOutcome({ ...answer(given), settled });

const listing = (...quarantined: readonly object[]) => ({ status: 200, body: { quarantined } });

describe('what became of an order', () => {
  let server: Server;
  let registerUrl: string;
  let answers: { readonly status: number; readonly body: unknown }[];

  beforeAll(async () => {
    server = createServer((_request, response) => {
      const next = answers.length > 1 ? answers.shift() : answers[0];
      response.statusCode = next?.status ?? 500;
      response.end(JSON.stringify(next?.body ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    registerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('is settled when the register no longer lists it', async () => {
    answers = [listing(ENTRY), listing()];
    const waiting = { registerUrl, withinMs: 10_000 };
    expect(await outcomesOf([answer()], waiting)).toMatchObject([{ settled: true }]);
  });

  it('is not waited for when nothing was settled', async () => {
    answers = [listing(ENTRY)];
    const waiting = { registerUrl, withinMs: 60_000 };
    const still = answer({ status: 'QUARANTINED', reasonCode: 'NOT_JSON' });
    expect(await outcomesOf([still], waiting)).toMatchObject([{ settled: false }]);
  });

  it.each<[string, Partial<Answer>, RegExp]>([
    ['redriven', { status: 'REDRIVEN' }, /^source.gwent-police\/0\/1 {2}redriven$/],
    ['discarded', { status: 'DISCARDED' }, /discarded$/],
  ])('is said in a word: %s', (_what, given, words) => {
    expect(said(given, true)).toMatch(words);
  });

  it('is said with what to do when there is something to be done', () => {
    const fault = { status: 'QUARANTINED', reasonCode: 'UNKNOWN_CODE', fieldPath: 'a.b' } as const;
    expect(said({ ...fault, requiredAction: 'Use a code of the list.' })).toMatch(
      /still set aside: UNKNOWN_CODE at a\.b\. Use a code of the list\.$/,
    );
    expect(said({ status: 'QUARANTINED', reasonCode: 'NO_LONGER_KEPT' })).toMatch(
      /gone: .*Discard/,
    );
    expect(said({ status: 'UNANSWERED' })).toMatch(/no answer: .*iom_commands_total/);
    expect(said({ status: 'REDRIVEN' })).toMatch(/has not taken it yet/);
  });

  it.each([
    [503, {}, /stands by/],
    [500, {}, /answered 500/],
    [200, { something: 'else' }, /no register of this version/],
  ])('cannot be known when the register answers %i', async (status, body, words) => {
    answers = [{ status, body }];
    await expect(askQuarantine(registerUrl)).rejects.toThrow(words);
  });

  it('cannot be known when there is no register', async () => {
    await expect(askQuarantine('http://127.0.0.1:1')).rejects.toThrow(/No register answers/);
  });
});
