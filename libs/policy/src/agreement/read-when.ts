import type { CohortCategory, EventType } from '@iom/domain';
import { nearestOf } from '../text/nearest.js';
import type { YamlFile } from '../text/yaml-file.js';
import type { When } from './agreement.js';
import type { WrittenRow } from './agreement.shape.js';
import { ENUMS } from './enums.js';
import { fieldTypesOf, type FieldType } from './fields.js';

type Path = readonly PropertyKey[];
type Value = string | boolean;

/** Reads a row's `when`: the cohort, and the values of coded fields of the event. */
export function readWhen(
  file: YamlFile,
  at: Path,
  when: WrittenRow['when'],
  event: EventType,
): When {
  let cohort: When['cohort'] = 'any';
  const fields = new Map<string, readonly Value[]>();
  const types = fieldTypesOf(event);
  for (const [name, written] of Object.entries(when)) {
    const values = Array.isArray(written) ? written : [written];
    const path = [...at, name];
    if (name === 'cohort') {
      if (written !== 'any') cohort = readCohort(file, path, values, Array.isArray(written));
      continue;
    }
    const type = types.get(name);
    const allowed = type === undefined ? undefined : valuesOf(type);
    if (allowed === undefined) {
      const known = [
        'cohort',
        ...[...types].filter(([, t]) => valuesOf(t)).map(([field]) => field),
      ];
      file.addKeyFault(
        path,
        `a row of ${event} cannot depend on '${name}'`,
        nearestOf(name, known),
      );
      continue;
    }
    checkValues(file, path, { values, allowed, listed: Array.isArray(written) });
    fields.set(name, values);
  }
  return { cohort, fields };
}

function readCohort(file: YamlFile, path: Path, values: readonly Value[], listed: boolean) {
  const allowed: readonly string[] = listed
    ? ENUMS.CohortCategory
    : ['any', ...ENUMS.CohortCategory];
  checkValues(file, path, { values, allowed, listed });
  return values as readonly CohortCategory[];
}

interface Given {
  readonly values: readonly Value[];
  readonly allowed: readonly Value[];
  readonly listed: boolean;
}

function checkValues(file: YamlFile, path: Path, { values, allowed, listed }: Given): void {
  for (const [index, value] of values.entries()) {
    if (allowed.includes(value)) continue;
    const words = allowed.map(String);
    const message = `'${String(value)}' is none of ${words.join(', ')}`;
    file.addFault(listed ? [...path, index] : path, message, nearestOf(String(value), words));
  }
}

/** undefined: a field whose values cannot be told in advance. */
function valuesOf(type: FieldType): readonly Value[] | undefined {
  if (type.holds === 'enum') return ENUMS[type.name];
  return type.holds === 'flag' ? [true, false] : undefined;
}
