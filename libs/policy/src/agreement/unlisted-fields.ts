import type { EventType } from '@iom/domain';
import type { AgreementSet } from './agreement.js';
import { fieldsOf } from './fields.js';

/** A row that has no word on some fields: they are withheld, and somebody should say so. */
export interface UnlistedFields {
  readonly path: string;
  readonly rule: string;
  readonly event: EventType;
  readonly fields: readonly string[];
}

/** The rows that leave governed fields unmentioned. */
export function unlistedFields({ agreements }: AgreementSet): readonly UnlistedFields[] {
  return agreements.flatMap(({ path, share }) =>
    share
      .map(({ rule, event, fields }) => ({
        path,
        rule,
        event,
        fields: fieldsOf(event).filter((field) => !fields.has(field)),
      }))
      .filter((row) => row.fields.length > 0),
  );
}
