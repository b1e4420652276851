import { setTimeout as pause } from 'node:timers/promises';
import type { AppInstance } from '../../../apps/iom/src/sandbox/app-instance.js';
import { usageOf } from './usage.js';

/** A look at how far something has come, and what it has used for that. */
export interface Look {
  readonly atMs: number;
  readonly count: number;
  readonly cpuSeconds: number;
}

const EVERY_MS = 100;
/** Between these shares of the way a process neither begins nor waits for the last. */
const FROM = 0.1;
const TO = 0.9;

/** What instances of one app have counted together under a metric (`name` or `name{labels}`), and their CPU. */
export async function lookAt(instances: readonly AppInstance[], metric: string): Promise<Look> {
  const counts = await Promise.all(instances.map((each) => counterOf(each, metric)));
  const cpu = instances.map(({ pid }) => (pid === undefined ? 0 : usageOf(pid).cpuSeconds));
  return { atMs: performance.now(), count: sum(counts), cpuSeconds: sum(cpu) };
}

/** Looks again and again until `done` resolves. */
export async function looksUntil(look: () => Promise<Look>, done: Promise<void>): Promise<Look[]> {
  const looks = [await look()];
  const ended = done.then(() => true);
  while (!(await Promise.race([ended, pause(EVERY_MS, false)]))) looks.push(await look());
  return looks;
}

export interface Pace {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

/** The pace between a tenth and nine tenths of the way. */
export function paceOf(looks: readonly Look[]): Pace {
  const first = looks[0];
  const last = looks.at(-1);
  if (first === undefined || last === undefined) throw new Error('There are no looks');
  const at = (share: number): number => first.count + (last.count - first.count) * share;
  const from = looks.findLast(({ count }) => count <= at(FROM)) ?? first;
  const to = looks.find(({ count }) => count >= at(TO)) ?? last;
  const count = to.count - from.count;
  return {
    perSecond: count / ((to.atMs - from.atMs) / 1_000),
    cpuMicros: ((to.cpuSeconds - from.cpuSeconds) * 1e6) / count,
  };
}

/** A metric of one instance: `name`, or `name{labels}`; 0 while there is none. */
export async function counterOf(
  { url }: Pick<AppInstance, 'url'>,
  metric: string,
): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${metric} `));
  return line === undefined ? 0 : Number(line.slice(metric.length + 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
