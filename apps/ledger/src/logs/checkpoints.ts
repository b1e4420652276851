import { signCheckpoint } from '@iom/transparency';
import { logsOf, type Trees } from '../recording/trees.js';
import type { Sql } from '../store/database.js';
import type { LogKeys } from './log-keys.js';
import { originOf, signersOf } from './log-names.js';

/** A signed checkpoint as it is kept. */
export interface KeptCheckpoint {
  readonly log: number;
  readonly org: string | null;
  readonly size: number;
  readonly note: string;
}

/** Signs the logs as they stand, each size once, and keeps what was signed. */
export class Checkpoints {
  private readonly signed = new Map<number, KeptCheckpoint>();

  constructor(
    private readonly sql: Sql,
    private readonly keys: LogKeys,
  ) {}

  /** The checkpoints of these logs, the whole one first. What is not committed must not be among them. */
  async sign(trees: Trees): Promise<readonly KeptCheckpoint[]> {
    const all: KeptCheckpoint[] = [];
    for (const { log, org, tree } of logsOf(trees)) {
      const known = this.signed.get(log);
      if (known !== undefined && known.size >= tree.size) {
        all.push(known);
        continue;
      }
      const head = { origin: originOf(org), size: tree.size, root: tree.root() };
      const kept = {
        log,
        org,
        size: tree.size,
        note: signCheckpoint(head, signersOf(this.keys, org)),
      };
      await this.keep(kept);
      this.signed.set(log, kept);
      all.push(kept);
    }
    return all;
  }

  private async keep({ log, size, note }: KeptCheckpoint): Promise<void> {
    await this.sql`
      insert into ledger.checkpoint as kept (log_id, size, note) values (${log}, ${size}, ${note})
      on conflict (log_id) do update set size = excluded.size, note = excluded.note, signed_at = now()
      where kept.size <= excluded.size`;
  }
}

/** What was signed last of each log. */
export async function keptCheckpoints(sql: Sql): Promise<readonly KeptCheckpoint[]> {
  return sql<KeptCheckpoint[]>`
    select c.log_id as log, l.org, c.size, c.note
    from ledger.checkpoint c left join ledger.log l on l.id = c.log_id order by c.log_id`;
}
