import { commandOf, isRunning, parentOf, startOf } from './parts/process-identity.js';

/** `npm start` stands two levels up: it runs a shell, and that runs us. */
const LEVELS = 3;
const NPM = /^(?:\S*\/)?npm\b|^\S*node\S*\s+\S*\bnpm/;

/** Whether a command line is npm itself, rather than a shell that was told to run it. */
export function isNpm(command: string): boolean {
  return NPM.test(command);
}

/**
 * A question to ask from time to time: do the processes between npm and us, npm included, all still run? One that
 * was killed tells nobody. Where no npm is found above, only the direct parent counts.
 */
export function ancestorsAsked(): () => boolean {
  const chain: { readonly pid: number; readonly start: string }[] = [];
  let parents = 0;
  for (let pid = process.ppid, level = 1; level <= LEVELS && pid > 1; level += 1) {
    const start = startOf(pid);
    if (start === undefined) break;
    chain.push({ pid, start });
    if (isNpm(commandOf(pid))) {
      parents = level;
      break;
    }
    pid = parentOf(pid) ?? 0;
  }
  const watched = chain.slice(0, Math.max(1, parents));
  return () => watched.every(({ pid, start }) => isRunning(pid, start));
}
