import { openDatabase, type Sql } from './database.js';
import { DatabaseIsNewerError, migrate, WRITER_LOCK } from './migrate.js';
import { MIGRATIONS } from './migrations.js';

const DECISION = {
  disclosure_id: 'disclosure-1',
  entry_offset: 0,
  entry_index: 0,
  leaf_index: 0,
  event_id: 'another event',
  recipient: 'probation-wales',
  outcome: 'WITHHELD',
  attempt: 1,
  reasons: [],
  field_list_id: 'list-1',
  basis: [],
  caveats: [],
  released_by: [],
  salt: '00',
};
const ENTRY = {
  entry_offset: 0,
  entry_index: 0,
  event_id: 'event-1',
  event_type: 'ContactRecorded',
  sender: 'gwent-police',
  subject_id: 'subject-1',
  input_topic: 'iom.events',
  input_partition: 0,
  input_offset: 0,
  decided_at: '2026-06-14T12:00:00Z',
};

describe("the database's shape", () => {
  let sql: Sql;

  beforeEach(async () => {
    sql = openDatabase(process.env['DATABASE_URL']!, { max: 1 });
    await sql`drop schema if exists ledger cascade`;
  });

  afterEach(() => sql.end());

  const append = (from: number | null, to: number, entries: unknown[], decisions: unknown[]) => sql`
    select ledger.append(${WRITER_LOCK}, 'iom.disclosures', 0, ${from}, ${to},
      ${JSON.stringify(entries)}::text::json, '[{"id":"list-1","fields":[]}]', ${JSON.stringify(decisions)}::text::json,
      '[]', ${decisions.length === 0 ? 1 : 0}, ${decisions.map(() => '00')}::text[], 1, '00', '[]')`;

  it('is changed step by step, and once', async () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(await migrate(sql)).toEqual(versions);
    expect(await migrate(sql)).toEqual([]);
  });

  it('keeps what was recorded before, and takes the event of a decision from its entry alone', async () => {
    await migrate(sql, MIGRATIONS.slice(0, 4));
    await append(null, 1, [ENTRY], [DECISION]);
    await migrate(sql);
    const kept = await sql`select disclosure_id, event_id from ledger.decision_record`;
    expect([...kept]).toEqual([{ disclosure_id: 'disclosure-1', event_id: 'event-1' }]);
    const columns = await sql`
      select 1 from information_schema.columns
      where table_schema = 'ledger' and table_name = 'decision' and column_name = 'event_id'`;
    expect(columns).toHaveLength(0);
    await append(1, 2, [{ ...ENTRY, entry_offset: 1, event_id: 'event-2' }], []);
    expect(await sql`select 1 from ledger.disclosure_event`).toHaveLength(2);
  });

  it('is left alone when a later version of the program has made it', async () => {
    await migrate(sql);
    await expect(migrate(sql, MIGRATIONS.slice(0, 4))).rejects.toThrow(DatabaseIsNewerError);
  });
});
