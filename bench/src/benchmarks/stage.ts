import { EVENTS, sourceTopic } from '@iom/event-log';
import type { AppName } from '../../../apps/iom/src/sandbox/bridge.js';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { type Look, lookAt, looksUntil, type Pace, paceOf } from '../ground/counters.js';
import { BenchFeed } from '../ground/feed.js';
import { Ground } from '../ground/ground.js';
import { ObservedLog } from '../ground/observed-log.js';

/** Compilers need a second or two of each process. */
const EVENTS_TO_INTAKE = 200_000;
const OBSERVED_TO_REGISTER = 100_000;
/** Fewer make too short a backlog to say anything; `register` looks at those in memory. */
const NOMINALS = [10_000];
const NOMINALS_IN_FULL = [...NOMINALS, 100_000];
const INSTANCES = [2, 4];
/** The feed makes forty nominals for a thousand events. */
const EVENTS_A_NOMINAL = 25;
const RECORDS = 'iom_stage_records_total';
const LEDGER_ENTRIES = 'iom_ledger_rows_total{kind="entries"}';
const TARGETS = { intake: 25_000, register: 40_000, disclosure: 20_000 } as const;

/** Each app alone with the servers, its input lying ready: what one process can do. */
export const stage: Benchmark = {
  name: 'stage',
  about: 'each app alone in front of a full input topic: events/s, and CPU an event',
  isLong: false,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const figures: Figure[] = await oneByOne(workshop);
    for (const nominals of workshop.full ? NOMINALS_IN_FULL : NOMINALS) {
      figures.push(...(await registerWith(sized(nominals, workshop), workshop)));
    }
    return figures;
  },
};

/** Sources are filled, and each app in turn works off what the one before it has left. */
async function oneByOne(workshop: Workshop): Promise<Figure[]> {
  const ground = await Ground.open(workshop);
  try {
    const { organisations } = ground.bridge.deployment;
    const events = sized(EVENTS_TO_INTAKE, workshop);
    const feed = new BenchFeed({ seed: workshop.seed, events, organisations });
    await ground.feed(feed.beginning());
    await ground.halt('intake-police', 'intake-probation', 'register', 'disclosure', 'ledger');
    await ground.send(feed.take(events));

    const figures: Figure[] = [];
    const alone = async (app: AppName, name: string, target?: number): Promise<void> => {
      const pace = await paceOfApp(ground, app, 1);
      workshop.say(`  ${name}: ${Math.round(pace.perSecond)} events/s`);
      figures.push(...figuresOf(name, pace, target));
    };
    await alone('intake-police', 'intake-police', TARGETS.intake);
    await alone('intake-probation', 'intake-probation', TARGETS.intake);
    await alone('register', 'register, behind the intakes');
    await alone('disclosure', 'disclosure', TARGETS.disclosure);
    await alone('ledger', 'ledger');
    const police = organisations.filter(({ kind }) => kind === 'police');
    const inputs = new Map<AppName, readonly string[]>([
      ['disclosure', [EVENTS]],
      ['intake-police', police.map(({ id }) => sourceTopic(id))],
    ]);
    for (const [app, topics] of inputs) {
      for (const count of INSTANCES) {
        await readAgain(ground, app, topics);
        const name = `${app}, ${count} instances`;
        const pace = await paceOfApp(ground, app, count);
        workshop.say(`  ${name}: ${Math.round(pace.perSecond)} events/s`);
        figures.push(...figuresOf(name, pace));
      }
    }
    return figures;
  } finally {
    await ground.close();
  }
}

/** Starts the app, lets it work off its input, stops it. */
async function paceOfApp(ground: Ground, app: AppName, instances: number): Promise<Pace> {
  await ground.start(app, instances);
  const metric = app === 'ledger' ? LEDGER_ENTRIES : RECORDS;
  const look = (): Promise<Look> => lookAt(ground.instances(app), metric);
  try {
    return paceOf(await looksUntil(look, ground.hasReadAll(app)));
  } finally {
    await ground.halt(app);
  }
}

/** Puts an app back to where it began. */
async function readAgain(ground: Ground, app: AppName, topics: readonly string[]): Promise<void> {
  const admin = ground.bridge.client.kafka.admin();
  await admin.connect();
  try {
    for (const topic of topics) {
      const offsets = await admin.fetchTopicOffsets(topic);
      // Not `resetOffsets`: that forgets the position, and a stage with state does not begin without one.
      await admin.setOffsets({
        groupId: app,
        topic,
        partitions: offsets.map(({ partition, low }) => ({ partition, offset: low })),
      });
    }
  } finally {
    await admin.disconnect();
  }
}

/** The register with so many nominals in its state, in front of what is said of them. */
async function registerWith(nominals: number, workshop: Workshop): Promise<readonly Figure[]> {
  const ground = await Ground.open(workshop);
  try {
    await ground.halt('intake-police', 'intake-probation', 'disclosure', 'ledger');
    const { organisations } = ground.bridge.deployment;
    const events = nominals * EVENTS_A_NOMINAL;
    const feed = new BenchFeed({ seed: workshop.seed, events, organisations });
    const log = await ObservedLog.open(ground);
    try {
      for (const { records } of feed.beginning()) await log.write(records);
      await ground.hasReadAll('register');
      await ground.halt('register');
      await log.write(feed.take(Math.min(sized(OBSERVED_TO_REGISTER, workshop), events)));
    } finally {
      await log.close();
    }
    const pace = await paceOfApp(ground, 'register', 1);
    const name = `register, ${nominals.toLocaleString('en-GB')} nominals`;
    workshop.say(`  ${name}: ${Math.round(pace.perSecond)} events/s`);
    return figuresOf(name, pace, TARGETS.register);
  } finally {
    await ground.close();
  }
}

function figuresOf(
  name: string,
  { perSecond, cpuMicros }: Pace,
  target?: number,
): readonly Figure[] {
  return [
    {
      name,
      unit: 'events/s',
      better: 'more',
      runs: [perSecond],
      ...(target === undefined ? {} : { target }),
    },
    { name: `${name}: its CPU`, unit: 'µs an event', better: 'less', runs: [cpuMicros] },
  ];
}
