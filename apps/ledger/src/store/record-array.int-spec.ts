import * as fc from 'fast-check';
import { openDatabase, type Sql } from './database.js';
import { bytesMember, recordArray, textMember } from './record-array.js';

const text = fc.string({ minLength: 1, unit: 'binary' }).filter((each) => !each.includes('\0'));
const special = fc.constantFrom('NULL', '"', '\\', '",("', '{}', ' a ', 'é\n', "it's", '\\\\x00');

describe('an array of records', () => {
  let sql: Sql;

  beforeAll(async () => {
    sql = openDatabase(process.env['DATABASE_URL']!, { max: 1 });
    await sql`drop type if exists pair`;
    await sql`create type pair as (word text, bytes bytea)`;
  });

  afterAll(async () => {
    await sql`drop type pair`;
    await sql.end();
  });

  it('holds any text and any bytes, and null where a member is empty', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof(text, special), fc.uint8Array())),
        async (pairs) => {
          const words = pairs.map(([word, bytes]) => ({ word: word.toWellFormed(), bytes }));
          const records = words.map(
            ({ word, bytes }) =>
              `${textMember(word)},${bytesMember(Buffer.from(bytes).toString('hex'))}`,
          );
          const rows =
            await sql`select * from unnest(${recordArray([...records, ','])}::text::pair[])`;
          expect([...rows]).toEqual([
            ...words.map(({ word, bytes }) => ({ word, bytes: Buffer.from(bytes) })),
            { word: null, bytes: null },
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes nothing for bytes that is none', () => {
    expect(() => bytesMember('0","')).toThrow(TypeError);
  });
});
