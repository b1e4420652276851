import { RememberedRows } from './remembered-rows.js';

/** Rows that say what their bytes say, and how often one was decoded. */
function rowsWithin(limit: number) {
  const decoded: string[] = [];
  const rows = new RememberedRows((row) => {
    decoded.push(String(row));
    return { says: String(row) };
  }, limit);
  return { rows, decoded };
}

describe('remembered rows', () => {
  it('are decoded once for as long as they stay the same', () => {
    const { rows, decoded } = rowsWithin(10);
    const row = Buffer.from('v1');
    expect(rows.of('subject-1', row)).toBe(rows.of('subject-1', row));
    expect(decoded).toEqual(['v1']);
  });

  it('are forgotten as soon as there is a newer one, so that nothing is decided on an older', () => {
    const { rows } = rowsWithin(10);
    const [older, newer] = [Buffer.from('v1'), Buffer.from('v2')];
    rows.of('subject-1', older);
    expect(rows.of('subject-1', newer)).toEqual({ says: 'v2' });
    expect(rows.of('subject-1', older)).toEqual({ says: 'v1' });
  });

  it('are told apart by whom they are about, whatever room there is', () => {
    const { rows } = rowsWithin(1);
    const of = new Map(['a', 'b', 'c'].map((key) => [key, Buffer.from(`row of ${key}`)]));
    for (const [key, row] of [...of, ...of]) {
      expect(rows.of(key, row)).toEqual({ says: `row of ${key}` });
    }
  });
});
