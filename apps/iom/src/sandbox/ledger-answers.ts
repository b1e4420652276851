import { z } from 'zod';
import { DISCLOSURES, PartitionReader } from '@iom/event-log';
import type { Bridge } from './bridge.js';
import { until } from './parts/until.js';

const Tree = z.object({ size: z.number(), root: z.string(), through: z.number() });
const Completeness = z.looseObject({
  status: z.enum(['ok', 'findings']),
  checked: z.looseObject({ pendingEvents: z.number() }),
});

export interface LedgerAnswers {
  readonly tree: { readonly size: number; readonly root: string };
  readonly completeness: z.infer<typeof Completeness>;
}

const WITHIN_MS = 300_000;

/** Resolves when the ledger has recorded everything that `iom.disclosures` holds now. */
export async function ledgerHoldsEverything(bridge: Bridge): Promise<void> {
  const end = await lastDecision(bridge);
  await until(
    'the ledger to hold every decision',
    async () => (Tree.parse(await get(bridge, '/tree')).through >= end ? true : undefined),
    { withinMs: WITHIN_MS, everyMs: 100 },
  );
}

export async function askLedger(bridge: Bridge): Promise<LedgerAnswers> {
  const { size, root } = Tree.parse(await get(bridge, '/tree'));
  return {
    tree: { size, root },
    completeness: Completeness.parse(await get(bridge, '/completeness')),
  };
}

/** Behind the last record of `iom.disclosures` that is one: markers of transactions follow it. */
async function lastDecision({ client }: Bridge): Promise<number> {
  const reader = await PartitionReader.open({ client, topic: DISCLOSURES, partition: 0 });
  try {
    let last = 0;
    for await (const records of reader.toStableEnd())
      last = (records.at(-1)?.offset ?? last - 1) + 1;
    return last;
  } finally {
    reader.close();
  }
}

async function get(bridge: Bridge, path: string): Promise<unknown> {
  const answer = await fetch(`${bridge.apps.url('ledger')}${path}`);
  if (!answer.ok) throw new Error(`The ledger answered ${answer.status} to ${path}`);
  return answer.json();
}
