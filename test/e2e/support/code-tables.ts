import { readFileSync } from 'node:fs';
import { parseDeployment } from '@iom/policy';
import { type FeedStep, generateFeed } from '../../../apps/iom/src/feed/index.js';

const path = 'agreements/organisations.yaml';
const parsed = parseDeployment(readFileSync(path, 'utf8'), path);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));

/** The deployment of this repository. */
export const DEPLOYMENT = parsed.value;

/** The synthetic code tables of nDelius, as the feed sends them first. */
export function codeTables(): FeedStep {
  const [first] = generateFeed({
    seed: 'tables',
    events: 0,
    organisations: DEPLOYMENT.organisations,
  });
  if (first === undefined) throw new Error('A feed without code tables');
  return first;
}

type Row = Readonly<Record<string, unknown>>;

function rows(table: string): Row[] {
  return codeTables().records.flatMap(({ value }) => {
    const message = JSON.parse(String(value)) as { payload?: Envelope } & Envelope;
    const { source, after } = message.payload ?? message;
    return source.table === table ? [after] : [];
  });
}

interface Envelope {
  readonly source: { readonly table: string };
  readonly after: Row;
}

const idOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { value: base64 } = value as { readonly value: string };
  return BigInt(`0x${Buffer.from(base64, 'base64').toString('hex')}`).toString();
};

/** The id of a contact type by its code. */
export function contactTypeId(code: string): string {
  return idOf(rows('R_CONTACT_TYPE').find((row) => row['CODE'] === code)?.['CONTACT_TYPE_ID']);
}

/** The id of an outcome by its code. */
export function outcomeId(code: string): string {
  return idOf(
    rows('R_CONTACT_OUTCOME_TYPE').find((row) => row['CODE'] === code)?.['CONTACT_OUTCOME_TYPE_ID'],
  );
}

/** The id of a team that belongs to a probation delivery unit. */
export function teamIdIn(pdu: string): string {
  const borough = rows('BOROUGH').find((row) => row['CODE'] === pdu);
  const districts = rows('DISTRICT').filter(
    (row) => idOf(row['BOROUGH_ID']) === idOf(borough?.['BOROUGH_ID']),
  );
  const ids = new Set(districts.map((row) => idOf(row['DISTRICT_ID'])));
  return idOf(rows('TEAM').find((row) => ids.has(idOf(row['DISTRICT_ID'])))?.['TEAM_ID']);
}
