import { type Wall, instantOf, localText, SECOND } from './calendar.js';
import type { Random } from './random.js';

/** How one row is written down: nDelius' rows reach the topic by connectors of several makes and settings. */
export interface RowStyle {
  readonly withSchema: boolean;
  readonly numbers: 'text' | 'number' | 'scaled';
  readonly dates: 'milliseconds' | 'text';
  readonly flags: 'number' | 'text' | 'words';
}

/** What a column can hold. */
export type Cell = string | number | null | { readonly scale: 0; readonly value: string };
export type Row = Readonly<Record<string, Cell>>;

export interface RowChange {
  readonly table: string;
  /** Of the row: `CONTACT_ID` and its value. */
  readonly key: readonly [column: string, id: number];
  readonly op: 'c' | 'u' | 'd' | 'r';
  readonly before?: Row | null;
  readonly after: Row | null;
  readonly committed: Wall;
  /** Tells apart what is committed in the same second. */
  readonly place: number;
}

const SCN_EPOCH = Date.UTC(2025, 0, 1);
const PLACES = 10_000_000;
/** How long after its commit the connector hands a change over. */
const CONNECTOR_LAG_MS = 850;

export function rowStyle(random: Random): RowStyle {
  return {
    withSchema: random.chance(0.15),
    numbers: random.pick(['text', 'text', 'text', 'number', 'scaled']),
    dates: random.chance(0.8) ? 'milliseconds' : 'text',
    flags: random.pick(['number', 'number', 'text', 'words']),
  };
}

/** An Oracle NUMBER: text, a number, or Debezium's variable scale decimal (base64 of the two's complement, big-endian). */
export function number(style: RowStyle, value: number): Cell {
  if (style.numbers === 'text') return String(value);
  if (style.numbers === 'number') return value;
  let hex = value.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  if (Number.parseInt(hex.slice(0, 2), 16) > 127) hex = `00${hex}`;
  return { scale: 0, value: Buffer.from(hex, 'hex').toString('base64') };
}

/** An Oracle DATE: the wall's time as if it were UTC, in milliseconds, or ISO without a zone. */
export function date(style: RowStyle, wall: Wall | null): Cell {
  if (wall === null) return null;
  return style.dates === 'milliseconds' ? wall : localText(wall);
}

/** SOFT_DELETED, ACTIVE_FLAG. */
export function flag(style: RowStyle, set: boolean): Cell {
  if (style.flags === 'words') return set ? 'TRUE' : 'FALSE';
  return style.flags === 'number' ? Number(set) : String(Number(set));
}

/** A change in Debezium's envelope, as the bytes that arrive. */
export function rowChange(style: RowStyle, change: RowChange): { key: string; value: Buffer } {
  const { table, op, before = null, after, place } = change;
  const committed = instantOf(change.committed);
  const payload = {
    before,
    after,
    source: {
      connector: 'oracle',
      schema: 'DELIUS_APP_SCHEMA',
      table,
      scn: String(((committed - SCN_EPOCH) / SECOND) * PLACES + place),
      ts_ms: committed,
      snapshot: op === 'r' ? 'true' : 'false',
    },
    op,
    ts_ms: committed + CONNECTOR_LAG_MS,
  };
  const message = style.withSchema ? { schema: schemaOf(table), payload } : payload;
  return { key: rowKey(change.key), value: Buffer.from(JSON.stringify(message)) };
}

export function rowKey([column, id]: readonly [column: string, id: number]): string {
  return JSON.stringify({ [column]: String(id) });
}

/** As much of Debezium's schema as shows that it is one: nobody reads it. */
function schemaOf(table: string): object {
  const row = { type: 'struct', fields: [], optional: true, name: `delius.${table}.Value` };
  return {
    type: 'struct',
    fields: [
      { ...row, field: 'before' },
      { ...row, field: 'after' },
      { type: 'string', optional: false, field: 'op' },
    ],
    optional: false,
    name: `delius.${table}.Envelope`,
  };
}
