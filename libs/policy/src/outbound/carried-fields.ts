import type { FieldDecision, Recorded } from '@iom/domain';
import type { CompiledRow, GovernedField } from '../agreement/compiled-row.js';
import { findingsIn } from '../decision/text-blocker.js';

/** What a code is that the deployment does not map. */
const UNMAPPED = 'UNKNOWN';

/** By the fields whose codes are not mapped: one list for all events, so that what is made of it can be remembered. */
const rememberedLists = new WeakMap<CompiledRow, Map<string, readonly FieldDecision[]>>();

/** What becomes of every governed field, and by which line of the agreement; the row's own list where it can be. */
export function fieldDecisions(row: CompiledRow, event: Recorded): readonly FieldDecision[] {
  if (!row.codes.some((code) => isUnmapped(code, event))) return row.decisions;
  const unmapped = new Set(row.codes.filter((code) => isUnmapped(code, event)));
  const name = [...unmapped].map(({ field }) => field).join();
  const known = rememberedLists.get(row) ?? new Map<string, readonly FieldDecision[]>();
  rememberedLists.set(row, known);
  const list = known.get(name) ?? listOf(row, unmapped);
  known.set(name, list);
  return list;
}

function listOf(row: CompiledRow, unmapped: ReadonlySet<GovernedField>): readonly FieldDecision[] {
  return row.governed.map((governed) =>
    unmapped.has(governed) ? (governed.unmapped ?? governed.decision) : governed.decision,
  );
}

/** The permitted fields with their values, under their outbound names. */
export function carriedFields(row: CompiledRow, event: Recorded): Record<string, unknown> {
  const carried: Record<string, unknown> = {};
  for (const { field, output, generaliser, unmapped } of row.carried) {
    const value = valueOf(event, field);
    if (unmapped !== null && value === UNMAPPED) continue;
    carried[output.name] = generaliser === null ? value : (generaliser.apply(value) ?? null);
  }
  return carried;
}

/** Whether a row would let out words in which the blocker finds something. What is no text is nothing it could clear. */
export function carriesTextToRead({ freeText }: CompiledRow, event: Recorded): boolean {
  return freeText.some((field) => {
    const value = valueOf(event, field) ?? '';
    return typeof value !== 'string' || findingsIn(value).length > 0;
  });
}

function isUnmapped({ field, unmapped }: GovernedField, event: Recorded): boolean {
  return unmapped !== null && valueOf(event, field) === UNMAPPED;
}

function valueOf(event: Recorded, field: string): unknown {
  return field === 'occurredAt' ? event.meta.occurredAt : (Reflect.get(event, field) as unknown);
}
