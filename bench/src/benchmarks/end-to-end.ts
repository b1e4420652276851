import { OBSERVED, PartitionReader } from '@iom/event-log';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { counterOf } from '../ground/counters.js';
import { BenchFeed } from '../ground/feed.js';
import { type Cpu, cpuBetween, Ground } from '../ground/ground.js';

const RUNS = 3;
const TARGET_PER_SECOND = 10_000;
/** Epoch seconds. */
const LAST_COMMIT = 'iom_ledger_last_commit_seconds';

/** The whole bridge with a backlog in front of it: how fast it gets through, and who uses the processors for it. */
export const endToEnd: Benchmark = {
  name: 'end-to-end',
  about: 'a backlog through the whole bridge, to the last decision in the record',
  isLong: false,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const events = Math.ceil(sized(workshop.events, workshop) / RUNS);
    const ground = await Ground.open(workshop);
    try {
      const { organisations } = ground.bridge.deployment;
      const { seed } = workshop;
      const feed = new BenchFeed({ seed, events: events * RUNS, organisations });
      await ground.feed(feed.beginning());
      const runs: Run[] = [];
      for (let number = 1; number <= RUNS; number++) {
        const run = await backlog(ground, feed, events);
        workshop.say(`  run ${number}: ${events} events in ${run.seconds.toFixed(1)} s`);
        runs.push(run);
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
}

/** The sources fill up while nobody reads them; the clock starts when the first of it has been read. */
async function backlog(ground: Ground, feed: BenchFeed, events: number): Promise<Run> {
  await ground.halt('intake-police', 'intake-probation');
  await ground.send(feed.take(events));
  const reader = await PartitionReader.open({
    client: ground.bridge.client,
    topic: OBSERVED,
    partition: 0,
  });
  try {
    const end = await reader.end();
    const before = ground.cpu();
    await Promise.all([ground.start('intake-police'), ground.start('intake-probation')]);
    await ground.settled();
    const cpu = cpuBetween(before, ground.cpu());
    const [ledger] = ground.instances('ledger');
    if (ledger === undefined) throw new Error('No ledger runs');
    const endedAt = await counterOf(ledger, LAST_COMMIT);
    const startedAt = await firstWrittenAt(reader, end);
    return { seconds: endedAt - startedAt / 1_000, cpu };
  } finally {
    reader.close();
  }
}

/** When the first record at or behind an offset was written, epoch milliseconds. */
async function firstWrittenAt(reader: PartitionReader, offset: number): Promise<number> {
  for (let from = offset; ;) {
    const { records, next } = await reader.fetch(from, 0);
    const [first] = records;
    if (first !== undefined) return first.timestampMs;
    if (next === from) throw new Error('Nothing of the backlog was written');
    from = next;
  }
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
  ];
}
