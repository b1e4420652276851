import { sourceTopic } from '@iom/event-log';
import { until } from '@iom/testing';
import { waitingInRegister } from '../../apps/iom/src/sandbox/register-figures.js';
import type { SetAsideKind } from './support/broken-feed/bad-kind.js';
import { type BrokenFeed, brokenFeed } from './support/broken-feed/broken-feed.js';
import { LATE_ROWS } from './support/broken-feed/code-rows.js';
import {
  type Arrivals,
  arrivalsName,
  countedBy,
  expectedArrivals,
  expectedFeedback,
  type FaultTold,
  feedbackName,
  racedArrivals,
  spoiltIn,
} from './support/broken-feed/expectations.js';
import { KINDS } from './support/broken-feed/kinds.js';
import { DEPLOYMENT } from './support/code-tables.js';
import { runIom } from './support/iom-command.js';
import { TestBridge } from './support/test-bridge.js';

interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

interface Listed extends Place {
  readonly org: string;
  readonly reason: string;
}

interface List {
  readonly counts: { readonly records: number; readonly queues: number; readonly waiting: number };
  readonly quarantined: readonly Listed[];
}

interface Outcome extends Place {
  readonly status: string;
  readonly reasonCode: string | null;
  readonly settled: boolean;
}

type Feedback = FaultTold & Place & { readonly org: string };

const placeOf = ({ topic, partition, offset }: Place): string => `${topic}/${partition}/${offset}`;

describe('a feed of both sides in which one record in twenty is bad', () => {
  let bridge: TestBridge;
  const feed: BrokenFeed = brokenFeed();
  const { tales } = feed;
  const spoilt = spoiltIn(tales);
  const holding = spoilt.flatMap(({ kind, org }) =>
    kind.fate === 'set-aside' && kind.isOfSomebody ? [{ kind, org }] : [],
  );
  const settledBy = (remedy: SetAsideKind['remedy']['by']) =>
    holding.filter(({ kind }) => kind.remedy.by === remedy);
  /** Of those about whom nothing could be placed. */
  let nobodys: readonly Feedback[] = [];

  const arrivals = async (): Promise<Arrivals> => {
    const lists: Record<string, string[]> = Object.fromEntries(
      Object.keys(expectedArrivals(tales, 'after-repair')).map((name) => [name, []]),
    );
    for (const { id, kind } of DEPLOYMENT.organisations) {
      for (const { name, value, headers } of await bridge.received(id)) {
        if (!name.endsWith('.ContactRecorded')) continue;
        const person = value['person'] as Readonly<Record<string, unknown>>;
        const ownName = String(person[kind === 'police' ? 'nicheNominalId' : 'crn']);
        (lists[arrivalsName(id, ownName)] ??= []).push(
          new Date(String(headers['ce_time'])).toISOString(),
        );
      }
    }
    return lists;
  };
  const everyFeedback = async (): Promise<readonly Feedback[]> => {
    const told = await Promise.all(
      DEPLOYMENT.organisations.map(async ({ id: org }) =>
        (await bridge.feedback(org)).map((each) => ({
          ...(each as unknown as Feedback),
          org,
          topic: sourceTopic(org),
        })),
      ),
    );
    return told.flat();
  };
  const list = async (): Promise<List> =>
    JSON.parse((await runIom(bridge, ['quarantine', 'list', '--json'])).out) as List;
  const order = async (...args: readonly string[]): Promise<readonly Outcome[]> => {
    const { out } = await runIom(bridge, ['quarantine', ...args, '--yes', '--json']);
    return (JSON.parse(out) as { readonly outcomes: readonly Outcome[] }).outcomes;
  };

  beforeAll(async () => {
    bridge = await TestBridge.start();
    await bridge.feed(feed.steps);
  });
  afterAll(() => bridge?.stop());

  it('is bad in more than a hundred ways, and no person is without a real contact', () => {
    const sent = feed.steps
      .filter(({ reference }) => !reference)
      .reduce((sum, { records }) => sum + records.length, 0);
    expect(sent).toBeGreaterThan(2_000);
    expect(spoilt.length / sent).toBeGreaterThan(0.05);
    expect(spoilt.map(({ kind }) => kind).toSorted(byName)).toEqual(KINDS.toSorted(byName));
    const contacts = Object.values(expectedArrivals(tales, 'after-repair'));
    expect(contacts).toHaveLength(2 * tales.length);
    expect(contacts.every(({ length }) => length > 0)).toBe(true);
  });

  it('tells each producer what is wrong with its records, and nothing of the others', async () => {
    const told = await everyFeedback();
    expect(countedBy(told.map((each) => feedbackName(each.org, each)))).toEqual(
      expectedFeedback(spoilt),
    );
  });

  it('delays nobody but those about whom a record is set aside', async () => {
    const raced = racedArrivals(tales);
    expect(raced.size).toBeGreaterThanOrEqual(4);
    const certain = Object.entries(await arrivals()).map(([name, times]) => [
      name,
      times.filter((time) => !raced.has(`${name} ${time}`)),
    ]);
    expect(Object.fromEntries(certain)).toEqual(expectedArrivals(tales, 'before-repair'));
  });

  it('shows operators what is set aside, and how much waits behind whom', async () => {
    const { counts, quarantined } = await list();
    expect(countedBy(quarantined.map(({ org, reason }) => `${org} ${reason}`))).toEqual(
      countedBy(holding.map(({ org, kind }) => `${org} ${kind.reason}`)),
    );
    const heldUp = tales.filter(({ isHeldUp }) => isHeldUp);
    const waiting =
      heldUp.flatMap(({ told }) =>
        [...told.police, ...told.probation].filter(({ isHeldBack }) => isHeldBack),
      ).length -
      holding.filter(({ kind: { remedy } }) => 'isContact' in remedy && remedy.isContact).length;
    expect(counts).toMatchObject({ records: holding.length, queues: heldUp.length, waiting });
    expect(await waitingInRegister(bridge.bridge)).toBe(waiting);
    const listed = new Set(quarantined.map(placeOf));
    nobodys = (await everyFeedback()).filter(
      (each) => each.status === 'QUARANTINED' && !listed.has(placeOf(each)),
    );
    expect(nobodys).toHaveLength(
      spoilt.filter(({ kind }) => kind.fate === 'set-aside' && !kind.isOfSomebody).length,
    );
  });

  it('can be read where a code row was missing, once that has come', async () => {
    const reasons = new Map((await list()).quarantined.map((each) => [placeOf(each), each.reason]));
    await bridge.send(LATE_ROWS);
    const ahead = settledBy('code-row').length;
    let others: readonly Outcome[] = [];
    let redriven = 0;
    // The intake reads code tables beside its source, so a row may be a moment behind.
    await until('every record that waited for a code row to be read', async () => {
      const outcomes = await order('redrive', '--all');
      redriven += outcomes.filter(({ status, settled }) => status === 'REDRIVEN' && settled).length;
      others = outcomes.filter(({ status }) => status !== 'REDRIVEN');
      return redriven === ahead;
    });
    // Today's code says the same of the rest.
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'QUARANTINED'));
    expect(others.map(({ reasonCode }) => reasonCode)).toEqual(
      others.map((each) => reasons.get(placeOf(each))),
    );
    expect((await list()).counts.records).toBe(holding.length - ahead);
  });

  it('is made good by later versions of records', async () => {
    const before = (await list()).counts.records;
    const corrections = tales.flatMap((tale) =>
      tale.spoilt.flatMap(({ kind, occasion }) =>
        kind.fate === 'set-aside' && kind.remedy.by === 'later-version'
          ? [kind.remedy.correct(occasion)]
          : [],
      ),
    );
    await bridge.feed([{ label: 'later versions', records: corrections }]);
    expect((await list()).counts.records).toBe(before - settledBy('later-version').length);
  });

  it('loses what nobody can read when an operator gives it up, and no more than that', async () => {
    const because = ['--because', 'nobody could make sense of it'];
    const discarded = await order('discard', '--all', ...because);
    const places = nobodys.flatMap((each) => ['--at', placeOf(each)]);
    const unlisted = await order('discard', ...places, ...because);
    for (const { status, settled } of [...discarded, ...unlisted]) {
      expect({ status, settled }).toEqual({ status: 'DISCARDED', settled: true });
    }
    expect(discarded).toHaveLength(settledBy('discard').length);
    expect(unlisted).toHaveLength(nobodys.length);
    await bridge.settled();
  });

  it('leaves nothing set aside and nothing waiting', async () => {
    expect(await list()).toMatchObject({ counts: { records: 0, waiting: 0 }, quarantined: [] });
    expect(JSON.parse((await bridge.get('register', '/quarantine')).body)).toEqual({
      quarantined: [],
    });
    expect(await waitingInRegister(bridge.bridge)).toBe(0);
  });

  it('has arrived in the end, each contact once, and each person’s in the order of its source', async () => {
    expect(await arrivals()).toEqual(expectedArrivals(tales, 'after-repair'));
  });

  it('has told every producer how its records were settled', async () => {
    const told = await everyFeedback();
    const settled = told.filter(
      ({ status, reasonCode }) => status === 'REDRIVEN' || reasonCode === 'BY_OPERATOR',
    );
    const places = settled.map(placeOf);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toHaveLength(
      settledBy('code-row').length + settledBy('discard').length + nobodys.length,
    );
  });

  it('costs the record of decisions nothing', async () => {
    const { code, out } = await runIom(bridge, ['ledger', 'completeness', '--json']);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, status: 'ok', findings: [] });
  });
});

const byName = (a: (typeof KINDS)[number], b: (typeof KINDS)[number]): number =>
  `${a.side} ${a.name}`.localeCompare(`${b.side} ${b.name}`);
