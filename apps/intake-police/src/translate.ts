import { isObject, type JsonObject, parseJson } from '@iom/codec';
import type { Observed } from '@iom/domain';
import { withCauseOnEnvelope } from './contract/copied.js';
import { readDeletion } from './contract/deletion.js';
import { type CarriedEntity, isCarried } from './contract/entities.js';
import type { Fault } from './contract/fault.js';
import { CARRIERS } from './mapping/carriers.js';
import { personBehind } from './mapping/person.js';
import { takenBack } from './mapping/taken-back.js';
import { readableOf } from './reading/readable.js';
import { salvage } from './reading/salvage.js';
import type { MarkingFault } from './screening/marking.js';
import { type Refused, refusalOf } from './screening/refusal.js';
import { refusalOfBroken } from './screening/screen-broken.js';
import { screen } from './screening/screen.js';
import type { Context, SourceRecord } from './source-record.js';
import type { Translation } from './translation.js';
import { refused, setAside } from './unusable.js';

const NO_ENTITY: Fault = { reason: 'WRONG_SHAPE', fieldPath: 'entity' };

/**
 * What one record of a force means in the bridge's own words. Total: whatever the bytes are, the answer is events, a word to
 * the producer, or a reason for passing it over; it never throws.
 *
 * Refusals come first, so that nothing of a record that should not have been sent is looked at any further.
 */
export function translate(record: SourceRecord, context: Context): Translation {
  if (record.value === null) {
    return { observed: [], feedback: [], skipped: 'TOMBSTONE', entity: null };
  }
  const json = parseJson(record.value);
  if (json === undefined) return broken(record, record.value, context);
  return isObject(json)
    ? translateChange(json, record, context)
    : translateOther(json, record, context);
}

/** JSON that is no object; what should not have been sent may lie in a list as well. */
function translateOther(json: unknown, record: SourceRecord, context: Context): Translation {
  const { refusal } = screen({ list: json });
  const about = { record, entity: null, readable: readableOf(null, record.key) };
  return refusal === null
    ? setAside({ reason: 'WRONG_SHAPE', fieldPath: null }, about, context)
    : refused({ reason: refusal, fieldPath: null }, about, context);
}

function translateChange(written: JsonObject, record: SourceRecord, context: Context): Translation {
  const { refusal, json, contradiction } = screen(written);
  const entity = entityOf(json);
  const why = refusal === null ? refusalOf(json, context) : forWhatItHolds(refusal);
  if (why !== null)
    return refused(why, { record, entity, readable: readableOf(json, null) }, context);

  const read =
    contradiction === null
      ? eventOf(entity, json, context)
      : ({ reason: 'WRONG_SHAPE', fieldPath: contradiction } as const);
  if ('type' in read) return says(read, entity);
  const deletion = deletionIn(json, { record, entity }, context);
  return deletion === null
    ? setAside(read, { record, entity, readable: readableOf(json, record.key) }, context)
    : says(deletion, entity);
}

/** Where something covert lay is not said: the name of the field could itself be covert. */
function forWhatItHolds(reason: MarkingFault): Refused {
  return { reason, fieldPath: reason === 'MARKING_TOO_HIGH' ? 'marking' : null };
}

function says(event: Observed, entity: CarriedEntity | null): Translation {
  return { observed: [event], feedback: [], skipped: null, entity };
}

function eventOf(entity: CarriedEntity | null, json: JsonObject, context: Context) {
  return entity === null ? NO_ENTITY : CARRIERS[entity](withCauseOnEnvelope(json), context);
}

/** A deletion takes something back, so it never waits for what else is wrong with it. */
function deletionIn(
  json: JsonObject,
  { record, entity }: { readonly record: SourceRecord; readonly entity: string | null },
  context: Context,
): Observed | null {
  const { org, observedAt } = context;
  const deletion = readDeletion(json, observedAt);
  if (deletion === null) return null;
  const person = personBehind(readableOf(json, record.key), org.id, observedAt);
  return takenBack(deletion, { entity, person }, context);
}

function broken(record: SourceRecord, bytes: Buffer, context: Context): Translation {
  const { json, fields } = salvage(bytes);
  const why = refusalOfBroken(fields);
  const entity = null;
  if (why !== null)
    return refused(why, { record, entity, readable: readableOf(json, null) }, context);
  const fault = { reason: 'NOT_JSON', fieldPath: null } as const;
  return setAside(fault, { record, entity, readable: readableOf(json, record.key) }, context);
}

/** The name of a listed entity. Any other text could be anything, so it goes nowhere, not even into a count. */
function entityOf({ entity }: JsonObject): CarriedEntity | null {
  return typeof entity === 'string' && isCarried(entity) ? entity : null;
}
