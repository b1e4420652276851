import { openDatabase, type Sql } from './database.js';
import { type DecisionFilter, leavesThatFit } from './leaves-that-fit.js';
import { migrate } from './migrate.js';

const LEAVES = 30_000;
const PERSON = { subjectIds: ['subject-7'] };

describe('a search in a long record', () => {
  let sql: Sql;

  beforeAll(async () => {
    sql = openDatabase(process.env['DATABASE_URL']!, { max: 1 });
    await sql`drop schema if exists ledger cascade`;
    await migrate(sql);
    await sql`
      insert into ledger.terms (id, event_type, sender, input_topic, recipient, outcome, agreement_id)
      select md5(n::text)::uuid, 'Type' || n % 4, 'sender', 'iom.events', 'org-' || n % 3, 'OUTCOME-' || n % 5, 'agreement-' || n
      from generate_series(0, 59) n`;
    // One decision a millisecond, a thousand at once; those of the last terms are rare.
    await sql`
      insert into ledger.leaf (leaf_index, entry_offset, entry_index, input_offset, input_partition, decided_at_micros,
        terms_id, event_id, subject_id, disclosure_id, attempt, leaf_hash)
      select n, n / 200, n % 200, n, 0, n * 1000,
        md5((case when n % 10000 = 9999 then 59 else n % 59 end)::text)::uuid,
        'event-' || n, 'subject-' || n % 1000, 'disclosure-' || n, 1, ''
      from generate_series(0, ${LEAVES - 1}::int) n`;
    await sql`
      insert into ledger.stretch
      select n * 1000, (n + 1) * 1000, n * 1000000, n * 1000000 + 999000 from generate_series(0, ${LEAVES / 1_000 - 1}::int) n`;
    await sql`vacuum analyze ledger.leaf, ledger.terms, ledger.stretch`;
  });

  afterAll(() => sql.end());

  const plan = async (filter: DecisionFilter): Promise<string> =>
    (await sql<{ 'QUERY PLAN': string }[]>`explain analyze ${leavesThatFit(sql, filter, 101)}`)
      .map((line) => line['QUERY PLAN'])
      .join('\n');

  it.each<[string, DecisionFilter, string, number]>([
    ['a person', PERSON, 'leaf_subject', 30],
    ['a person and an outcome', { ...PERSON, outcome: 'OUTCOME-1' }, 'leaf_subject', 7],
    ['a recipient', { recipient: 'org-1' }, 'leaf_terms', 101],
    ['a type and a recipient', { type: 'Type2', recipient: 'org-1' }, 'leaf_terms', 101],
    ['an outcome', { outcome: 'OUTCOME-3' }, 'leaf_terms', 101],
    ['a rare agreement', { agreement: 'agreement-59' }, 'leaf_terms', 3],
    ['a page behind', { recipient: 'org-1', afterLeaf: 20_000 }, 'leaf_terms', 101],
    ['a late time', { from: 29_950_000 }, 'leaf_', 50],
    ['a short time', { from: 15_000_000, to: 15_010_000 }, 'leaf_', 10],
    ['a time to come', { from: LEAVES * 1_000 }, 'leaf_', 0],
  ])('for %s goes by an index and not through the record', async (_, filter, index, found) => {
    const explained = await plan(filter);
    expect(explained).toContain(index);
    expect(explained).not.toContain('Seq Scan on leaf');
    expect(await leavesThatFit(sql, filter, 101)).toHaveLength(found);
  });

  it('for a time reads no more than was decided about then', async () => {
    const explained = await plan({ from: 15_000_000, to: 15_010_000 });
    const filtered = explained.matchAll(/Rows Removed by Filter: (\d+)/g);
    for (const [, rows] of filtered) expect(Number(rows)).toBeLessThanOrEqual(1_000);
  });

  it('by the id of a disclosure or an event, or by its entry, goes by an index', async () => {
    for (const where of [
      sql`disclosure_id = 'disclosure-17'`,
      sql`event_id = 'event-17'`,
      sql`entry_offset = 17`,
    ]) {
      const lines = await sql`explain select * from ledger.decision where ${where}`;
      expect(JSON.stringify(lines)).not.toContain('Seq Scan on leaf');
    }
  });
});
