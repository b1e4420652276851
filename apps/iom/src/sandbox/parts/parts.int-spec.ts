import postgres from 'postgres';

describe('the embedded parts', () => {
  it('give the bridge a database of its own', async () => {
    const sql = postgres(process.env['DATABASE_URL']!, { max: 1 });
    const [row] = await sql`select current_user as role, current_database() as name`;
    await sql.end();
    expect(row).toEqual({ role: 'iom', name: 'iom' });
  });
});
