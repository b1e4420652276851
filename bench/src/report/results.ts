import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../../../apps/iom/src/sandbox/parts/repository-root.js';
import { formatted } from './formatted.js';

const Figure = z.object({
  name: z.string(),
  unit: z.string(),
  better: z.enum(['more', 'less']),
  runs: z.array(z.number()),
  target: z.number().optional(),
});

const Result = z.object({
  benchmark: z.string(),
  /** ISO 8601. */
  at: z.string(),
  command: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    node: z.string(),
    kafka: z.string(),
    loadBefore: z.number(),
  }),
  seconds: z.number(),
  figures: z.array(Figure),
});

/** What one run of a benchmark has come to, as it is kept. */
export type Result = z.infer<typeof Result>;

const folder = (): string => join(repositoryRoot(), 'bench/results');

/** Writes `bench/results/<date>-<benchmark>.json`; a second one of the same day takes its place. Answers the path. */
export async function keepResult(result: Result): Promise<string> {
  mkdirSync(folder(), { recursive: true });
  const path = join(folder(), `${result.at.slice(0, 10)}-${result.benchmark}.json`);
  writeFileSync(path, await formatted(JSON.stringify(result), path));
  return path;
}

/** The last kept result of each benchmark, by its name. */
export function lastResults(): ReadonlyMap<string, Result> {
  const results = new Map<string, Result>();
  for (const name of namesOfResults()) {
    const result = Result.parse(JSON.parse(readFileSync(join(folder(), name), 'utf8')));
    results.set(result.benchmark, result);
  }
  return results;
}

/** Oldest first: their names begin with their date. */
function namesOfResults(): readonly string[] {
  try {
    return readdirSync(folder())
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch {
    return [];
  }
}
