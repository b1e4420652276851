import { type JsonObject, isObject } from '@iom/codec';
import { isCarried } from '../contract/entities.js';
import type { Context } from '../source-record.js';
import type { Refusal } from '../translation.js';
import { isCovertName } from './covert.js';
import { markingFaultOf } from './marking.js';
import { wordsOf } from './words.js';

const MARKINGS: ReadonlySet<string> = new Set(['OFFICIAL', 'OFFICIAL-SENSITIVE']);

export interface Refused {
  readonly reason: Refusal;
  /** A field of the contract: the name of any other could itself be what should not have been sent. */
  readonly fieldPath: string | null;
}

/**
 * Why a record is not for the bridge, by what it says of itself; null: nothing speaks against it. A field without a value is
 * no reason: its record is put right and comes again.
 */
export function refusalOf(json: JsonObject, { org }: Context): Refused | null {
  const { force, marking, entity } = json;
  if (isForce(force) && String(force).trim() !== org.code) {
    return { reason: 'WRONG_FORCE', fieldPath: 'force' };
  }
  if (isText(marking) && !MARKINGS.has(marking)) {
    return { reason: markingFaultOf(marking) ?? 'MARKING_TOO_HIGH', fieldPath: 'marking' };
  }
  if (isText(entity) && !isCarried(entity)) {
    const reason = isCovertName(wordsOf(entity)) ? 'COVERT_MATERIAL' : 'UNLISTED_ENTITY';
    return { reason, fieldPath: 'entity' };
  }
  return isUnreleased(json) ? { reason: 'NOT_RELEASED', fieldPath: 'record' } : null;
}

/** Without a word of who released which text, and when, to partners, it is no product but the report itself. */
function isUnreleased({ entity, operation, record }: JsonObject): boolean {
  if (entity !== 'IntelligenceReport' || operation === 'deleted' || !isObject(record)) return false;
  const { releasedBy, disseminatedAt, sanitisedText } = record;
  const isReleasedBySomebody = isObject(releasedBy)
    ? Object.values(releasedBy).some(isValue)
    : isValue(releasedBy);
  return !isReleasedBySomebody || !isValue(disseminatedAt) || !isValue(sanitisedText);
}

function isForce(value: unknown): value is string | number {
  return isText(value) || typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** `""`, null and nothing at all mean the same. */
function isValue(value: unknown): boolean {
  return typeof value === 'string' ? isText(value) : value !== null && value !== undefined;
}
