import { z } from 'zod';
import { DISCLOSURES, PartitionReader } from '@iom/event-log';
import type { AppInstance } from '../../../apps/iom/src/sandbox/app-instance.js';
import type { Bridge } from '../../../apps/iom/src/sandbox/bridge.js';
import { until } from '../../../apps/iom/src/sandbox/parts/until.js';

const Tree = z.object({ through: z.number() });
const WITHIN_MS = 1_800_000;

/**
 * Resolves when the ledger has recorded everything that `iom.disclosures` holds now. It asks for the end of the topic and
 * reads nothing of it, however long it has become.
 */
export async function ledgerHas(bridge: Bridge, [ledger]: readonly AppInstance[]): Promise<void> {
  if (ledger === undefined) throw new Error('No ledger runs');
  const reader = await PartitionReader.open({
    client: bridge.client,
    topic: DISCLOSURES,
    partition: 0,
  });
  const end = await reader.end().finally(() => reader.close());
  await until(
    'the ledger to hold every decision',
    async () => {
      const answer = await fetch(`${ledger.url}/tree`);
      return Tree.parse(await answer.json()).through >= end ? true : undefined;
    },
    { withinMs: WITHIN_MS, everyMs: 250 },
  );
}
