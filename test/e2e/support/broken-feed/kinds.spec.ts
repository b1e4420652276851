import { readFileSync } from 'node:fs';
import { sourceTopic } from '@iom/event-log';
import { translate as translatePolice } from '../../../../apps/intake-police/src/translate.js';
import { parseCodes } from '../../../../apps/intake-probation/src/codes/deployment-codes.js';
import { readReferenceRow } from '../../../../apps/intake-probation/src/reference/read-reference-row.js';
import { translate as translateProbation } from '../../../../apps/intake-probation/src/translate.js';
import { codeTables, DEPLOYMENT } from '../code-tables.js';
import { madeUp } from '../people.js';
import type { BadKind } from './bad-kind.js';
import { KNOWN_ROWS, LATE_ROWS } from './code-rows.js';
import { KINDS } from './kinds.js';

const CODES = 'agreements/codes.yaml';
const codes = parseCodes(readFileSync(CODES, 'utf8'), CODES);
const OBSERVED_AT = Date.UTC(2026, 6, 3) * 1_000;
const OCCASION = {
  person: madeUp(300),
  number: '5001',
  wallMs: Date.UTC(2026, 6, 1, 9),
  knownContactId: '5000',
};

const tableOf = (rows: typeof KNOWN_ROWS) =>
  new Map(rows.map(({ key, value }) => [String(key), readReferenceRow(value as Buffer) ?? {}]));
const known = tableOf([...codeTables().records, ...KNOWN_ROWS]);
const all = new Map([...known, ...tableOf(LATE_ROWS)]);

/** What the intake of its side makes of it. */
function intakeSays(kind: BadKind, reference = known) {
  const { topic, value, key } = kind.spoil(OCCASION);
  const org = DEPLOYMENT.organisations.find(({ id }) => sourceTopic(id) === topic);
  if (org === undefined) throw new Error(`${topic} is no source`);
  const place = { topic, partition: 0, offset: 7, value };
  const context = { org, deployment: DEPLOYMENT, observedAt: OBSERVED_AT };
  return kind.side === 'police'
    ? translatePolice({ ...place, key: key === null ? null : Buffer.from(key) }, context)
    : translateProbation({ ...place, timestampMs: 0 }, { ...context, codes, reference });
}

describe('the kinds of the broken feed', () => {
  it('are many, and each has a name of its own', () => {
    const names = KINDS.map((kind) => `${kind.side}: ${kind.name}`);
    expect(new Set(names).size).toBe(KINDS.length);
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(KINDS.map((kind) => [`${kind.side}: ${kind.name}`, kind] as const))(
    '%s: is what its line says',
    (_, kind) => {
      const { observed, feedback } = intakeSays(kind);
      const setAside = observed.filter(({ type }) => type === 'RecordSetAside');
      expect(feedback.map(({ status }) => status)).toEqual(
        { 'set-aside': ['QUARANTINED'], refused: ['DISCARDED'], 'passed-over': [] }[kind.fate],
      );
      expect(setAside).toHaveLength(kind.fate === 'set-aside' ? 1 : 0);
      if (kind.fate === 'passed-over') return;
      expect(feedback).toMatchObject([{ reasonCode: kind.reason, fieldPath: kind.fieldPath }]);
      const named = setAside.flatMap(({ person }) =>
        [person.crn, person.offenderId, person.nicheNominalId, person.sameAsRecord].filter(Boolean),
      );
      expect(named.length > 0).toBe(kind.fate === 'set-aside' && kind.isOfSomebody);
    },
  );

  it('can be read where the code row that they waited for has come', () => {
    const late = KINDS.filter((kind) => kind.fate === 'set-aside' && kind.remedy.by === 'code-row');
    expect(late).toHaveLength(LATE_ROWS.length);
    for (const kind of late) expect(intakeSays(kind, all).feedback).toEqual([]);
  });
});
