import { createHash } from 'node:crypto';
import { existsSync, globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Java } from './java.js';
import { startOf } from './process-identity.js';

/** Classes parsed and verified beforehand: a start that has them takes half the time. */
export interface ClassArchive {
  /** For every start; nothing while there is no archive. */
  readonly using: readonly string[];
  /** For one long-lived process, which writes it at its end; nothing when there is one. */
  readonly writing: readonly string[];
  /** To be called when that process has ended: a whole file is left behind, or none. */
  keep(): void;
}

/** The archive of these jars; of use only to the very Java that wrote it. */
export function classArchive(jars: string, java: Java): ClassArchive {
  const build = createHash('sha256')
    .update(`${java.command}\n${java.version}`)
    .digest('hex')
    .slice(0, 12);
  const archive = join(jars, `classes-${build}.jsa`);
  const unfinished = `${archive}.${process.pid}`;
  removeAbandoned(archive);
  const exists = existsSync(archive);
  return {
    using: exists ? [`-XX:SharedArchiveFile=${archive}`] : [],
    writing: exists ? [] : [`-XX:ArchiveClassesAtExit=${unfinished}`],
    keep() {
      if (!existsSync(unfinished)) return;
      if (existsSync(archive)) rmSync(unfinished, { force: true });
      else renameSync(unfinished, archive);
    },
  };
}

/** What brokers wrote whose launcher was no longer there to keep it. */
function removeAbandoned(archive: string): void {
  for (const unfinished of globSync(`${archive}.*`)) {
    if (startOf(Number(unfinished.split('.').at(-1))) === undefined)
      rmSync(unfinished, { force: true });
  }
}
