import type { Disclosure } from '@iom/domain';
import { FollowedNDelius } from '../support/ndelius/followed-ndelius.js';
import { sharedIds } from './support/shared-order.js';
import { madeUp } from './support/people.js';
import { registered } from './support/source-records.js';
import { TestBridge } from './support/test-bridge.js';

/** Ids of test/support/ndelius/code-tables.sql. */
const TEAM_IN_GWENT = 1111;
const HOME_VISIT = 125;
const IIOM = 501;
const FIXED = 601;
const ATTENDED = 301;
const MISSED = 311;

describe('a database in the shape of nDelius, followed by Debezium', () => {
  let bridge: TestBridge;
  let delius: FollowedNDelius;
  const person = madeUp(901);

  const contact = (id: number, given: Readonly<Record<string, unknown>> = {}) => ({
    CONTACT_ID: id,
    OFFENDER_ID: person.offenderId,
    CONTACT_DATE: '2026-07-01 00:00',
    CONTACT_START_TIME: '1970-01-01 11:00',
    CONTACT_TYPE_ID: HOME_VISIT,
    NOTES: 'CANARY-NOTE synthetic',
    ...given,
  });
  const enter = async (id: number, given: Readonly<Record<string, unknown>> = {}) => {
    await delius.sql`insert into "CONTACT" ${delius.sql(contact(id, given))}`;
    await delius.isThrough();
  };

  beforeAll(async () => {
    bridge = await TestBridge.start();
    delius = await FollowedNDelius.start(bridge);
    const { sql } = delius;
    await sql`insert into "OFFENDER" ${sql({
      OFFENDER_ID: person.offenderId,
      CRN: person.crn,
      PNC_NUMBER: person.pncId,
      FIRST_NAME: 'Testcase',
      SURNAME: 'Testcase-Surname-CANARY',
      DATE_OF_BIRTH_DATE: '1990-01-15',
      CURRENT_EXCLUSION: 'N',
      CURRENT_RESTRICTION: 'N',
    })}`;
    await sql`insert into "OFFENDER_MANAGER" ${sql({
      OFFENDER_MANAGER_ID: 7701,
      OFFENDER_ID: person.offenderId,
      TEAM_ID: TEAM_IN_GWENT,
      PROBATION_AREA_ID: 1,
      ALLOCATION_DATE: '2026-06-01',
    })}`;
    await sql`insert into "CONTACT" ${sql(contact(1, { CONTACT_OUTCOME_TYPE_ID: ATTENDED }))}`;
    await delius.follow({ referenceKeys: 'table-and-id', numbers: 'string' });
    await delius.isThrough();
  });
  afterAll(async () => {
    await delius?.stop();
    await bridge?.stop();
  });

  it('names every row of a code table as the bridge looks it up', async () => {
    const rows = await bridge.records('reference.probation-wales');
    expect(rows.map(({ key }) => String(key)).toSorted()).toEqual([
      'BOROUGH/11',
      'BOROUGH/12',
      'DISTRICT/111',
      'DISTRICT/121',
      'PROBATION_AREA/1',
      'R_CONTACT_OUTCOME_TYPE/301',
      'R_CONTACT_OUTCOME_TYPE/311',
      'R_CONTACT_OUTCOME_TYPE/321',
      'R_CONTACT_TYPE/124',
      'R_CONTACT_TYPE/125',
      'R_CONTACT_TYPE/161',
      'R_ENFORCEMENT_ACTION/701',
      'R_NSI_TYPE/801',
      'R_REGISTER_TYPE/501',
      'R_STANDARD_REFERENCE_LIST/601',
      'TEAM/1111',
      'TEAM/1211',
    ]);
    expect(rows.every(({ value }) => value !== null)).toBe(true);
  });

  it('makes somebody a nominal of the force of their team, and no news of the contacts that it found', async () => {
    const { sql } = delius;
    await sql`insert into "REGISTRATION" ${sql({
      REGISTRATION_ID: `66${person.offenderId}`,
      OFFENDER_ID: person.offenderId,
      REGISTER_TYPE_ID: IIOM,
      REGISTER_CATEGORY_ID: FIXED,
      REGISTRATION_DATE: '2026-06-01',
    })}`;
    await delius.isThrough();
    expect(await told('gwent-police')).toEqual(['NominalSelected']);
    // nDelius says a registration as a message of its own too, on the same topic.
    await bridge.send([registered(person)]);
    await delius.isThrough();
    expect(await told('gwent-police')).toEqual(['NominalSelected']);
    expect(await bridge.feedback('probation-wales')).toEqual([]);
  });

  it('brings an appointment and a contact that practitioners enter to the right force, and to no other', async () => {
    await enter(2);
    expect(await told('gwent-police')).toEqual(['NominalSelected', 'ContactOffered']);
    await enter(3, { CONTACT_OUTCOME_TYPE_ID: ATTENDED });
    expect(await told('gwent-police')).toEqual([
      'NominalSelected',
      'ContactOffered',
      'ContactRecorded',
    ]);
    const [, , last] = await bridge.received('gwent-police');
    expect(last?.value).toMatchObject({
      person: { pncId: person.pncId },
      kind: 'HOME_VISIT',
      outcome: 'KEPT',
    });
    for (const other of ['north-wales-police', 'south-wales-police', 'dyfed-powys-police']) {
      expect(await told(other)).toEqual([]);
    }
  });

  it('brings a change as a correction and a deletion as a retraction, which are due and do not look like news', async () => {
    const before = await told('gwent-police');
    const { sql } = delius;
    await sql`
      update "CONTACT" set "CONTACT_OUTCOME_TYPE_ID" = ${MISSED}, "ROW_VERSION" = "ROW_VERSION" + 1
      where "CONTACT_ID" = 3`;
    await delius.isThrough();
    expect(await decided('RecordCorrected')).toContain('gwent-police NOTICE_DUE');
    await sql`delete from "CONTACT" where "CONTACT_ID" = 3`;
    await delius.isThrough();
    expect(await decided('RecordRetracted')).toContain('gwent-police NOTICE_DUE');
    expect(await told('gwent-police')).toEqual(before);
  });

  it('renames and removes a code under its own name', async () => {
    const { sql } = delius;
    await sql`update "R_NSI_TYPE" set "CODE" = 'BRES' where "NSI_TYPE_ID" = 801`;
    await sql`delete from "R_NSI_TYPE" where "NSI_TYPE_ID" = 801`;
    await delius.isThrough();
    const rows = await bridge.records('reference.probation-wales');
    const values = rows.filter(({ key }) => String(key) === 'R_NSI_TYPE/801');
    expect(values.map(({ value }) => (value === null ? 'tombstone' : opOf(value)))).toEqual([
      'r',
      'u',
      'd',
      'tombstone',
    ]);
  });

  it('shares nothing twice when its connector has lost its place and begins with a snapshot again', async () => {
    const before = await sharedIds(bridge);
    const snapshotRows = await rowsRead();
    await delius.leave();
    delius.forgetPlace();
    // Debezium's own forms this time: numbers as scale and bytes, rows of code tables under their primary keys.
    await delius.follow({ referenceKeys: 'primary-key', numbers: 'precise' });
    await delius.isThrough();
    expect((await rowsRead()) - snapshotRows).toBe(5);
    expect(await sharedIds(bridge)).toEqual(before);
  });

  it('reads the forms that Debezium uses by itself', async () => {
    const { sql } = delius;
    await sql`insert into "R_CONTACT_TYPE" ${sql({
      CONTACT_TYPE_ID: 127,
      CODE: 'COHV',
      DESCRIPTION: 'First appointment, home',
      ATTENDANCE_CONTACT: 'Y',
      DPA_EXCLUDE: 'N',
    })}`;
    await enter(4, { CONTACT_TYPE_ID: 127, CONTACT_OUTCOME_TYPE_ID: MISSED });
    expect(await told('gwent-police')).toEqual([
      'NominalSelected',
      'ContactOffered',
      'ContactRecorded',
      'ContactRecorded',
    ]);
    const rows = (await bridge.records('source.probation-wales')).map(({ value }) => String(value));
    expect(rows.some((row) => row.includes('"CONTACT_ID":{"scale":0,'))).toBe(true);
    expect(await bridge.feedback('probation-wales')).toEqual([]);
  });

  /** How many rows snapshots have brought. */
  async function rowsRead(): Promise<number> {
    const records = await bridge.records('source.probation-wales');
    return records.filter(({ value }) => value !== null && opOf(value) === 'r').length;
  }

  /** Types of what an organisation has received, in order. */
  async function told(org: string): Promise<string[]> {
    const received = await bridge.received(org);
    return received.map(({ headers }) => String(headers['ce_type']).replace('uk.iom.', ''));
  }

  /** What was decided about events of a type, for whom. */
  async function decided(type: string): Promise<string[]> {
    const records = await bridge.records('iom.disclosures');
    return records
      .map(({ value }) => bridge.bridge.codec.decode<Disclosure>(value as Buffer).value)
      .filter(({ eventType }) => eventType === type)
      .flatMap(({ decisions }) =>
        decisions.map(({ recipient, outcome }) => `${recipient} ${outcome}`),
      );
  }
});

function opOf(value: Buffer): unknown {
  return (JSON.parse(String(value)) as { readonly op: unknown }).op;
}
