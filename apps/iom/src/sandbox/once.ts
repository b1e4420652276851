import { generateFeed } from '../feed/index.js';
import type { Bridge } from './bridge.js';
import { feedThrough } from './feed-through.js';
import { askLedger, ledgerHoldsEverything } from './ledger-answers.js';
import { tallyOf } from './tally.js';
import { waitingInRegister } from './register-figures.js';

/**
 * Feeds, waits until the ledger holds every decision, and prints what became of everything as one line of JSON.
 * 0: the record is complete; 1: it is not.
 */
export async function runOnce(
  bridge: Bridge,
  { events, seed }: { readonly events: number; readonly seed: number },
  report: (line: string) => void,
): Promise<number> {
  const started = Date.now();
  const steps = generateFeed({ seed, events, organisations: bridge.deployment.organisations });
  await feedThrough(bridge, steps, (label, sent) => report(`fed ${sent} of ${events}: ${label}`));
  await ledgerHoldsEverything(bridge);
  const seconds = (Date.now() - started) / 1_000;
  const { waiting: _, ...tally } = await tallyOf(bridge, await waitingInRegister(bridge));
  const { tree, completeness } = await askLedger(bridge);
  // An event without a decision is no finding while it is young; after everything was awaited it is one.
  const isComplete = completeness.status === 'ok' && completeness.checked.pendingEvents === 0;
  const verdict = isComplete ? 'ok' : 'findings';
  process.stdout.write(
    `${JSON.stringify({ ...tally, ledger: tree, completeness: verdict, seconds })}\n`,
  );
  return isComplete ? 0 : 1;
}
