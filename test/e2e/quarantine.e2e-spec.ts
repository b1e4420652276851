import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCommand } from '@iom/codec';
import { COMMANDS, type OutgoingRecord, referenceTopic } from '@iom/event-log';
import { operator, until } from '@iom/testing';
import { SANDBOX_OPERATOR } from '../../apps/iom/src/access/sandbox-operator.js';
import { codeTables, contactTypeId, outcomeId } from './support/code-tables.js';
import { madeUp } from './support/people.js';
import { becomesNominal, contactRow, officerContact } from './support/source-records.js';
import { TestBridge } from './support/test-bridge.js';

const IOM = 'apps/iom/bin/iom.js';
const LATE_TYPE = '98765';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The code row that a record of probation named before it had come. */
function lateContactType(): OutgoingRecord {
  const after = {
    CONTACT_TYPE_ID: LATE_TYPE,
    CODE: 'CHVS',
    DESCRIPTION: 'synthetic',
    SENSITIVE_CONTACT: 'N',
    NATIONAL_STANDARDS_CONTACT: 'Y',
    ATTENDANCE_CONTACT: 'Y',
    DPA_EXCLUDE: 'N',
    SPG_INTEREST: 'N',
  };
  const source = { connector: 'oracle', schema: 'DELIUS_APP_SCHEMA', table: 'R_CONTACT_TYPE' };
  return {
    topic: referenceTopic('probation-wales'),
    partition: 0,
    key: `R_CONTACT_TYPE/${LATE_TYPE}`,
    value: Buffer.from(
      JSON.stringify({ before: null, after, source: { ...source, scn: '1' }, op: 'c' }),
    ),
  };
}

describe('a record that is set aside', () => {
  let bridge: TestBridge;
  const redriven = madeUp(300);
  const discarded = madeUp(301);
  const KEPT = { typeId: contactTypeId('CHVS'), outcomeId: outcomeId('ATTC') };

  const iom = async (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> => {
    const child = spawn(process.execPath, [IOM, 'quarantine', ...args], {
      env: { ...process.env, DATA_DIR: bridge.dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (data) => (texts.out += String(data)));
    child.stderr.on('data', (data) => (texts.err += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...texts };
  };
  const answerOf = async (...args: readonly string[]): Promise<unknown> =>
    JSON.parse((await iom([...args, '--json'])).out);
  const contactsSentTo = async (org: string, crn: string): Promise<readonly string[]> => {
    const records = await bridge.received(org);
    return records
      .filter(({ name, value }) => {
        const { crn: own } = value['person'] as { readonly crn?: string };
        return name.endsWith('.ContactRecorded') && own === crn;
      })
      .map(({ headers }) => String(headers['ce_time']));
  };
  const refusals = async (): Promise<string> =>
    (await bridge.get('intake-police', '/metrics')).body;

  beforeAll(async () => {
    bridge = await TestBridge.start();
    await bridge.feed([
      codeTables(),
      { label: 'nominals', records: [redriven, discarded].flatMap(becomesNominal) },
    ]);
    await bridge.feed([
      {
        label: 'a visit each, so that the two sides are known to speak of the same people',
        records: [redriven, discarded].map((person, i) =>
          officerContact(person, { recordId: `OC-FIRST-${i}` }),
        ),
      },
    ]);
    await bridge.feed([
      {
        label: 'a contact of a type whose code row has not come',
        records: [
          contactRow(redriven, { ...KEPT, contactId: '8001', typeId: LATE_TYPE }),
          officerContact(discarded, { recordId: 'OC-BAD-1', record: { kind: 'telepathy' } }),
        ],
      },
    ]);
    await bridge.feed([
      {
        label: 'what follows of them',
        records: [
          contactRow(redriven, {
            ...KEPT,
            contactId: '8002',
            given: { CONTACT_START_TIME: Date.UTC(2026, 6, 1, 15) },
          }),
          officerContact(redriven, {
            recordId: 'OC-LATER-1',
            record: { occurredAt: '2026-07-01T11:00:00+01:00' },
          }),
          officerContact(redriven, {
            recordId: 'OC-LATER-2',
            record: { occurredAt: '2026-07-01T12:00:00+01:00' },
          }),
          officerContact(discarded, { recordId: 'OC-LATER-3' }),
        ],
      },
    ]);
  });
  afterAll(() => bridge.stop());

  it('is listed with what waits behind it, and without anybody’s name or number', async () => {
    const { code, out } = await iom(['list']);
    expect(code).toBe(0);
    expect(out).toContain('CODE_NOT_SEEN_YET');
    expect(out).toContain('UNKNOWN_CODE at record.kind');
    expect(out).toContain('2 records, 4 waiting behind 2 people');
    for (const { crn, pncId, nicheNominalId, offenderId } of [redriven, discarded]) {
      for (const number of [crn, pncId, nicheNominalId, offenderId]) {
        expect(out).not.toContain(number);
      }
    }
  });

  it('is not touched before somebody has said yes', async () => {
    expect(await iom(['redrive', '--all'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/2 records, 4 waiting[\s\S]*add --yes/),
    });
    expect(await iom(['redrive', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--at, --org, --reason or --all'),
    });
  });

  it('stays where it is while it still cannot be understood, and whoever asked is told why', async () => {
    const { code, out } = await iom(['redrive', '--org', 'probation-wales', '--yes']);
    expect(code).toBe(1);
    expect(out).toContain('still set aside: CODE_NOT_SEEN_YET');
  });

  it('arrives, once it is understood, and what waited behind it in order, and its producer hears so', async () => {
    expect(await contactsSentTo('probation-wales', redriven.crn)).toHaveLength(1);
    await bridge.send([lateContactType()]);
    // The intake reads code tables beside its source, so the row may be a moment behind.
    await until('the record to be understood', async () => {
      const answer = await iom(['redrive', '--reason', 'CODE_NOT_SEEN_YET', '--yes']);
      return answer.code === 0;
    });
    await bridge.settled();
    expect(await contactsSentTo('probation-wales', redriven.crn)).toEqual([
      '2026-07-01T08:30:00.000Z',
      '2026-07-01T10:00:00.000Z',
      '2026-07-01T11:00:00.000Z',
    ]);
    const toPolice = (await bridge.received('gwent-police')).filter(({ name }) =>
      name.endsWith('.ContactRecorded'),
    );
    expect(toPolice.map(({ headers }) => headers['ce_time'])).toEqual([
      '2026-07-01T10:00:00.000Z',
      '2026-07-01T14:00:00.000Z',
    ]);
    expect((await bridge.feedback('probation-wales')).at(-1)).toMatchObject({
      recordId: 'CONTACT/8001',
      status: 'REDRIVEN',
      reasonCode: null,
    });
    expect(await answerOf('list')).toMatchObject({ counts: { records: 1 } });
  });

  it('shows what is in it to those alone who may see that, and that they have', async () => {
    const { quarantined } = (await answerOf('list')) as {
      readonly quarantined: readonly { readonly partition: number; readonly offset: number }[];
    };
    const [entry] = quarantined;
    const place = `source.gwent-police/${entry?.partition}/${entry?.offset}`;
    const shown = await iom(['show', place]);
    expect(shown.code).toBe(0);
    expect(shown.out).not.toContain('CANARY');

    const limited = operator();
    const keyFile = join(bridge.dataDir, 'limited.key');
    const operatorsFile = join(bridge.dataDir, 'limited.yaml');
    writeFileSync(keyFile, limited.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const publicKey = limited.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const operators = [{ id: limited.id, publicKey, roles: ['quarantine'] }];
    writeFileSync(operatorsFile, JSON.stringify({ operators }));
    const asLimited = { OPERATOR_KEY_FILE: keyFile, OPERATORS_FILE: operatorsFile };
    expect(await iom(['show', place, '--content', '--as', limited.id], asLimited)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('does not have the role quarantine-content'),
    });

    const seen = (await bridge.records(COMMANDS)).length;
    const opened = await iom(['show', place, '--content']);
    expect(opened.out).toContain('telepathy');
    expect(await bridge.records(COMMANDS)).toHaveLength(seen + 1);
  });

  it('is not settled by a command of the wrong key, and that is counted', async () => {
    const keyFile = join(bridge.dataDir, 'wrong.key');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const env = {
      OPERATOR_KEY_FILE: keyFile,
      OPERATORS_FILE: join(bridge.dataDir, 'keys', 'operators.yaml'),
    };
    const args = ['redrive', '--all', '--yes', '--as', SANDBOX_OPERATOR];
    expect(await iom(args, env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not that of sandbox-operator'),
    });

    const forged = operator({ id: SANDBOX_OPERATOR }).command({
      kind: 'DISCARD',
      reason: 'a forgery',
      target: { topic: 'source.gwent-police', partition: 0, offset: 0, setAside: null },
    });
    await bridge.send([
      {
        topic: COMMANDS,
        partition: 0,
        key: null,
        value: encodeCommand(bridge.bridge.codec, forged),
      },
      { topic: COMMANDS, partition: 0, key: null, value: Buffer.from('no command at all') },
      // Framed, by a schema that nobody has registered.
      { topic: COMMANDS, partition: 0, key: null, value: Buffer.from('007fffffff01', 'hex') },
    ]);
    await until('all of them to be refused', async () => {
      const text = await refusals();
      return (
        text.includes('reason="WRONG_SIGNATURE"} 1') && text.includes('reason="UNREADABLE"} 2')
      );
    });
    expect(await answerOf('list')).toMatchObject({ counts: { records: 1 } });
  });

  it('cannot be read again when its topic does not hold it', async () => {
    const { code, out } = await iom(['redrive', '--at', 'source.gwent-police/0/999999', '--yes']);
    expect(code).toBe(1);
    expect(out).toMatch(/gone: .*Discard it/);
  });

  it('can be given up, for a reason, and lets go what waits behind it', async () => {
    const before = (await contactsSentTo('probation-wales', discarded.crn)).length;
    expect(await iom(['discard', '--all', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--because'),
    });
    const answer = await iom([
      'discard',
      '--org',
      'gwent-police',
      '--because',
      'the force has sent it again',
      '--yes',
    ]);
    expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('discarded') });
    await bridge.settled();
    expect(await contactsSentTo('probation-wales', discarded.crn)).toHaveLength(before + 1);
    expect((await bridge.feedback('gwent-police')).at(-1)).toMatchObject({
      recordId: 'OC-BAD-1',
      status: 'DISCARDED',
      reasonCode: 'BY_OPERATOR',
    });
    expect(await iom(['list'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing is set aside'),
    });
  });

  it('costs the record of decisions nothing', async () => {
    expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
      status: 'ok',
    });
  });
});
