import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { counterOf } from '../ground/counters.js';
import { BenchFeed } from '../ground/feed.js';
import { Ground } from '../ground/ground.js';
import { ObservedLog } from '../ground/observed-log.js';

const SOURCE_RECORDS = 1_000_000;
const RUNS = 3;
const NEWS = 200;
const LOOK_EVERY_MS = 25;
const TARGET_SECONDS = 15;

/** A register that knows a million source records, ended and started again with news waiting. */
export const restart: Benchmark = {
  name: 'restart',
  about: 'the register with a million source records behind it: from its start to the first event',
  isLong: true,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const records = sized(SOURCE_RECORDS, workshop);
    const ground = await Ground.open(workshop);
    try {
      await ground.halt('intake-police', 'intake-probation', 'disclosure', 'ledger');
      const { organisations } = ground.bridge.deployment;
      const events = records + RUNS * NEWS;
      const feed = new BenchFeed({ seed: workshop.seed, events, organisations });
      const log = await ObservedLog.open(ground);
      const seconds: number[] = [];
      try {
        for (const { records: beginning } of feed.beginning()) await log.write(beginning);
        await log.write(feed.take(records));
        workshop.say(`  ${log.count} events written`);
        await ground.hasReadAll('register');
        for (let run = 0; run < RUNS; run++) {
          await ground.halt('register');
          await log.write(feed.take(NEWS));
          seconds.push(await secondsToFirst(ground));
          await ground.hasReadAll('register');
        }
      } finally {
        await log.close();
      }
      return [
        {
          name: `register, ${records.toLocaleString('en-GB')} source records: start to first event`,
          unit: 's',
          better: 'less',
          runs: seconds,
          target: TARGET_SECONDS,
        },
        {
          name: 'register: memory after that',
          unit: 'MB',
          better: 'less',
          runs: [ground.rssMb('register')],
        },
      ];
    } finally {
      await ground.close();
    }
  },
};

/** From the start of the process to the first record that it has committed. */
async function secondsToFirst(ground: Ground): Promise<number> {
  const began = performance.now();
  await ground.start('register');
  const [register] = ground.instances('register');
  if (register === undefined) throw new Error('No register runs');
  while ((await counterOf(register, 'iom_stage_records_total')) === 0) await pause(LOOK_EVERY_MS);
  return (performance.now() - began) / 1_000;
}
