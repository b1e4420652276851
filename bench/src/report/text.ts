import { type Figure, meetsTarget, spreadOf } from '../figure.js';
import type { Machine } from './machine.js';
import type { Result } from './results.js';

export const COLUMNS = ['figure', 'min', 'median', 'max', 'unit', 'target', 'last kept'] as const;

/** The rows of a result's table, in the order of `COLUMNS`. */
export function rowsOf({ figures }: Pick<Result, 'figures'>, last?: Result): readonly string[][] {
  return figures.map((figure) => {
    const { min, median, max } = spreadOf(figure.runs);
    return [
      figure.name,
      numberText(min),
      numberText(median),
      numberText(max),
      figure.unit,
      targetText(figure as Figure),
      ratioText(figure as Figure, last),
    ];
  });
}

/** A table for a terminal. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const all = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) =>
          i >= 1 && i <= 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function machineText({ cpu, cores, memoryGb, node, kafka, loadBefore }: Machine): string {
  return `${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, Kafka ${kafka}, load before ${loadBefore}`;
}

/** Three digits that mean something; thousands set apart. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function targetText(figure: Figure): string {
  const { better, target } = figure;
  if (target === undefined) return '';
  const bound = `${better === 'more' ? '≥' : '≤'} ${target.toLocaleString('en-GB')}`;
  return `${bound} ${meetsTarget(figure) === true ? 'met' : 'MISSED'}`;
}

/** How the median compares with that of the last kept result; above 1 is more, whether or not that is better. */
function ratioText({ name, runs }: Figure, last: Result | undefined): string {
  const before = last?.figures.find((figure) => figure.name === name);
  if (before === undefined) return '';
  return `× ${(spreadOf(runs).median / spreadOf(before.runs).median).toFixed(2)}`;
}
