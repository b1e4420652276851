import type { FieldDecision, Recorded } from '@iom/domain';
import type { FieldRule, ShareRow } from '../agreement/agreement.js';
import { fieldTypesOf, type FieldType } from '../agreement/fields.js';
import { GENERALISERS } from '../agreement/generalisers.js';

/** What a row makes of one field of one event. */
interface FieldOutcome {
  readonly field: string;
  readonly type: FieldType;
  readonly rule: FieldRule;
  /** Where that is said. */
  readonly line: string;
}

/** A field of the outbound record. */
export interface OutboundField {
  readonly name: string;
  readonly type: FieldType;
}

const WITHHOLD: FieldRule = { action: 'WITHHOLD' };

/** What becomes of every governed field, and by which line of the agreement. */
export function fieldDecisions(row: ShareRow, event: Recorded): readonly FieldDecision[] {
  return outcomes(row, event).map(({ field, rule, line }) => ({
    path: field,
    action: rule.action,
    rule: line,
  }));
}

/** The permitted fields with their values, under their outbound names. */
export function carriedFields(row: ShareRow, event: Recorded): Readonly<Record<string, unknown>> {
  const carried: Record<string, unknown> = {};
  for (const { field, type, rule } of outcomes(row, event)) {
    const output = outputOf(field, type, rule);
    if (output === null) continue;
    const value = valueOf(event, field);
    carried[output.name] = rule.action === 'GENERALISE' ? generalise(rule.by, value) : value;
  }
  return carried;
}

/** Whether a row would let out a value of this kind, and the event has one. */
export function carries(row: ShareRow, event: Recorded, holds: FieldType['holds']): boolean {
  return outcomes(row, event).some(
    ({ field, type, rule }) =>
      rule.action !== 'WITHHOLD' && type.holds === holds && (valueOf(event, field) ?? '') !== '',
  );
}

/** The conditions and policy documents under which a row lets out fields of this event. */
export function caveatsOf(row: ShareRow, event: Recorded): readonly string[] {
  const caveats = outcomes(row, event).flatMap(({ rule }) =>
    rule.action === 'GENERALISE' ? [rule.condition, rule.apd] : [],
  );
  return [...new Set(caveats.filter((caveat) => caveat !== null))];
}

/** What a rule can put into an outbound record; null: nothing. */
export function outputOf(field: string, type: FieldType, rule: FieldRule): OutboundField | null {
  if (rule.action !== 'GENERALISE') return rule.action === 'SHARE' ? { name: field, type } : null;
  const generaliser = GENERALISERS[rule.by];
  return generaliser === undefined ? null : { name: generaliser.output, type: generaliser.type };
}

function outcomes(row: ShareRow, event: Recorded): readonly FieldOutcome[] {
  return [...fieldTypesOf(event.type)].map(([field, type]) => {
    const rule = row.fields.get(field);
    const line = `${row.rule}.fields.${field}`;
    if (rule === undefined) return { field, type, rule: WITHHOLD, line: `${row.rule}: not listed` };
    // A code that is not mapped says nothing that could be relied on.
    const unmapped = type.holds === 'enum' && valueOf(event, field) === 'UNKNOWN';
    return unmapped && rule.action === 'SHARE'
      ? { field, type, rule: WITHHOLD, line: `${line}: code not mapped` }
      : { field, type, rule, line };
  });
}

function generalise(by: string, value: unknown): unknown {
  return GENERALISERS[by]?.apply(value) ?? null;
}

function valueOf(event: Recorded, field: string): unknown {
  return field === 'occurredAt' ? event.meta.occurredAt : (Reflect.get(event, field) as unknown);
}
