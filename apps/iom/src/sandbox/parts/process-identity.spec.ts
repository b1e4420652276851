import { isRunning, parentOf, parseProcStat, parsePsLine, startOf } from './process-identity.js';

const stat = (name: string, state: string): string =>
  `4711 (${name}) ${state} 42 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3`;

describe('the identity of a process', () => {
  it('is its id together with when it began', () => {
    const start = startOf(process.pid)!;
    expect(isRunning(process.pid, start)).toBe(true);
    expect(isRunning(process.pid, `${start}0`)).toBe(false);
    expect(parentOf(process.pid)).toBe(process.ppid);
  });

  it('does not exist for an id that nobody has', () => {
    expect(startOf(2 ** 30)).toBeUndefined();
  });

  it('is read from Linux even when a command is named so as to mislead', () => {
    expect(parseProcStat(stat('java', 'S'))).toEqual({ parent: 42, start: '987654' });
    expect(parseProcStat(stat('a) Z 1 (b', 'S'))).toEqual({ parent: 42, start: '987654' });
  });

  it('is none for a zombie: it holds an id, and does nothing any more', () => {
    expect(parseProcStat(stat('java', 'Z'))).toBeUndefined();
    expect(parsePsLine('Z+    42 Mon Jun  1 10:00:00 2026')).toBeUndefined();
  });

  it('is read from `ps` elsewhere', () => {
    expect(parsePsLine('Ss    42 Mon Jun  1 10:00:00 2026')).toEqual({
      parent: 42,
      start: 'Mon Jun 1 10:00:00 2026',
    });
    expect(parsePsLine('')).toBeUndefined();
  });
});
