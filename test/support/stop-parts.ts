import { once } from 'node:events';

/** Stops what `start-parts` started and waits until its folder is gone. */
export default async function stopParts(): Promise<void> {
  const holder = globalThis.iomTestParts;
  if (!holder || holder.exitCode !== null) return;
  const gone = once(holder, 'exit');
  holder.stdin?.end();
  await gone;
}
