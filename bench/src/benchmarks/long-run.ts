import { type AppName, APPS } from '../../../apps/iom/src/sandbox/bridge.js';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { BenchFeed } from '../ground/feed.js';
import { type Cpu, cpuBetween, Ground } from '../ground/ground.js';

const PORTION = 20_000;
const MEMORY_EVENTS = 1_000_000;
/** Before the first of these, compilers are still at work. */
const HISTORIES = [40_000, 200_000, 600_000];
const MOST_RSS_MB = 300;

/** What the bridge was like while one portion went through it. */
interface Portion {
  /** Events before it. */
  readonly history: number;
  readonly events: number;
  readonly cpu: Cpu;
  readonly rssMb: Readonly<Record<AppName, number>>;
}

/** Whether memory stays where it is, however long it runs. */
export const memory: Benchmark = {
  name: 'memory',
  about: 'a million events through the whole bridge: memory of each app',
  isLong: true,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const portions = await longRun(workshop, sized(MEMORY_EVENTS, workshop));
    const half = portions[Math.floor(portions.length / 2)];
    const last = portions.at(-1);
    const count = ((last?.history ?? 0) + (last?.events ?? 0)).toLocaleString('en-GB');
    return APPS.flatMap((app): Figure[] => [
      {
        name: `${app}: memory at half of it`,
        unit: 'MB',
        better: 'less',
        runs: [half?.rssMb[app] ?? NaN],
      },
      {
        name: `${app}: memory after ${count} events`,
        unit: 'MB',
        better: 'less',
        runs: [last?.rssMb[app] ?? NaN],
        target: MOST_RSS_MB,
      },
    ]);
  },
};

/** Whether an event costs the same however many came before it. */
export const history: Benchmark = {
  name: 'history',
  about: 'what an event costs after 40,000, 200,000 and 600,000 others',
  isLong: true,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const histories = HISTORIES.map((events) => sized(events, workshop));
    const portions = await longRun(workshop, Math.max(...histories) + sized(PORTION, workshop));
    return histories.flatMap((before) => {
      const portion = portions.find((each) => each.history >= before) ?? portions.at(-1);
      const after = `after ${before.toLocaleString('en-GB')} events`;
      return Object.entries(portion?.cpu ?? {}).map(([name, seconds]): Figure => ({
        name: `${name}, ${after}`,
        unit: 'µs CPU an event',
        better: 'less',
        runs: [(seconds * 1e6) / (portion?.events ?? NaN)],
      }));
    });
  },
};

/** Portion after portion through one bridge that is never stopped. */
async function longRun(workshop: Workshop, events: number): Promise<readonly Portion[]> {
  const ground = await Ground.open(workshop);
  try {
    const { organisations } = ground.bridge.deployment;
    const feed = new BenchFeed({ seed: workshop.seed, events, organisations });
    await ground.feed(feed.beginning());
    const size = sized(PORTION, workshop);
    const portions: Portion[] = [];
    for (let before = 0; before < events; before += size) {
      const cpu = ground.cpu();
      await ground.send(feed.take(Math.min(size, events - before)));
      await ground.settled();
      portions.push({
        history: before,
        events: Math.min(size, events - before),
        cpu: cpuBetween(cpu, ground.cpu()),
        rssMb: Object.fromEntries(APPS.map((app) => [app, ground.rssMb(app)])) as Portion['rssMb'],
      });
      if (portions.length % 5 === 0) workshop.say(`  ${before + size} of ${events} events`);
    }
    return portions;
  } finally {
    await ground.close();
  }
}
