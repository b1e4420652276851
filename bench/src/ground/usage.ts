import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux tells them to programs: 100 on every architecture. */
const TICKS_PER_SECOND = 100;
const PAGES_PER_MB = 256;

/** What a process and its children have used, by /proc. */
export interface Usage {
  readonly cpuSeconds: number;
  /** Of the process alone. */
  readonly rssMb: number;
}

/** Nothing of a process that is gone. Children that have ended count with their parent. */
export function usageOf(pid: number): Usage {
  const own = statOf(String(pid));
  if (own === undefined) return { cpuSeconds: 0, rssMb: 0 };
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(name);
      return stat?.parent === pid ? [stat.ticks] : [];
    });
  const ticks = own.ticks + own.endedChildrenTicks + children.reduce((sum, each) => sum + each, 0);
  return { cpuSeconds: ticks / TICKS_PER_SECOND, rssMb: own.rssPages / PAGES_PER_MB };
}

interface Stat {
  readonly parent: number;
  readonly ticks: number;
  readonly endedChildrenTicks: number;
  readonly rssPages: number;
}

/** Fields of proc(5), counted after the last `)`: a command's name may hold anything. */
function statOf(pid: string): Stat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    parent: field(4),
    ticks: field(14) + field(15),
    endedChildrenTicks: field(16) + field(17),
    rssPages: field(24),
  };
}
