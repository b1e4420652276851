import { canonicalJson, sha256 } from '@iom/transparency';
import type { FieldDecision } from '@iom/domain';
import type { Recording } from '../recording/recording.js';
import type { Transaction } from './database.js';

const REMEMBERED = 10_000;

/**
 * Keeps each list of field decisions once: it depends on the agreement, the type and the outcome alone, so there are few of
 * them for any number of decisions. What it remembers may never have been committed; inserting anew then costs nothing.
 */
export class FieldLists {
  private readonly ids = new Map<string, string>();

  /** The id of each decision's list, in order; lists that are new are added. */
  async idsOf(tx: Transaction, { decisions }: Recording): Promise<readonly string[]> {
    const lists = new Map<string, string>();
    const ids = decisions.map(({ decision: { fields } }) => {
      const text = JSON.stringify(fields);
      const id = this.idOf(text, fields);
      lists.set(id, text);
      return id;
    });
    if (lists.size > 0) {
      await tx`
        insert into ledger.field_list (id, fields)
        select id, fields::jsonb from unnest(${[...lists.keys()]}::text[], ${[...lists.values()]}::text[]) as l(id, fields)
        on conflict do nothing`;
    }
    return ids;
  }

  private idOf(text: string, fields: readonly FieldDecision[]): string {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const canonical = canonicalJson(
      fields.map(({ path, action, rule }) => ({ path, action, rule })),
    );
    const id = sha256(Buffer.from(canonical)).toString('hex');
    if (this.ids.size >= REMEMBERED) this.ids.clear();
    this.ids.set(text, id);
    return id;
  }
}
