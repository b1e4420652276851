import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import type { Observed } from '@iom/domain';
import { handlersOf, type LogRecord, OBSERVED, type OutgoingRecord } from '@iom/event-log';
import { MetricsRegistry } from '@iom/platform';
import { RegisterController } from '../../../apps/register/src/register.controller.js';
import { registerDefinition } from '../../../apps/register/src/register.definition.js';
import { RegisterFigures } from '../../../apps/register/src/register-figures.js';
import { Register } from '../../../apps/register/src/register.js';
import type { RegisterValue } from '../../../apps/register/src/register-value.js';
import { RunnableStage } from '../../../libs/event-log/src/runnable-stage.js';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { AT, DEPLOYMENT_KEY, openSetting, understood } from '../ground/corpus.js';
import { BenchFeed } from '../ground/feed.js';
import { costFigure, cpuOf } from './cpu-cost.js';

const SOURCE_RECORDS = 1_000_000;
const SHARES = 10;
const NOMINALS = [1_000, 10_000];
const NOMINALS_IN_FULL = [...NOMINALS, 100_000];
const EVENTS_A_NOMINAL = 25;
/** The least that says something about so many nominals. */
const EVENTS = 25_000;
const RUNS = 3;
/** Observations in a transaction, as many as there are at load. */
const BATCH = 1_000;

/** The register's stage without a log that would remember what it says, so that nothing grows but its state. */
export const register: Benchmark = {
  name: 'register',
  about: 'the register in memory: CPU an event by how many nominals and source records it knows',
  isLong: true,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const figures = [await alongHistory(workshop)];
    for (const nominals of workshop.full ? NOMINALS_IN_FULL : NOMINALS) {
      figures.push(await withNominals(sized(nominals, workshop), workshop));
    }
    return figures;
  },
};

/** A run for each tenth of a long history. */
async function alongHistory(workshop: Workshop): Promise<Figure> {
  const records = sized(SOURCE_RECORDS, workshop);
  const stage = await RegisterInMemory.open(records, workshop);
  const runs: number[] = [];
  for (let share = 0; share < SHARES; share++) {
    runs.push(await stage.take(records / SHARES));
    workshop.say(`  ${stage.keys} keys: ${runs.at(-1)?.toFixed(1)} µs`);
  }
  const name = `register, in memory, tenth by tenth of ${records.toLocaleString('en-GB')} records`;
  return costFigure(name, runs);
}

async function withNominals(nominals: number, workshop: Workshop): Promise<Figure> {
  const stage = await RegisterInMemory.open(
    Math.max(nominals * EVENTS_A_NOMINAL, RUNS * EVENTS),
    workshop,
  );
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await stage.take(sized(EVENTS, workshop)));
  return costFigure(`register, in memory, ${nominals.toLocaleString('en-GB')} nominals`, runs);
}

class RegisterInMemory {
  private readonly state;
  private offset = 0;

  private constructor(
    private readonly codec: Codec,
    private readonly stage: RunnableStage<RegisterValue>,
    private readonly feed: BenchFeed,
    private readonly translator: ReturnType<typeof openSetting>['translator'],
  ) {
    this.state = stage.newState();
  }

  /** A register that knows everybody in a feed of so many events. */
  static async open(events: number, { seed }: Workshop): Promise<RegisterInMemory> {
    const { deployment, translator } = openSetting();
    const { organisations } = deployment;
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    const controller = new RegisterController(
      codec,
      new Register({ deployment, deploymentKey: DEPLOYMENT_KEY }),
      new RegisterFigures(new MetricsRegistry()),
    );
    const definition = registerDefinition(organisations, codec);
    const stage = new RunnableStage(definition, handlersOf<RegisterValue>(controller));
    const feed = new BenchFeed({ seed, events, organisations });
    const opened = new RegisterInMemory(codec, stage, feed, translator);
    for (const { records } of feed.beginning()) await opened.run(opened.observations(records));
    return opened;
  }

  get keys(): number {
    return this.state.size;
  }

  /** Takes the next so many of the feed; answers what each observation cost. */
  async take(events: number): Promise<number> {
    const observations = this.observations(this.feed.take(events));
    const micros = await cpuOf(() => this.run(observations));
    return micros / observations.length;
  }

  private observations(records: Iterable<OutgoingRecord>): LogRecord[] {
    const observed: Observed[] = [];
    for (const record of records) observed.push(...this.translator.observed(record, AT));
    return understood(observed).map((each) => this.logged(encodeEvent(this.codec, each)));
  }

  private logged(value: Buffer): LogRecord {
    const at = { topic: OBSERVED, partition: 0, offset: this.offset++, index: 0 };
    return { ...at, key: null, value, headers: {}, timestampMs: 0 };
  }

  private async run(observations: readonly LogRecord[]): Promise<void> {
    for (let from = 0; from < observations.length; from += BATCH) {
      const batch = observations.slice(from, from + BATCH);
      const outcome = await this.stage.run(batch, { state: this.state, partition: 0, at: AT });
      outcome.commit();
    }
  }
}
