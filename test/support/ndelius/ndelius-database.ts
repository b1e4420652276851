import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { PartOptions } from '../../../apps/iom/src/sandbox/parts/part.js';
import {
  type RunningPostgres,
  startPostgres,
} from '../../../apps/iom/src/sandbox/parts/postgres.part.js';
import { withOtherPorts } from '../../../apps/iom/src/sandbox/parts/other-ports.js';

const DATABASE = 'ndelius';
const SCHEMA = 'DELIUS_APP_SCHEMA';

/** A database in the shape of nDelius, on a server of its own whose log can be followed. Everything in it is synthetic. */
export class NDeliusDatabase {
  private constructor(
    private readonly server: RunningPostgres,
    /** Practitioners' own way in. Tables and columns are named as nDelius names them. */
    readonly sql: postgres.Sql,
  ) {}

  /** Starts the server, and makes the tables and the rows of the code tables. */
  static async start(options: PartOptions): Promise<NDeliusDatabase> {
    const server = await followable(options);
    try {
      const owner = postgres(urlOf(server, 'postgres'), { max: 1, onnotice: () => {} });
      await owner.unsafe(`create database ${DATABASE}`);
      await owner.end();
      const sql = postgres(urlOf(server, DATABASE), {
        max: 1,
        onnotice: () => {},
        connection: { search_path: `"${SCHEMA}"` },
      });
      for (const file of ['schema.sql', 'code-tables.sql']) {
        await sql.unsafe(readFileSync(join(import.meta.dirname, file), 'utf8'));
      }
      return new NDeliusDatabase(server, sql);
    } catch (failure) {
      await server.stop();
      throw failure;
    }
  }

  /** How a connector reaches it, in Debezium's words. */
  get connection(): Readonly<Record<string, string>> {
    return {
      'database.hostname': '127.0.0.1',
      'database.port': String(this.server.port),
      'database.user': 'postgres',
      'database.password': this.server.passwords.postgres,
      'database.dbname': DATABASE,
    };
  }

  /** Writes a mark into the log, behind everything that has been committed: what follows the log says its prefix as it is. */
  async mark(prefix: string): Promise<void> {
    await this.sql`select pg_logical_emit_message(true, ${prefix}, '')`;
  }

  async stop(): Promise<void> {
    await this.sql.end({ timeout: 1 });
    await this.server.stop();
  }
}

/** What wal_level says is only read at a start, so the server is started twice. */
async function followable(options: PartOptions): Promise<RunningPostgres> {
  const first = await withOtherPorts(() => startPostgres(options));
  const owner = postgres(urlOf(first, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    await owner.unsafe(`alter system set wal_level = 'logical'`);
  } finally {
    await owner.end();
    await first.stop();
  }
  return withOtherPorts(() => startPostgres(options));
}

function urlOf({ port, passwords }: RunningPostgres, database: string): string {
  return `postgres://postgres:${passwords.postgres}@127.0.0.1:${port}/${database}`;
}
