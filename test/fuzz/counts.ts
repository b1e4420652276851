/** Prints how often each thing happened, most often first. */
export function printCounts(title: string, counts: ReadonlyMap<string, number>): void {
  const rows = [...counts].toSorted(([, a], [, b]) => b - a);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  process.stdout.write(`${title}: ${total}\n`);
  for (const [name, count] of rows) {
    process.stdout.write(`  ${String(count).padStart(9)}  ${name}\n`);
  }
}

export function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
