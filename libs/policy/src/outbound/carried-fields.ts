import type { FieldDecision, Recorded } from '@iom/domain';
import type { CompiledRow, GovernedField } from '../agreement/compiled-row.js';

/** What becomes of every governed field, and by which line of the agreement; the row's own list where it can be. */
export function fieldDecisions(row: CompiledRow, event: Recorded): readonly FieldDecision[] {
  if (!row.governed.some((governed) => isUnmapped(governed, event))) return row.decisions;
  return row.governed.map((governed) =>
    isUnmapped(governed, event) ? (governed.unmapped ?? governed.decision) : governed.decision,
  );
}

/** The permitted fields with their values, under their outbound names. */
export function carriedFields(
  row: CompiledRow,
  event: Recorded,
): Readonly<Record<string, unknown>> {
  const carried: Record<string, unknown> = {};
  for (const governed of row.governed) {
    const { field, output, generaliser } = governed;
    if (output === null || isUnmapped(governed, event)) continue;
    const value = valueOf(event, field);
    carried[output.name] = generaliser === null ? value : (generaliser.apply(value) ?? null);
  }
  return carried;
}

/** Whether a row would let out words that somebody wrote, and the event has some. */
export function carriesFreeText({ freeText }: CompiledRow, event: Recorded): boolean {
  return freeText.some((field) => (valueOf(event, field) ?? '') !== '');
}

function isUnmapped({ field, unmapped }: GovernedField, event: Recorded): boolean {
  return unmapped !== null && valueOf(event, field) === 'UNKNOWN';
}

function valueOf(event: Recorded, field: string): unknown {
  return field === 'occurredAt' ? event.meta.occurredAt : (Reflect.get(event, field) as unknown);
}
