import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../apps/iom/src/sandbox/parts/repository-root.js';
import { BENCHMARKS } from '../benchmarks/index.js';
import { spreadOf } from '../figure.js';
import { formatted } from './formatted.js';
import { lastResults, type Result } from './results.js';
import { machineText, numberText, rowsOf } from './text.js';

const BEGIN = '<!-- figures: written by `npm run bench -- --report` -->';
const END = '<!-- end of figures -->';
const BAR_LENGTH = 60;
const PART = /^CPU of (.+)$/;

/** Puts the last kept results between the marks of `docs/performance.md`. Answers the path. */
export async function writePage(): Promise<string> {
  const path = join(repositoryRoot(), 'docs/performance.md');
  const text = readFileSync(path, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} has lost the marks of its figures`);
  const results = lastResults();
  const parts = BENCHMARKS.flatMap(({ name, about }) => {
    const result = results.get(name);
    return result ? [sectionOf(result, about)] : [];
  });
  const page = [text.slice(0, begin) + BEGIN, ...parts, text.slice(end)].join('\n\n');
  writeFileSync(path, await formatted(page, path));
  return path;
}

function sectionOf(result: Result, about: string): string {
  const rows = rowsOf(result).map((cells) => `| ${cells.slice(0, -1).join(' | ')} |`);
  return [
    `### ${result.benchmark}`,
    `${about[0]?.toUpperCase() ?? ''}${about.slice(1)}. \`${result.command}\`, ${result.at.slice(0, 10)}; ${machineText(result.machine)}.`,
    [
      '| figure | min | median | max | unit | target |',
      '| --- | ---: | ---: | ---: | --- | --- |',
      ...rows,
    ].join('\n'),
    ...barOf(result),
  ].join('\n\n');
}

/** Who uses the processors for one event, drawn to scale. */
function barOf({ figures }: Result): readonly string[] {
  const parts = figures.flatMap(({ name, runs }) => {
    const part = PART.exec(name)?.[1];
    return part === undefined || part === 'sender' ? [] : [{ part, micros: spreadOf(runs).median }];
  });
  if (parts.length === 0) return [];
  const total = parts.reduce((sum, { micros }) => sum + micros, 0);
  const width = Math.max(...parts.map(({ part }) => part.length));
  const lines = parts.map(({ part, micros }) => {
    const bar = '█'.repeat(Math.round((micros / total) * BAR_LENGTH));
    return `${part.padEnd(width)}  ${numberText(micros).padStart(6)} µs  ${bar}`;
  });
  const sum = `${'together'.padEnd(width)}  ${numberText(total).padStart(6)} µs of CPU an event`;
  return [['```text', ...lines, sum, '```'].join('\n')];
}
