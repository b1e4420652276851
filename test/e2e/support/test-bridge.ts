import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  EventLogProducer,
  GroupProgress,
  type LogRecord,
  type OutgoingRecord,
  tail,
} from '@iom/event-log';
import { loadConfig } from '@iom/platform';
import { type AppName, type Bridge, startBridge } from '../../../apps/iom/src/sandbox/bridge.js';
import { allRead, feedThrough, type Step } from '../../../apps/iom/src/sandbox/feed-through.js';
import type { BrokerCount } from '../../../apps/iom/src/sandbox/parts/kafka.part.js';
import { ledgerHoldsEverything } from '../../../apps/iom/src/sandbox/ledger-answers.js';

/** A record as its recipient sees it. */
export interface Received {
  readonly partition: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A whole bridge in a folder of its own, gone when the test is. */
export class TestBridge {
  private constructor(
    readonly bridge: Bridge,
    readonly dataDir: string,
    /** Everything the launcher said. */
    readonly said: readonly string[],
  ) {}

  static async start(
    env: Readonly<Record<string, string>> = {},
    brokers: BrokerCount = 1,
  ): Promise<TestBridge> {
    const dataDir = mkdtempSync(join(tmpdir(), 'iom-e2e-'));
    const said: string[] = [];
    const config = loadConfig([], {
      HOME: process.env['HOME'],
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
      DATA_DIR: dataDir,
      AGREEMENTS_DIR: resolve('agreements'),
    });
    const bridge = await startBridge({
      config,
      fresh: true,
      temporary: true,
      report: (line) => void said.push(line),
      brokers,
      env,
    });
    return new TestBridge(bridge, dataDir, said);
  }

  /** Sends steps one after the other, each all the way. */
  async feed(steps: Iterable<Step>): Promise<number> {
    const sent = await feedThrough(this.bridge, steps, () => undefined);
    await ledgerHoldsEverything(this.bridge);
    return sent;
  }

  /** Sends records and waits for nothing. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await EventLogProducer.connect(this.bridge.client);
    try {
      await producer.send(records);
    } finally {
      await producer.close();
    }
  }

  /** Everything that was sent has been decided and recorded. */
  async settled(): Promise<void> {
    await this.allRead();
    await ledgerHoldsEverything(this.bridge);
  }

  /** Everything that the intakes have said has been taken by the register; nobody else need have read it. */
  async registerHasRead(): Promise<void> {
    await this.allRead(['intake-police', 'intake-probation', 'register']);
  }

  /** What an organisation has received, partition by partition in order. */
  async received(org: string): Promise<Received[]> {
    const records = await this.records(`share.${org}`);
    await this.bridge.codec.learn(records.map(({ value }) => value));
    return records.map((record) => ({
      partition: record.partition,
      key: String(record.key),
      headers: textOf(record.headers),
      ...this.bridge.codec.decode<Record<string, unknown>>(record.value as Buffer),
    }));
  }

  /** Every committed record of a topic, packed ones one by one. */
  async records(name: string): Promise<LogRecord[]> {
    const topic = this.bridge.topics.find((declared) => declared.name === name);
    if (topic === undefined) throw new Error(`${name} is not declared`);
    const { client, packing } = this.bridge;
    return Array.fromAsync(tail(client, { topic, packing, follow: false }));
  }

  async feedback(org: string): Promise<Readonly<Record<string, unknown>>[]> {
    const records = await this.records(`feedback.${org}`);
    return records.map(({ value }) => JSON.parse(String(value)) as Record<string, unknown>);
  }

  /** What every app and server has written to its log. */
  async logs(): Promise<ReadonlyMap<string, string>> {
    const folder = join(this.dataDir, 'logs');
    const names = await readdir(folder);
    const texts = names.map(
      async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
    );
    return new Map(await Promise.all(texts));
  }

  async get(
    app: string,
    path: string,
  ): Promise<{ readonly status: number; readonly body: string }> {
    const answer = await fetch(`${this.bridge.apps.url(app)}${path}`);
    return { status: answer.status, body: await answer.text() };
  }

  private async allRead(apps?: readonly AppName[]): Promise<void> {
    const progress = await GroupProgress.open(this.bridge.client);
    try {
      await allRead(this.bridge, progress, apps);
    } finally {
      await progress.close();
    }
  }

  stop(): Promise<void> {
    return this.bridge.stop();
  }
}

const textOf = (headers: LogRecord['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
