import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LANDMARK = 'apps/iom/parts/kafka/pom.xml';

/** The checkout this code runs from, whether as source or as built under `dist`. */
export function repositoryRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, LANDMARK))) return folder;
    if (folder === dirname(folder)) throw new Error(`No ${LANDMARK} above ${from}.`);
  }
}
