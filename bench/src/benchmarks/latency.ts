import { setTimeout as pause } from 'node:timers/promises';
import { decodeDisclosure } from '@iom/codec';
import { recipientNames } from '@iom/domain';
import {
  DISCLOSURES,
  type LogRecord,
  type OutgoingRecord,
  shareTopic,
  tail,
  type TopicDeclaration,
} from '@iom/event-log';
import { openDatabase } from '../../../apps/ledger/src/store/database.js';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import { type Figure, quantile } from '../figure.js';
import { AT, openSetting } from '../ground/corpus.js';
import { BenchFeed } from '../ground/feed.js';
import { Ground } from '../ground/ground.js';
import type { Translator } from '../ground/translator.js';

const PER_SECOND = 500;
const SECONDS = 30;
/** Before anything counts: compilers and caches warm up. */
const WARM_UP_SECONDS = 10;
const TICK_MS = 10;
const LOOK_EVERY_MS = 5;
/** The time is cut into so many parts, each a run of its own, so that there is a spread. */
const PARTS = 3;
const TARGETS: ReadonlyMap<number, number> = new Map([
  [0.5, 100],
  [0.99, 300],
]);
const QUANTILES = [0.5, 0.9, 0.99] as const;

/** At a steady rate, as a working day has it at its worst: how long until the other side can read it. */
export const latency: Benchmark = {
  name: 'latency',
  about: `${PER_SECOND} events/s, steady: from the producer's acknowledgement to the recipient and to the record`,
  isLong: false,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const seconds = sized(SECONDS, workshop);
    const warmUp = sized(WARM_UP_SECONDS, workshop);
    const ground = await Ground.open(workshop);
    try {
      const { organisations } = ground.bridge.deployment;
      const events = (seconds + warmUp) * PER_SECOND;
      const feed = new BenchFeed({ seed: workshop.seed, events, organisations });
      const { translator } = openSetting();
      await ground.feed(learntBy(translator, feed));
      const eyes = await Eyes.open(ground);
      try {
        for (const [length, counts] of [
          [warmUp, false],
          [seconds, true],
        ] as const) {
          await steadily(ground, feed, length, (records, atMs) => {
            const said = records.flatMap((record) => translator.observed(record, AT));
            for (const { meta } of said) eyes.expect(meta.eventId, counts ? atMs : null);
          });
        }
        await ground.settled();
        await pause(LOOK_EVERY_MS * 10);
      } finally {
        await eyes.close();
      }
      workshop.say(`  ${eyes.shared.length} shares, ${eyes.recorded.length} records of decisions`);
      return [
        ...figuresOf('to the recipient', eyes.shared, true),
        ...figuresOf('to the record', eyes.recorded, false),
      ];
    } finally {
      await ground.close();
    }
  },
};

function* learntBy(translator: Translator, feed: BenchFeed) {
  for (const step of feed.beginning()) {
    if (step.reference === true) for (const record of step.records) translator.observed(record, AT);
    yield step;
  }
}

/** Sends what is due at each tick; a send that takes longer than a tick is followed by all that has come due meanwhile. */
async function steadily(
  ground: Ground,
  feed: BenchFeed,
  seconds: number,
  acknowledged: (records: readonly OutgoingRecord[], atMs: number) => void,
): Promise<void> {
  const begin = performance.now();
  const total = seconds * PER_SECOND;
  for (let done = 0; done < total;) {
    const elapsedMs = performance.now() - begin;
    const due = Math.min(total, Math.floor((elapsedMs * PER_SECOND) / 1_000));
    if (due > done) {
      const records = [...feed.take(due - done)];
      await ground.producer.send(records);
      acknowledged(records, performance.now());
      done = due;
    }
    await pause(TICK_MS);
  }
}

/** Looks at what recipients can read and at what the ledger has recorded. */
class Eyes {
  /** Milliseconds from acknowledgement. */
  readonly shared: number[] = [];
  readonly recorded: number[] = [];
  /** When an event was first acknowledged; null: while warming up. */
  private readonly acknowledged = new Map<string, number | null>();
  /** By the recipient's own name of the event. */
  private readonly seen = new Map<string, number>();
  private readonly offsets = new Map<string, number>();
  private readonly reached: { readonly atMs: number; readonly through: number }[] = [];
  private readonly ended = new AbortController();
  private readonly looking: Promise<void>[] = [];

  private constructor(private readonly ground: Ground) {}

  static async open(ground: Ground): Promise<Eyes> {
    const eyes = new Eyes(ground);
    const { organisations } = ground.bridge.deployment;
    for (const { id } of organisations) {
      eyes.follow(shareTopic(id), ({ headers }) => {
        eyes.seen.set(`${id} ${String(headers['ce_id'])}`, performance.now());
      });
    }
    eyes.follow(DISCLOSURES, ({ offset, value }) => {
      if (value === null) return;
      eyes.offsets.set(decodeDisclosure(ground.bridge.codec, value).eventId, offset);
    });
    eyes.looking.push(eyes.watchLedger());
    return Promise.resolve(eyes);
  }

  /** The feed says some things twice, as sources do: the first time counts. */
  expect(eventId: string, atMs: number | null): void {
    if (!this.acknowledged.has(eventId)) this.acknowledged.set(eventId, atMs);
  }

  async close(): Promise<void> {
    this.ended.abort();
    await Promise.all(this.looking);
    this.compare();
  }

  private follow(name: string, see: (record: LogRecord) => void): void {
    const { client, packing, topics } = this.ground.bridge;
    const topic = topics.find((each) => each.name === name) as TopicDeclaration;
    const { signal } = this.ended;
    const look = async (): Promise<void> => {
      for await (const record of tail(client, {
        topic,
        packing,
        from: 'end',
        follow: true,
        signal,
      }))
        see(record);
    };
    this.looking.push(look());
  }

  private async watchLedger(): Promise<void> {
    const sql = openDatabase(this.ground.bridge.addresses.database ?? '', { max: 1 });
    try {
      while (!this.ended.signal.aborted) {
        const [consumed] = await sql<{ through: number }[]>`
          select next_offset as through from ledger.consumed`;
        this.reached.push({ atMs: performance.now(), through: consumed?.through ?? 0 });
        await pause(LOOK_EVERY_MS);
      }
    } finally {
      await sql.end();
    }
  }

  private compare(): void {
    const { bridge, deploymentKey } = this.ground;
    const names = bridge.deployment.organisations.map(
      ({ id }) => [id, recipientNames(deploymentKey, id)] as const,
    );
    for (const [eventId, since] of this.acknowledged) {
      if (since === null) continue;
      for (const [id, own] of names) {
        const atMs = this.seen.get(`${id} ${own.eventIdOf(eventId)}`);
        if (atMs !== undefined) this.shared.push(atMs - since);
      }
      const offset = this.offsets.get(eventId);
      if (offset === undefined) continue;
      const look = this.reached.find(({ through }) => through > offset);
      if (look !== undefined) this.recorded.push(look.atMs - since);
    }
  }
}

function figuresOf(
  where: string,
  millis: readonly number[],
  hasTargets: boolean,
): readonly Figure[] {
  const length = Math.ceil(millis.length / PARTS);
  const parts = Array.from({ length: PARTS }, (_, i) =>
    millis.slice(i * length, (i + 1) * length).toSorted((a, b) => a - b),
  );
  return QUANTILES.map((share) => {
    const target = hasTargets ? TARGETS.get(share) : undefined;
    return {
      name: `${where}, p${share * 100}`,
      unit: 'ms',
      better: 'less',
      runs: parts.map((part) => quantile(part, share)),
      ...(target === undefined ? {} : { target }),
    };
  });
}
