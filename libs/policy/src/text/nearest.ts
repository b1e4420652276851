/** The valid name that a misspelt one most likely stands for; undefined when none is near enough to suggest. */
export function nearestOf(misspelt: string, valid: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(misspelt.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of valid) {
    const distance = editsBetween(misspelt.toLowerCase(), name.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) {
      best = { name, distance };
    }
  }
  return best?.name;
}

/** Insertions, deletions and replacements that turn one word into the other (Levenshtein). */
function editsBetween(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
