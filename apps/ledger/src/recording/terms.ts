import type { Disclosure, FieldDecision, RecipientDecision } from '@iom/domain';
import {
  canonicalJson,
  type LeafForm,
  leafFormOf,
  type SentForm,
  sentFormOf,
  sha256,
} from '@iom/transparency';

/** What many decisions have in common; of entries for which nobody was in scope, what those have. */
export interface Terms {
  /** A UUID: the first half of the SHA-256 of the canonical JSON of `row`. */
  readonly id: string;
  readonly row: TermsRow;
  /** null: nobody was in scope. */
  readonly form: LeafForm | null;
  /** undefined: nothing was sent. */
  readonly sentForm: SentForm | undefined;
}

/** A row of `ledger.terms` but for its id. */
export type TermsRow = ReturnType<typeof rowOf>;

interface Known {
  readonly entry: Disclosure;
  readonly decision: RecipientDecision | undefined;
  readonly terms: Terms;
}

/** Agreements, event types and outcomes make hundreds. */
const REMEMBERED = 10_000;

/**
 * Finds the terms of a decision. There are few of them for any number of decisions, so each is written out and hashed once,
 * and recognised afterwards by comparing: that costs a fraction of hashing the same lists again.
 */
export class TermsIndex {
  private readonly known = new Map<string, Known[]>();
  private count = 0;

  of(entry: Disclosure, decision: RecipientDecision | undefined): Terms {
    const name = `${entry.eventType} ${decision?.recipient ?? ''} ${decision?.outcome ?? ''}`;
    const alike = this.known.get(name);
    for (const each of alike ?? []) {
      if (isUnderTheSame(each, entry, decision)) return each.terms;
    }
    const terms = termsOf(entry, decision);
    if (this.count++ === REMEMBERED) {
      this.known.clear();
      this.count = 1;
    }
    const those = this.known.get(name);
    if (those === undefined) this.known.set(name, [{ entry, decision, terms }]);
    else those.push({ entry, decision, terms });
    return terms;
  }
}

function termsOf(entry: Disclosure, decision: RecipientDecision | undefined): Terms {
  const row = rowOf(entry, decision);
  const digest = sha256(canonicalJson(row)).toString('hex', 0, 16);
  const id = digest.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const form = decision === undefined ? null : leafFormOf(entry, decision);
  const sentForm = decision && sentFormOf(entry, decision);
  return { id, row, form, sentForm };
}

function rowOf({ eventType, sender, input }: Disclosure, d: RecipientDecision | undefined) {
  return {
    event_type: eventType,
    sender,
    input_topic: input.topic,
    recipient: d?.recipient ?? null,
    outcome: d?.outcome ?? null,
    reasons: d?.reasons ?? null,
    fields: d?.fields.map(({ path, action, rule }) => ({ path, action, rule })) ?? null,
    agreement_id: d?.agreement?.id ?? null,
    agreement_version: d?.agreement?.version ?? null,
    agreement_sha256: d?.agreement?.sha256 ?? null,
    purpose: d?.purpose ?? null,
    basis: d?.basis ?? null,
    caveats: d?.caveats ?? null,
    sent_topic: d?.sent?.topic ?? null,
    sent_schema_id: d?.sent?.schemaId ?? null,
  };
}

/** Compares everything of `rowOf` that the name under which it is kept does not say. */
function isUnderTheSame(
  known: Known,
  entry: Disclosure,
  decision: RecipientDecision | undefined,
): boolean {
  if (known.entry.sender !== entry.sender || known.entry.input.topic !== entry.input.topic) {
    return false;
  }
  const { decision: before } = known;
  if (before === undefined || decision === undefined) return before === decision;
  return (
    before.agreement?.sha256 === decision.agreement?.sha256 &&
    before.agreement?.version === decision.agreement?.version &&
    before.agreement?.id === decision.agreement?.id &&
    before.sent?.topic === decision.sent?.topic &&
    before.sent?.schemaId === decision.sent?.schemaId &&
    before.purpose === decision.purpose &&
    areSame(before.reasons, decision.reasons) &&
    areSame(before.basis, decision.basis) &&
    areSame(before.caveats, decision.caveats) &&
    areSameFields(before.fields, decision.fields)
  );
}

function areSame(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every((text, i) => text === now[i]);
}

function areSameFields(before: readonly FieldDecision[], now: readonly FieldDecision[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ path, action, rule }, i) => {
      const field = now[i];
      return path === field?.path && action === field.action && rule === field.rule;
    })
  );
}
