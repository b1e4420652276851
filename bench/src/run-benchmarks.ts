import { loadConfig } from '@iom/platform';
import { startGuard } from '../../apps/iom/src/sandbox/parts/guard.js';
import { supervise } from '../../apps/iom/src/sandbox/supervise.js';
import type { Benchmark, Workshop } from './benchmark.js';
import { BENCHMARKS } from './benchmarks/index.js';
import { describeMachine } from './report/machine.js';
import { keepResult, lastResults, type Result } from './report/results.js';
import { machineText, rowsOf, tableText } from './report/text.js';

export interface BenchOptions {
  readonly only?: readonly string[];
  readonly json: boolean;
  readonly quick: boolean;
  readonly full: boolean;
  readonly events: number;
  readonly seed: string;
  readonly keep: boolean;
}

/** Runs what was asked for, one after the other. Whatever ends it, servers, apps and their folders go with it. */
export function runBenchmarks(options: BenchOptions): Promise<number> {
  const guard = startGuard();
  const supervision = supervise({
    guard,
    report: say,
    parentWatch: loadConfig([]).npmStarted,
  });
  const workshop: Workshop = { ...options, say, onEnd: (stop) => supervision.onEnd(stop) };
  const run = async (): Promise<void> => {
    for (const benchmark of chosen(options)) {
      await measure(benchmark, workshop, options);
    }
  };
  run().then(
    () => supervision.end('Done', 0),
    (failure: unknown) => {
      // What fails because everything is being stopped is no news.
      if (!supervision.isEnding) supervision.end(`Failed: ${describe(failure)}`, 1);
    },
  );
  return supervision.ended;
}

function chosen({ only, full }: BenchOptions): readonly Benchmark[] {
  return BENCHMARKS.filter(({ name, isLong }) => (only ? only.includes(name) : full || !isLong));
}

async function measure(
  benchmark: Benchmark,
  workshop: Workshop,
  options: BenchOptions,
): Promise<void> {
  const { name, about } = benchmark;
  const machine = describeMachine();
  say(`${name}: ${about}`);
  const last = lastResults().get(name);
  const began = performance.now();
  const figures = await benchmark.run(workshop);
  const result: Result = {
    benchmark: name,
    at: new Date().toISOString(),
    command: commandOf(name, options),
    machine,
    seconds: Math.round((performance.now() - began) / 1_000),
    figures: figures.map((figure) => ({
      ...figure,
      // A run of which nothing could be said is no run; JSON has no word for it either.
      runs: figure.runs.filter(Number.isFinite).map(threeDecimals),
    })),
  };
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : textOf(result, last));
  if (options.keep) say(`kept as ${await keepResult(result)}`);
}

function textOf(result: Result, last: Result | undefined): string {
  const { machine, seconds, command } = result;
  const head = [`\n${result.benchmark}`, machineText(machine), `${command}: ${seconds} s`];
  return `${[...head, '', tableText(rowsOf(result, last)), ''].join('\n')}\n`;
}

function commandOf(name: string, { quick, full, events, seed }: BenchOptions): string {
  const flags = [
    ...(quick ? ['--quick'] : []),
    ...(full ? ['--full'] : []),
    ...(name === 'end-to-end' ? [`--events ${events}`] : []),
    ...(seed === '1' ? [] : [`--seed ${seed}`]),
  ];
  return ['npm run bench -- --only', name, ...flags].join(' ');
}

function threeDecimals(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function describe(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
