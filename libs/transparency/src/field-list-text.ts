/** What became of one field, as a leaf says it. */
export interface LoggedField {
  readonly path: string;
  readonly action: string;
  readonly rule: string;
}

const REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/**
 * The canonical JSON of a list of field decisions. A list depends on the agreement, the type and the outcome alone, so few of
 * them recur in any number of decisions: what was written once is remembered.
 */
export function fieldListText(fields: readonly LoggedField[]): string {
  if (fields.length === 0) return '[]';
  const given = JSON.stringify(fields);
  let text = remembered.get(given);
  if (text === undefined) {
    text = `[${fields.map(fieldText).join(',')}]`;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(given, text);
  }
  return text;
}

const fieldText = ({ path, action, rule }: LoggedField): string =>
  `{"action":${JSON.stringify(action)},"path":${JSON.stringify(path)},"rule":${JSON.stringify(rule)}}`;
