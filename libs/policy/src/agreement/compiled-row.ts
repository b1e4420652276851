import type { FieldDecision } from '@iom/domain';
import type { FieldRule, ShareRow } from './agreement.js';
import { fieldTypesOf, type FieldType } from './fields.js';
import { GENERALISERS, type Generaliser } from './generalisers.js';

/** A row with everything worked out that holds for all events, so that deciding one has little left to do. */
export interface CompiledRow extends ShareRow {
  /** Every governed field of the row's event. */
  readonly governed: readonly GovernedField[];
  /** What becomes of them, but for codes that are not mapped. */
  readonly decisions: readonly FieldDecision[];
  /** What becomes of them when only a pointer goes out: nothing of any. */
  readonly pointed: readonly FieldDecision[];
  /** The fields of which something goes out. */
  readonly carried: readonly CarriedField[];
  /** The fields whose codes say nothing to rely on when they are not mapped. */
  readonly codes: readonly CodeField[];
  /** The conditions and policy documents under which fields are let out. */
  readonly caveats: readonly string[];
  /** Fields of free text that are let out. */
  readonly freeText: readonly string[];
}

/** What a row makes of one field. */
export interface GovernedField {
  readonly field: string;
  readonly decision: FieldDecision;
  /** Where its value goes; null: nowhere. */
  readonly output: OutboundField | null;
  /** Not null: makes something less exact of the value. */
  readonly generaliser: Generaliser | null;
  /** Of a code that is shared as it is: what is decided when it is not mapped, for then it says nothing to rely on. */
  readonly unmapped: FieldDecision | null;
}

export type CarriedField = GovernedField & { readonly output: OutboundField };
export type CodeField = GovernedField & { readonly unmapped: FieldDecision };

/** A field of the outbound record. */
export interface OutboundField {
  readonly name: string;
  readonly type: FieldType;
}

/** Works a row out, field by field: what it does not list is withheld. */
export function compileRow(row: ShareRow): CompiledRow {
  const types = fieldTypesOf(row.event);
  const governed = [...types].map(([field, type]) => governedField(row, field, type));
  return {
    ...row,
    governed,
    decisions: governed.map(({ decision }) => decision),
    pointed: governed.map(({ field }) => ({
      path: field,
      action: 'WITHHOLD',
      rule: `${row.rule}.limited`,
    })),
    carried: governed.filter((each): each is CarriedField => each.output !== null),
    codes: governed.filter((each): each is CodeField => each.unmapped !== null),
    caveats: caveatsOf(row),
    freeText: governed
      .filter(({ field, output }) => output !== null && types.get(field)?.holds === 'free-text')
      .map(({ field }) => field),
  };
}

/** What a rule can put into an outbound record; null: nothing. */
export function outputOf(field: string, type: FieldType, rule: FieldRule): OutboundField | null {
  if (rule.action !== 'GENERALISE') return rule.action === 'SHARE' ? { name: field, type } : null;
  const generaliser = GENERALISERS[rule.by];
  return generaliser === undefined ? null : { name: generaliser.output, type: generaliser.type };
}

function governedField(row: ShareRow, field: string, type: FieldType): GovernedField {
  const rule = row.fields.get(field);
  if (rule === undefined) {
    const decision = { path: field, action: 'WITHHOLD', rule: `${row.rule}: not listed` } as const;
    return { field, decision, output: null, generaliser: null, unmapped: null };
  }
  const line = `${row.rule}.fields.${field}`;
  const sharedCode = rule.action === 'SHARE' && type.holds === 'enum';
  return {
    field,
    decision: { path: field, action: rule.action, rule: line },
    output: outputOf(field, type, rule),
    generaliser: rule.action === 'GENERALISE' ? (GENERALISERS[rule.by] ?? null) : null,
    unmapped: sharedCode
      ? { path: field, action: 'WITHHOLD', rule: `${line}: code not mapped` }
      : null,
  };
}

function caveatsOf(row: ShareRow): readonly string[] {
  const caveats = [...fieldTypesOf(row.event).keys()].flatMap((field) => {
    const rule = row.fields.get(field);
    return rule?.action === 'GENERALISE' ? [rule.condition, rule.apd] : [];
  });
  return [...new Set(caveats.filter((caveat) => caveat !== null))];
}
