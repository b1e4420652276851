import { createHash } from 'node:crypto';
import { EVENT_TYPES, type EventType, type Organisation } from '@iom/domain';
import type { Fault } from '../text/fault.js';
import { nearestOf } from '../text/nearest.js';
import type { Result } from '../text/result.js';
import { YamlFile } from '../text/yaml-file.js';
import type { Agreement, FieldRule, ShareRow } from './agreement.js';
import {
  AgreementShape,
  WORDS,
  type WrittenAgreement,
  type WrittenRow,
} from './agreement.shape.js';
import { checkEnds } from './check-ends.js';
import { fieldsOf } from './fields.js';
import { readFieldRule } from './read-field-rule.js';
import { readWhen } from './read-when.js';

/**
 * What no row could share: the bridge's own business, notices that go to whoever had the original, what a decision makes of
 * itself, and what is shared in sums only.
 */
const NEVER_BY_ROW: ReadonlySet<EventType> = new Set([
  'RecordSetAside',
  'SetAsideSettled',
  'RecordCorrected',
  'RecordRetracted',
  'AccessEnded',
  'DutyContactRequested',
  'ClockTicked',
  'EmbargoLifted',
  'CopyDeclared',
  'RecordsLinked',
  'RecordsUnlinked',
  'LinkOrdered',
  'OutcomeMeasured',
]);
const SHAREABLE = EVENT_TYPES.filter((type) => !NEVER_BY_ROW.has(type));

/** Reads one agreement's file. Names everything that is wrong with it at once, each with the nearest valid name. */
export function parseAgreement(
  content: string,
  path: string,
  organisations: readonly Organisation[],
): Result<Agreement, Fault[]> {
  const file = new YamlFile(content, path);
  const written = file.shapedBy(AgreementShape, WORDS);
  if (written === undefined) return { ok: false, error: [...file.faults] };
  checkParties(file, written, organisations);
  checkAreas(file, written, organisations);
  checkDays(file, written);
  checkEnds(file, written);
  const name = `${written.id}:${written.version}`;
  const share = written.share.map((row, index) => readRow(file, { row, index, name, written }));
  if (file.faults.length > 0) return { ok: false, error: [...file.faults] };
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { ok: true, value: { ...written, share, sha256, path } };
}

interface RowToRead {
  readonly row: WrittenRow;
  readonly index: number;
  readonly name: string;
  readonly written: WrittenAgreement;
}

function readRow(file: YamlFile, { row, index, name, written }: RowToRead): ShareRow {
  const at = ['share', index];
  for (const side of ['from', 'to'] as const) {
    const org = row[side];
    if (!written.parties.includes(org)) {
      const nearest = nearestOf(org, written.parties);
      file.addFault([...at, side], `'${org}' is no party to this agreement`, nearest);
    }
  }
  if (row.from === row.to) file.addFault([...at, 'to'], 'nobody shares with itself');
  const event = SHAREABLE.find((type) => type === row.event);
  if (event === undefined) {
    const message = `'${row.event}' is no event that can be shared`;
    file.addFault([...at, 'event'], message, nearestOf(row.event, SHAREABLE));
  }
  if (row.preCohort && event !== undefined && event !== 'NominalNominated') {
    const message = 'only a nomination is told of somebody who is not on IOM';
    file.addFault([...at, 'preCohort'], message);
  }
  const type = event ?? 'ContactRecorded';
  const fields = event === undefined ? new Map() : readFields(file, [...at, 'fields'], row, event);
  const when = event === undefined ? {} : row.when;
  return {
    from: row.from,
    to: row.to,
    event: type,
    when: readWhen(file, [...at, 'when'], when, type),
    limited: row.limited === 'pointer' ? 'POINTER' : 'WITHHOLD',
    preCohort: row.preCohort,
    fields,
    rule: `${name}#share[${index}]`,
  };
}

function readFields(
  file: YamlFile,
  at: readonly PropertyKey[],
  row: WrittenRow,
  event: EventType,
): ReadonlyMap<string, FieldRule> {
  const governed = fieldsOf(event);
  const rules = new Map<string, FieldRule>();
  for (const [field, written] of Object.entries(row.fields)) {
    const path = [...at, field];
    if (!governed.includes(field)) {
      file.addKeyFault(path, `${event} has no field '${field}'`, nearestOf(field, governed));
      continue;
    }
    const rule = readFieldRule(file, path, field, written);
    if (rule !== undefined) rules.set(field, rule);
  }
  return rules;
}

function checkParties(
  file: YamlFile,
  { parties }: WrittenAgreement,
  organisations: readonly Organisation[],
): void {
  const ids = organisations.map(({ id }) => id);
  for (const [index, party] of parties.entries()) {
    if (!ids.includes(party)) {
      const message = `'${party}' is no organisation of this deployment`;
      file.addFault(['parties', index], message, nearestOf(party, ids));
    }
    if (parties.indexOf(party) < index)
      file.addFault(['parties', index], `'${party}' is named twice`);
  }
}

function checkAreas(
  file: YamlFile,
  { areas, parties }: WrittenAgreement,
  organisations: readonly Organisation[],
): void {
  const among = organisations.filter(({ id }) => parties.includes(id));
  const probation = among.filter(({ kind }) => kind === 'probation').map(({ id }) => id);
  for (const [org, units] of Object.entries(areas)) {
    if (!probation.includes(org)) {
      const message = `'${org}' is no probation party to this agreement`;
      file.addKeyFault(['areas', org], message, nearestOf(org, probation));
      continue;
    }
    const known = among.flatMap((party) => party.areas[org] ?? []);
    for (const [index, unit] of units.entries()) {
      if (known.includes(unit)) continue;
      const message = `'${unit}' lies in the area of no police party to this agreement`;
      file.addFault(['areas', org, index], message, nearestOf(unit, known));
    }
  }
}

function checkDays(file: YamlFile, { inForce }: WrittenAgreement): void {
  const { from, until, reviewBy } = inForce;
  if (until < from) file.addFault(['inForce', 'until'], 'an agreement ends after it has begun');
  if (reviewBy < from)
    file.addFault(['inForce', 'reviewBy'], 'a review is due after the beginning');
}
