import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { counterOf } from '../ground/counters.js';
import { BenchFeed } from '../ground/feed.js';
import { type Cpu, cpuBetween, Ground } from '../ground/ground.js';
import { STAGES } from '../ground/inputs.js';

const LEAST_RUNS = 3;
/** Not counted: whole compilers are still at work, as they are once in the life of a deployment. */
const WARM_UP_RUNS = 1;
/** What a run sends is in memory before its clock starts; more events make more runs, not larger ones. */
const MOST_EVENTS_A_RUN = 50_000;
const TARGET_PER_SECOND = 10_000;
/** Epoch seconds. */
const LAST_COMMIT = 'iom_ledger_last_commit_seconds';

/** The whole bridge with a backlog in front of it: how fast it gets through, and who uses the processors for it. */
export const endToEnd: Benchmark = {
  name: 'end-to-end',
  about:
    'a backlog through the whole bridge, from the first send to the last decision in the record',
  isLong: false,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const { seed, say } = workshop;
    const total = sized(workshop.events, workshop);
    const events = Math.min(MOST_EVENTS_A_RUN, Math.ceil(total / LEAST_RUNS));
    const count = WARM_UP_RUNS + Math.ceil(total / events);
    const ground = await Ground.open(workshop);
    try {
      const { organisations } = ground.bridge.deployment;
      const feed = new BenchFeed({ seed, events: events * count, organisations });
      await ground.feed(feed.beginning());
      const runs: Run[] = [];
      for (let number = 1; number <= count; number++) {
        const run = await backlog(ground, feed, events);
        const counts = number > WARM_UP_RUNS;
        say(
          `  run ${number} of ${count}: ${events} events in ${run.seconds.toFixed(1)} s` +
            (counts ? '' : ', to warm up'),
        );
        if (counts) runs.push(run);
      }
      return figuresOf(runs, events);
    } finally {
      await ground.close();
    }
  },
};

interface Run {
  readonly seconds: number;
  readonly cpu: Cpu;
  /** What a transaction of each stage held, on average: small ones are what a broker pays for. */
  readonly recordsATransaction: Readonly<Record<string, number>>;
}

/** Sends faster than anybody reads, and waits for the last decision. */
async function backlog(ground: Ground, feed: BenchFeed, events: number): Promise<Run> {
  const records = [...feed.take(events)];
  const transactions = await transactionsOf(ground);
  const before = ground.cpu();
  const startedAt = Date.now();
  await ground.send(records);
  await ground.settled();
  const cpu = cpuBetween(before, ground.cpu());
  const [ledger] = ground.instances('ledger');
  if (ledger === undefined) throw new Error('No ledger runs');
  const endedAt = await counterOf(ledger, LAST_COMMIT);
  return {
    seconds: endedAt - startedAt / 1_000,
    cpu,
    recordsATransaction: sizesBetween(transactions, await transactionsOf(ground)),
  };
}

interface Transactions {
  readonly app: string;
  readonly records: number;
  readonly transactions: number;
}

function transactionsOf(ground: Ground): Promise<readonly Transactions[]> {
  return Promise.all(
    STAGES.flatMap((app) =>
      ground.instances(app).map(async (instance) => ({
        app,
        records: await counterOf(instance, 'iom_stage_records_total'),
        transactions: await counterOf(instance, 'iom_stage_transactions_total'),
      })),
    ),
  );
}

function sizesBetween(
  before: readonly Transactions[],
  after: readonly Transactions[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    after.map(({ app, records, transactions }) => {
      const then = before.find((each) => each.app === app);
      const count = transactions - (then?.transactions ?? 0);
      return [app, (records - (then?.records ?? 0)) / count];
    }),
  );
}

function figuresOf(runs: readonly Run[], events: number): readonly Figure[] {
  const names = Object.keys(runs[0]?.cpu ?? {});
  return [
    {
      name: 'throughput',
      unit: 'source events/s',
      better: 'more',
      target: TARGET_PER_SECOND,
      runs: runs.map(({ seconds }) => events / seconds),
    },
    ...names.map((name): Figure => {
      const micros = runs.map(({ cpu }) => ((cpu[name] ?? 0) * 1e6) / events);
      return { name: `CPU of ${name}`, unit: 'µs a source event', better: 'less', runs: micros };
    }),
    ...STAGES.map((app): Figure => ({
      name: `${app}: transaction`,
      unit: 'records',
      better: 'more',
      runs: runs.map(({ recordsATransaction }) => recordsATransaction[app] ?? NaN),
    })),
  ];
}
