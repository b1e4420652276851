import { openDatabase, type Sql } from './database.js';
import { DatabaseIsNewerError, migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';

describe("the database's shape", () => {
  let sql: Sql;

  beforeEach(async () => {
    sql = openDatabase(process.env['DATABASE_URL']!, { max: 1 });
    await sql`drop schema if exists ledger cascade`;
  });

  afterEach(() => sql.end());

  it('is changed step by step, and once', async () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(await migrate(sql)).toEqual(versions);
    expect(await migrate(sql)).toEqual([]);
  });

  it('keeps what was recorded before', async () => {
    await migrate(sql);
    await sql`insert into ledger.consumed values ('iom.disclosures', 0, 7)`;
    const version = MIGRATIONS.length + 1;
    const next = { version, name: 'more', sql: 'alter table ledger.consumed add more int' };
    expect(await migrate(sql, [...MIGRATIONS, next])).toEqual([version]);
    expect([...(await sql`select next_offset, more from ledger.consumed`)]).toEqual([
      { next_offset: 7, more: null },
    ]);
  });

  it('is left alone when a later version of the program has made it', async () => {
    await migrate(sql);
    await expect(migrate(sql, [])).rejects.toThrow(DatabaseIsNewerError);
  });
});
