import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import postgres from 'postgres';
import { type HeldParts, PartsHolder } from '../../../../../test/support/parts-holder.js';
import { startOf } from './process-identity.js';
import { until } from './until.js';

const SUBJECT = 'uk.iom.Probe';
const TOPIC = 'probe';

describe('the embedded parts', () => {
  const folders: string[] = [];
  const holders: PartsHolder[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'iom-parts-spec-'));
    folders.push(made);
    return made;
  };
  const hold = (options: object, env?: NodeJS.ProcessEnv): PartsHolder => {
    const holder = new PartsHolder(options, env);
    holders.push(holder);
    return holder;
  };

  afterEach(async () => {
    for (const holder of holders.splice(0)) await holder.stop();
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
  });

  it('give the bridge a database of its own, and nothing else of the server', async () => {
    const sql = postgres(process.env['DATABASE_URL']!, { max: 1 });
    const [row] = await sql`
      select current_user as role, current_database() as name, rolsuper as super
      from pg_roles where rolname = current_user`;
    await sql.end();
    expect(row).toEqual({ role: 'iom', name: 'iom', super: false });
  });

  it('keep records, schema ids and tables over a restart and over a crash, and lose them when asked to begin afresh', async () => {
    const dataDir = folder();
    const first = hold({ dataDir });
    const before = await first.ready();
    const id = await register(before, 'string');
    await inDatabase(before, 'create table probe (value int)');
    await produce(before, 3);

    const second = hold({ dataDir });
    await expect(second.ready()).rejects.toThrow(/is in use by process \d+; stop that one first/);
    await first.stop();

    const third = hold({ dataDir });
    const after = await third.ready();
    expect(after.brokers).not.toEqual(before.brokers);
    expect(await highWatermark(after)).toBe(3);
    expect(await register(after, 'string')).toBe(id);
    await inDatabase(after, 'insert into probe values (1)');
    await produce(after, 2);
    expect(await highWatermark(after)).toBe(5);

    process.kill(after.pids['kafka']!, 'SIGKILL');
    process.kill(after.pids['postgres']!, 'SIGKILL');
    await until('a loss is noticed', () => third.said.includes('ended by itself') || undefined, {
      withinMs: 5_000,
    });
    await third.stop();

    const fourth = hold({ dataDir });
    const recovered = await fourth.ready();
    expect(await highWatermark(recovered)).toBe(5);
    expect(await register(recovered, 'string')).toBe(id);
    await inDatabase(recovered, 'insert into probe values (2)');
    await fourth.stop();

    const fresh = await hold({ dataDir, fresh: true }).ready();
    expect(await topics(fresh)).toEqual([]);
    expect(await (await fetch(`${fresh.registryUrl}/subjects`)).json()).toEqual([]);
    await expect(inDatabase(fresh, 'insert into probe values (1)')).rejects.toThrow(
      /does not exist/,
    );
  });

  it('end with a launcher that is killed, and their temporary folder goes with them', async () => {
    const dataDir = folder();
    const holder = hold({ dataDir, temporary: true });
    const parts = await holder.ready();
    expect(Object.keys(parts.pids).toSorted()).toEqual(['kafka', 'postgres', 'registry']);

    await holder.kill();
    await allGone(parts);
    await until('the folder is gone', () => (existsSync(dataDir) ? undefined : true), {
      withinMs: 10_000,
    });
  });

  it('are not started where a server is named', async () => {
    const external = {
      brokers: ['broker.example:9092'],
      registryUrl: 'http://registry.example/apis/ccompat/v7',
      databaseUrl: 'postgres://database.example/iom',
    };
    expect(await hold({ dataDir: folder(), external }).ready()).toEqual({ ...external, pids: {} });
  });

  it('say what is missing when there is no Maven to fetch them, and leave nothing half done', async () => {
    const cacheDir = folder();
    const holder = hold({ dataDir: folder(), cacheDir }, { ...process.env, PATH: '/nonexistent' });
    await expect(holder.ready()).rejects.toThrow(/^Maven \(mvn\) is needed to fetch Kafka/m);
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});

async function allGone({ pids }: HeldParts): Promise<void> {
  await until(
    'every part has ended',
    () => (Object.values(pids).some((pid) => startOf(pid) !== undefined) ? undefined : true),
    { withinMs: 15_000 },
  );
}

function client({ brokers }: HeldParts): Kafka {
  return new Kafka({
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 200, retries: 50 },
  });
}

async function produce(parts: HeldParts, count: number): Promise<void> {
  const admin = client(parts).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }] });
  await admin.disconnect();
  const producer = client(parts).producer();
  await producer.connect();
  await producer.send({
    topic: TOPIC,
    messages: Array.from({ length: count }, () => ({ value: 'x' })),
  });
  await producer.disconnect();
}

async function highWatermark(parts: HeldParts): Promise<number> {
  const admin = client(parts).admin();
  await admin.connect();
  const [offsets] = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  return Number(offsets?.high);
}

async function topics(parts: HeldParts): Promise<readonly string[]> {
  const admin = client(parts).admin();
  await admin.connect();
  const names = await admin.listTopics();
  await admin.disconnect();
  return names;
}

async function register({ registryUrl }: HeldParts, type: string): Promise<number> {
  const answer = await fetch(`${registryUrl}/subjects/${SUBJECT}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify({ schema: JSON.stringify({ type }) }),
  });
  const { id } = (await answer.json()) as { readonly id: number };
  return id;
}

async function inDatabase({ databaseUrl }: HeldParts, statement: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
