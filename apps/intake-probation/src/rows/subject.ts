import type { JsonObject } from '@iom/codec';
import { idColumnOf, isCarriedTable } from '../codes/known-tables.js';
import { readWhole } from '../reading/whole-number.js';
import type { Subject } from '../reading.js';
import { personOfContact, personOfRow } from './person.js';

/** What a change is about, as far as that can be made out. */
export function subjectOf(table: string | null, row: JsonObject, version: string | null): Subject {
  const carried = table !== null && isCarriedTable(table) ? table : null;
  const id = carried === null ? null : readWhole(row[idColumnOf(carried)]);
  return {
    recordId: id ? `${carried}/${id}` : null,
    version,
    entity: carried,
    person: carried === 'ENFORCEMENT' ? personOfContact(row) : personOfRow(row),
  };
}
