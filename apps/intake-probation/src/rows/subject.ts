import { isCarriedTable, isListedTable } from '../codes/known-tables.js';
import type { JsonObject } from '../reading/json.js';
import { readWhole } from '../reading/whole-number.js';
import type { Subject } from '../reading.js';
import { personOfRow } from './person.js';

/** What a change is about, as far as that can be made out. */
export function subjectOf(table: string | null, row: JsonObject, version: string | null): Subject {
  const id = table !== null && isCarriedTable(table) ? readWhole(row[`${table}_ID`]) : null;
  return {
    recordId: id ? `${table}/${id}` : null,
    version,
    entity: table !== null && isListedTable(table) ? table : null,
    person: personOfRow(row),
  };
}
