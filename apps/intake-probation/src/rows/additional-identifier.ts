import { IDENTIFIER_TYPES } from '../codes/identifier-types.js';
import { readWhole } from '../reading/whole-number.js';
import { passesOver, type Reading, type Subject } from '../reading.js';
import { codeOf } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import type { Identified } from './row-meta.js';

/**
 * Other names that somebody goes by in other systems. Whatever they are, none is one by which the bridge knows people: so
 * none waits for its code, and one of a kind that no list has is only remarked upon.
 */
export function readAdditionalIdentifier(
  { change }: Identified,
  subject: Subject,
  { reference }: Context,
): Reading {
  const reading = passesOver(subject, 'IDENTIFIER_LINKS_NOBODY');
  const row = reference.get(
    `R_STANDARD_REFERENCE_LIST/${String(readWhole(change.row['IDENTIFIER_NAME_ID']))}`,
  );
  const code = row ? codeOf(row) : null;
  const isKnown = code === null || IDENTIFIER_TYPES.has(code.toUpperCase());
  return isKnown ? reading : { ...reading, remarks: ['IDENTIFIER_TYPE_NOT_KNOWN'] };
}
