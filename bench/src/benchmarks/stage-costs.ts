import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeEvent, packingWith } from '@iom/codec';
import {
  applyTopics,
  type BatchHandlers,
  EventLogClient,
  EventLogProducer,
  handlersOf,
  MemoryLog,
  OBSERVED,
  type OutgoingRecord,
  type Packing,
  StageRunner,
  type TopicDeclaration,
} from '@iom/event-log';
import { loadConfig, MetricsRegistry } from '@iom/platform';
import { startParts } from '../../../apps/iom/src/sandbox/parts/start-parts.js';
import { until } from '../../../apps/iom/src/sandbox/parts/until.js';
import { RegisterController } from '../../../apps/register/src/register.controller.js';
import { registerDefinition } from '../../../apps/register/src/register.definition.js';
import { RegisterFigures } from '../../../apps/register/src/register-figures.js';
import { Register } from '../../../apps/register/src/register.js';
import type { RegisterValue } from '../../../apps/register/src/register-value.js';
import type { Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { type Corpus, DEPLOYMENT_KEY } from '../ground/corpus.js';
import { costFigure, cpuOf } from './cpu-cost.js';

const RUNS = 3;
const PACKED = 'bench.packed';
const PLAIN = 'bench.plain';
const TOPICS: readonly TopicDeclaration[] = [
  { name: PACKED, partitions: 1, packed: true, config: {} },
  { name: PLAIN, partitions: 1, packed: false, config: {} },
];

/** The stage server with a handler that only passes on, so that what is left is the server; and the register in it. */
export async function stageCosts(corpus: Corpus, workshop: Workshop): Promise<Figure[]> {
  const entries = corpus.observed.map((event) => encodeEvent(corpus.codec, event));
  return [
    await inMemory('stage server, in memory, packed to plain', corpus, entries, [PACKED, PLAIN]),
    await inMemory('stage server, in memory, plain to packed', corpus, entries, [PLAIN, PACKED]),
    await registerInMemory(corpus),
    ...(await throughBroker(corpus, entries, workshop)),
  ];
}

type Way = readonly [from: string, to: string];

function passOn([from, to]: Way): BatchHandlers {
  return new Map([
    [
      from,
      (batch, transaction) => {
        for (const { value } of batch) {
          transaction.emit({ topic: to, partition: 0, key: null, value });
        }
      },
    ],
  ]);
}

function recordsFor(topic: string, entries: readonly Buffer[]): OutgoingRecord[] {
  return entries.map((value) => ({ topic, partition: 0, key: null, value }));
}

async function inMemory(
  name: string,
  { codec }: Corpus,
  entries: readonly Buffer[],
  way: Way,
): Promise<Figure> {
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const log = new MemoryLog({ topics: TOPICS, packing: packingWith(codec) });
    log.append(...recordsFor(way[0], entries));
    const stage = log.runStage({ groupId: 'bench', outputs: [way[1]] }, passOn(way));
    const micros = await cpuOf(async () => void (await stage.drain()));
    if (run > 0) runs.push(micros / entries.length);
  }
  return costFigure(name, runs);
}

async function registerInMemory({
  codec,
  deployment,
  beginning,
  observed,
}: Corpus): Promise<Figure> {
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const definition = registerDefinition(deployment.organisations, codec);
    const log = new MemoryLog({ topics: definition.topics, packing: packingWith(codec) });
    const register = new Register({ deployment, deploymentKey: DEPLOYMENT_KEY });
    const figures = new RegisterFigures(new MetricsRegistry());
    const controller = new RegisterController(codec, register, figures);
    const stage = log.runStage<RegisterValue>(definition, handlersOf(controller));
    const tell = (events: Corpus['observed']): void =>
      log.append(...recordsFor(OBSERVED, events.map((event) => encodeEvent(codec, event)))); // prettier-ignore
    tell(beginning);
    await stage.drain();
    tell(observed);
    const micros = await cpuOf(async () => void (await stage.drain()));
    if (run > 0) runs.push(micros / observed.length);
  }
  return costFigure('register: the whole stage, in memory', runs);
}

/** The same on a real broker: this process's share of it. */
async function throughBroker(
  { codec }: Corpus,
  entries: readonly Buffer[],
  { onEnd }: Workshop,
): Promise<readonly Figure[]> {
  const { cacheDir, javaHome } = loadConfig([]);
  const parts = await startParts({
    dataDir: mkdtempSync(join(tmpdir(), 'iom-bench-')),
    cacheDir,
    javaHome,
    temporary: true,
    lasting: true,
    need: { kafka: true, registry: false, postgres: false },
    report: () => undefined,
  });
  onEnd(() => parts.stop());
  try {
    const client = new EventLogClient({ clientId: 'iom-bench', brokers: parts.brokers });
    await applyTopics(client, TOPICS);
    const packing = packingWith(codec);
    const stage = { client, packing, entries };
    return [
      await ofWay('stage server, through the broker, packed to plain', stage, [PACKED, PLAIN]),
      await ofWay('stage server, through the broker, plain to packed', stage, [PLAIN, PACKED]),
    ];
  } finally {
    await parts.stop();
  }
}

interface OnBroker {
  readonly client: EventLogClient;
  readonly packing: Packing;
  readonly entries: readonly Buffer[];
}

/** Each run: everything is in the topic, then a new instance takes it. Joining its group is a share of the cost. */
async function ofWay(name: string, { client, packing, entries }: OnBroker, way: Way) {
  const [from, to] = way;
  const producer = await EventLogProducer.connect(client, { topics: TOPICS, packing });
  const runs: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run++) {
      await producer.send(recordsFor(from, entries));
      const { promise: failed, reject } = Promise.withResolvers<never>();
      const definition = { groupId: `bench-${from}`, topics: TOPICS, outputs: [to], packing };
      const runner = new StageRunner({ ...definition, client, onFatal: reject }, passOn(way));
      const taken = async (): Promise<void> => {
        await runner.start();
        const all = until(
          `${entries.length} records through the stage`,
          () => (runner.metrics.records >= entries.length ? true : undefined),
          { withinMs: 120_000, everyMs: 5 },
        );
        await Promise.race([all, failed]);
      };
      let micros: number;
      try {
        micros = await cpuOf(taken);
      } finally {
        await runner.stop();
      }
      if (run > 0) runs.push(micros / entries.length);
    }
  } finally {
    await producer.close();
  }
  return costFigure(name, runs);
}
