import type { Observed } from '@iom/domain';
import type { z } from 'zod';
import { faultOf } from '../reading/fault.js';
import { readFlag } from '../reading/flag.js';
import { fails, type Reading, says, type Subject } from '../reading.js';
import { isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalName, optionalWall, optionalWhole, rowOf, whole, yesNo } from './columns.js';
import { dayOrNull } from './day.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

/** In the order in which an address is written. */
const LINES = [
  'BUILDING_NAME',
  'ADDRESS_NUMBER',
  'STREET_NAME',
  'DISTRICT',
  'TOWN_CITY',
  'COUNTY',
  'POSTCODE',
] as const;

const AddressRow = rowOf({
  OFFENDER_ID: whole,
  BUILDING_NAME: optionalName,
  ADDRESS_NUMBER: optionalName,
  STREET_NAME: optionalName,
  DISTRICT: optionalName,
  TOWN_CITY: optionalName,
  COUNTY: optionalName,
  POSTCODE: optionalName,
  ADDRESS_STATUS_ID: optionalWhole,
  NO_FIXED_ABODE: yesNo,
  START_DATE: optionalWall,
  END_DATE: optionalWall,
});
type AddressRow = z.output<typeof AddressRow>;

/** Where somebody lives, by probation's record of addresses. */
export function readAddress(identified: Identified, subject: Subject, context: Context): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = AddressRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const statusCode = listedCodeAt(context.reference, data.ADDRESS_STATUS_ID, 'ADDRESS_STATUS_ID');
  if (isCodeFault(statusCode)) return fails(subject, statusCode);
  const noFixedAbode = readFlag(data.NO_FIXED_ABODE) ?? null;
  const event: Observed<'AddressReported'> = {
    type: 'AddressReported',
    meta: rowMeta(identified, { type: 'AddressReported' }, context),
    person: personOfOffender(data.OFFENDER_ID),
    address: noFixedAbode === true ? null : addressOf(data),
    noFixedAbode,
    statusCode,
    // Whether anybody has been there the row does not say.
    confidence: 'UNKNOWN',
    from: dayOrNull(data.START_DATE),
    until: dayOrNull(data.END_DATE),
  };
  return says(subject, [event]);
}

function addressOf(row: AddressRow): string | null {
  const lines = LINES.map((line) => row[line]).filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join('\n');
}
