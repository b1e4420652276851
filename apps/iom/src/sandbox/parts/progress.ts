import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const EVERY_MS = 3_000;

/** "Fetching Kafka 4.3.1: 12.4 MB, 3 s" */
export function progressLine(what: string, bytes: number, milliseconds: number): string {
  return `Fetching ${what}: ${megabytes(bytes)}, ${Math.round(milliseconds / 1000)} s`;
}

/** "Fetched Kafka 4.3.1 (44.1 MB) in 7 s" */
export function doneLine(what: string, bytes: number, milliseconds: number): string {
  return `Fetched ${what} (${megabytes(bytes)}) in ${Math.round(milliseconds / 1000)} s`;
}

/**
 * Does `work` and says every few seconds how much has arrived in `folders` since it began.
 * The download tool writes there; watching the folders tells the same about every tool.
 */
export async function withProgress<T>(
  what: string,
  folders: readonly string[],
  report: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const before = await sizeOf(folders);
  const tell = async (line: typeof progressLine): Promise<void> =>
    report(line(what, Math.max(0, (await sizeOf(folders)) - before), performance.now() - began));
  report(`Fetching ${what} (once; it is kept)`);
  const timer = setInterval(() => void tell(progressLine), EVERY_MS);
  try {
    const result = await work();
    clearInterval(timer);
    await tell(doneLine);
    return result;
  } finally {
    clearInterval(timer);
  }
}

async function sizeOf(folders: readonly string[]): Promise<number> {
  const sizes = await Promise.all(folders.map(folderSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Files come and go while a download runs; one that is gone counts nothing. */
async function folderSize(folder: string): Promise<number> {
  let size = 0;
  try {
    for await (const entry of await opendir(folder, { recursive: true })) {
      if (entry.isFile()) {
        size += await stat(join(entry.parentPath, entry.name)).then(
          (file) => file.size,
          () => 0,
        );
      }
    }
  } catch {
    return size;
  }
  return size;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
