import { nearestOf } from '../text/nearest.js';
import type { YamlFile } from '../text/yaml-file.js';
import type { FieldRule } from './agreement.js';
import { FieldRuleShape } from './agreement.shape.js';
import { CONDITIONS } from './codes.js';
import { SPECIAL_CATEGORY_FIELDS } from './fields.js';
import { GENERALISERS } from './generalisers.js';

type Path = readonly PropertyKey[];

const PLAIN: Readonly<Record<string, 'SHARE' | 'WITHHOLD'>> = {
  share: 'SHARE',
  withhold: 'WITHHOLD',
};

/** Reads what a row says of one field; undefined when it is wrong, and then the file has the fault. */
export function readFieldRule(
  file: YamlFile,
  at: Path,
  field: string,
  written: unknown,
): FieldRule | undefined {
  if (typeof written === 'string') return readPlain(file, at, field, written);
  const parsed = FieldRuleShape.safeParse(written);
  if (!parsed.success) {
    file.addFault(at, `'${field}' is 'share', 'withhold' or { generalise: <name> }`);
    return undefined;
  }
  const { generalise: by, condition, apd } = parsed.data;
  const generaliser = GENERALISERS[by];
  if (generaliser === undefined || !generaliser.fields.includes(field)) {
    const fitting = Object.keys(GENERALISERS).filter((name) =>
      GENERALISERS[name]?.fields.includes(field),
    );
    const message = `there is no generaliser '${by}' for '${field}'`;
    file.addFault([...at, 'generalise'], message, nearestOf(by, fitting) ?? fitting[0]);
    return undefined;
  }
  const known = CONDITIONS.find((code) => code === condition);
  if (condition !== undefined && known === undefined) {
    const message = `'${condition}' is none of ${CONDITIONS.join(', ')}`;
    file.addFault([...at, 'condition'], message, nearestOf(condition, CONDITIONS));
  }
  if (SPECIAL_CATEGORY_FIELDS.has(field) && (known === undefined || apd === undefined)) {
    file.addFault(at, `'${field}' may be special-category data: name its condition and apd`);
  }
  return { action: 'GENERALISE', by, condition: known ?? null, apd: apd ?? null };
}

function readPlain(
  file: YamlFile,
  at: Path,
  field: string,
  written: string,
): FieldRule | undefined {
  const action = PLAIN[written];
  if (action === undefined) {
    const words = Object.keys(PLAIN);
    file.addFault(at, `'${written}' is none of ${words.join(', ')}`, nearestOf(written, words));
    return undefined;
  }
  if (action === 'SHARE' && SPECIAL_CATEGORY_FIELDS.has(field)) {
    file.addFault(at, `'${field}' may be special-category data: it can only be generalised`);
  }
  return { action };
}
