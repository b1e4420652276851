import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What an operating system tells about a running process. */
interface ProcessFacts {
  readonly parent: number;
  /** Text that only this process of this boot has under its id. */
  readonly start: string;
}

/**
 * When a process began; `undefined` when there is none (a zombie does not run). Ids are used again,
 * so an id alone is no proof that a process is ours to end.
 */
export function startOf(pid: number): string | undefined {
  return factsOf(pid)?.start;
}

/** The process that started this one, or that took it over. */
export function parentOf(pid: number): number | undefined {
  return factsOf(pid)?.parent;
}

/** Whether the process that began at `start` under this id still runs. */
export function isRunning(pid: number, start: string): boolean {
  return startOf(pid) === start;
}

/** The command line of a process, or what it calls itself; empty when there is none. */
export function commandOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : ps(pid, 'args=');
  } catch {
    return '';
  }
}

/** Fields 4 and 22 of proc(5); they are counted after the last `)` because a command name may hold anything. */
export function parseProcStat(stat: string): ProcessFacts | undefined {
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [parent, start] = [fields[0], fields[18]];
  return state === 'Z' || state === 'X' || parent === undefined || start === undefined
    ? undefined
    : { parent: Number(parent), start };
}

/** One line of `ps -o state=,ppid=,lstart=`. */
export function parsePsLine(line: string): ProcessFacts | undefined {
  const [state, parent, ...start] = line.trim().split(/\s+/);
  return !state || state.startsWith('Z') || start.length === 0
    ? undefined
    : { parent: Number(parent), start: start.join(' ') };
}

function factsOf(pid: number): ProcessFacts | undefined {
  try {
    return process.platform === 'linux'
      ? parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      : parsePsLine(ps(pid, 'state=,ppid=,lstart='));
  } catch {
    return undefined;
  }
}

function ps(pid: number, columns: string): string {
  return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
