import { saltDrawer } from './salts.js';

describe('salts', () => {
  it('are 16 bytes in hex, and no two are the same, however many are drawn', () => {
    const draw = saltDrawer();
    const salts = Array.from({ length: 1_000 }, draw);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('of two instances have nothing in common', () => {
    const [one, other] = [saltDrawer(), saltDrawer()].map((draw) =>
      Array.from({ length: 300 }, draw),
    );
    expect(other?.filter((salt) => one?.includes(salt))).toEqual([]);
  });
});
