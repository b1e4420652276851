import { readFileSync } from 'node:fs';
import type { Organisation } from '@iom/domain';
import type { OutgoingRecord } from '@iom/event-log';
import { parseDeployment } from '@iom/policy';
import type { FeedStep } from './generate-feed.js';

type Json = Readonly<Record<string, unknown>>;

const ORGANISATIONS_FILE = 'agreements/organisations.yaml';

/** The organisations of Wales, as this repository deploys them. */
export const WALES: readonly Organisation[] = welshOrganisations();

export function recordsOf(steps: Iterable<FeedStep>): readonly OutgoingRecord[] {
  return [...steps].filter(({ reference }) => !reference).flatMap(({ records }) => records);
}

export function isProbationRecord({ topic }: OutgoingRecord): boolean {
  return topic === 'source.probation-wales';
}

/** A record's JSON; undefined of a tombstone and of what is no JSON. */
export function jsonOf({ value }: OutgoingRecord): Json | undefined {
  if (value === null) return undefined;
  try {
    return asObject(JSON.parse(value.toString()));
  } catch {
    return undefined;
  }
}

/** The Debezium payload of a row change, out of its wrapper if it has one. */
export function rowChangeOf(record: OutgoingRecord): Json | undefined {
  const json = jsonOf(record);
  const payload = asObject(json?.['payload']) ?? json;
  return payload?.['source'] === undefined ? undefined : payload;
}

/** The changes of one table's rows. */
export function rowsOf(
  records: readonly OutgoingRecord[],
  table: string,
): readonly { readonly op: unknown; readonly scn: string; readonly row: Json }[] {
  return records.flatMap((record) => {
    const change = rowChangeOf(record);
    const source = asObject(change?.['source']);
    const row = asObject(change?.['after']) ?? asObject(change?.['before']);
    return source?.['table'] === table && row
      ? [{ op: change?.['op'], scn: String(source['scn']), row }]
      : [];
  });
}

/** Where in the source's order of commits a row change stands. */
export function scnOf(record: OutgoingRecord): number | undefined {
  const scn = asObject(rowChangeOf(record)?.['source'])?.['scn'];
  return scn === undefined ? undefined : Number(scn);
}

/** A domain event, out of its queue's envelope if it came in one. */
export function domainEventOf(record: OutgoingRecord): Json | undefined {
  const json = jsonOf(record);
  if (json?.['Type'] !== 'Notification') return json?.['eventType'] ? json : undefined;
  const message = json['Message'];
  return asObject(typeof message === 'string' ? JSON.parse(message) : message);
}

/** The number in a cell, in whatever form it came. */
export function numberIn(cell: unknown): number {
  const scaled = asObject(cell)?.['value'];
  if (typeof scaled !== 'string') return Number(cell);
  return Number(BigInt(`0x${Buffer.from(scaled, 'base64').toString('hex')}`));
}

/** The time on the wall in a cell, in whichever form it came. */
export function wallIn(cell: unknown): number {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' ? Date.parse(`${cell}Z`) : Number.NaN;
}

export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

function welshOrganisations(): readonly Organisation[] {
  const parsed = parseDeployment(readFileSync(ORGANISATIONS_FILE, 'utf8'), ORGANISATIONS_FILE);
  if (!parsed.ok) throw new Error(`${ORGANISATIONS_FILE} cannot be read`);
  return parsed.value.organisations;
}
