import { isObject, type JsonObject, valueAt } from '@iom/codec';
import { type Micros, isPlausibleTime } from '@iom/domain';
import type { Fault } from '../reading/fault.js';
import { readWhole } from '../reading/whole-number.js';
import type { SourceRecord } from '../source-record.js';
import { withUpperCaseNames } from './payload.js';

/** One change of one row of nDelius. */
export interface Change {
  /** The row as it is now; of a deleted row, as it last was. */
  readonly row: JsonObject;
  readonly before: JsonObject | null;
  readonly isDeleted: boolean;
  /** Read from a snapshot: current state, and no news. */
  readonly isSnapshot: boolean;
  /** null: the record says neither the row's version nor its place in the database's log. */
  readonly version: string | null;
  readonly committedAt: Micros;
}

/** What can be made out of a change whose operation is not one of the four. */
export type ChangeReading =
  | { readonly what: 'change'; readonly table: string; readonly change: Change }
  | { readonly what: 'skip'; readonly table: string | null }
  | {
      readonly what: 'fault';
      readonly fault: Fault;
      readonly table: string | null;
      readonly row: JsonObject;
    };

const OPERATIONS: ReadonlySet<unknown> = new Set(['c', 'u', 'd', 'r']);
/** Truncations and messages of the connector concern no row. */
const ABOUT_NO_ROW: ReadonlySet<unknown> = new Set(['t', 'm']);

/** Whether a JSON object is a change of a row at all. */
export function isChange(json: JsonObject): boolean {
  return 'op' in json || ('source' in json && ('after' in json || 'before' in json));
}

export function readChange(json: JsonObject, record: SourceRecord): ChangeReading {
  const { op } = json;
  const named = valueAt(json, ['source', 'table']);
  const table = typeof named === 'string' ? named.trim().toUpperCase() : null;
  if (ABOUT_NO_ROW.has(op)) return { what: 'skip', table };

  const before = rowOf(json['before']);
  const after = rowOf(json['after']);
  const row = (op === 'd' ? before : after) ?? {};
  const faultAt = (fieldPath: string): ChangeReading => ({
    what: 'fault',
    fault: { reason: 'WRONG_SHAPE', fieldPath },
    table,
    row: after ?? before ?? {},
  });
  if (table === null) return faultAt('source.table');
  if (!OPERATIONS.has(op)) return faultAt('op');
  if (op === 'd' && before === null) return faultAt('before');
  if (op !== 'd' && after === null) return faultAt('after');
  const isDeleted = op === 'd';
  return {
    what: 'change',
    table,
    change: {
      row,
      before,
      isDeleted,
      isSnapshot: op === 'r',
      version: versionOf(row, json, isDeleted),
      committedAt: committedAt(json, record),
    },
  };
}

function rowOf(value: unknown): JsonObject | null {
  return isObject(value) ? withUpperCaseNames(value) : null;
}

/**
 * ROW_VERSION counts the changes of a row, and the last image of a deleted one still bears the number of the change before:
 * so its deletion counts as one more. Without it, the place in the database's log orders a row's changes as well.
 */
function versionOf(row: JsonObject, json: JsonObject, isDeleted: boolean): string | null {
  const rowVersion = readWhole(row['ROW_VERSION']);
  if (typeof rowVersion === 'string') {
    return isDeleted ? (BigInt(rowVersion) + 1n).toString() : rowVersion;
  }
  const source = valueAt(json, ['source']);
  // Oracle's place in the log is an scn, PostgreSQL's an lsn.
  return readWhole(valueAt(source, ['scn'])) ?? readWhole(valueAt(source, ['lsn'])) ?? null;
}

function committedAt(json: JsonObject, { timestampMs }: SourceRecord): Micros {
  const said = [valueAt(json, ['source', 'ts_ms']), json['ts_ms'], timestampMs];
  const ms = said
    .map((value) => Number(readWhole(value) ?? Number.NaN))
    .find((each) => each > 0 && isPlausibleTime(each * 1_000));
  return (ms ?? 0) * 1_000;
}
