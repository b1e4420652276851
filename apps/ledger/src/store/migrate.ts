import type { Sql } from './database.js';
import { type Migration, MIGRATIONS } from './migrations.js';

/** Advisory locks of the ledger, in one number space of the database. */
export const MIGRATION_LOCK = 4_926_101;
export const WRITER_LOCK = 4_926_102;

/** The database was made by a later version of this program. */
export class DatabaseIsNewerError extends Error {
  override readonly name = 'DatabaseIsNewerError';
}

/**
 * Brings the database to the shape this version needs, in one transaction and one instance at a time. Answers the versions
 * that were applied.
 */
export function migrate(
  sql: Sql,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly number[]> {
  return sql.begin(async (tx): Promise<readonly number[]> => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await tx`create schema if not exists ledger`;
    await tx`create table if not exists ledger.migration (
      version int primary key, name text not null, at timestamptz not null default now())`;
    const done = await tx<{ version: number }[]>`select version from ledger.migration`;
    const applied = new Set(done.map(({ version }) => version));
    const known = new Set(migrations.map(({ version }) => version));
    if ([...applied].some((version) => !known.has(version))) {
      throw new DatabaseIsNewerError('The ledger database was made by a later version');
    }
    const due = migrations.filter(({ version }) => !applied.has(version));
    for (const { version, name, sql: statements } of due) {
      await tx.unsafe(statements);
      await tx`insert into ledger.migration (version, name) values (${version}, ${name})`;
    }
    return due.map(({ version }) => version);
  });
}
