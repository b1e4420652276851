import type { FieldDecision } from '@iom/domain';
import { canonicalJson, sha256 } from '@iom/transparency';

const REMEMBERED = 10_000;

/**
 * Names each list of field decisions by the SHA-256 of its canonical JSON. A list depends on the agreement, the type and
 * the outcome alone, so there are few of them for any number of decisions, and each is kept once.
 */
export class FieldLists {
  private readonly ids = new Map<string, string>();

  idOf(fields: readonly FieldDecision[]): string {
    const text = JSON.stringify(fields);
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
