import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordsIn } from './secrets.js';

describe('the passwords of the embedded database', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iom-secrets-spec-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are drawn once and stay with the data, readable by their owner alone', () => {
    const path = join(folder, 'secrets/postgres.json');
    const drawn = passwordsIn(path);
    expect(passwordsIn(path)).toEqual(drawn);
    expect(new Set(Object.values(drawn)).size).toBe(3);
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
