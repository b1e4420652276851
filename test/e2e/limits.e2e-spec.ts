import { codeTables, contactTypeId, outcomeId } from './support/code-tables.js';
import { runIom } from './support/iom-command.js';
import { madeUp } from './support/people.js';
import {
  becomesNominal,
  contactRow,
  offenderRow,
  officerContact,
} from './support/source-records.js';
import { TestBridge } from './support/test-bridge.js';

describe('an exclusion at noon', () => {
  let bridge: TestBridge;
  const excluded = madeUp(1);
  const behindABadRecord = madeUp(2);
  const untouched = madeUp(3);
  const everyone = [excluded, behindABadRecord, untouched];
  const KEPT = { typeId: contactTypeId('CHVS'), outcomeId: outcomeId('ATTC') };
  const noExclusion = { CURRENT_EXCLUSION: 'N' };
  const exclusion = { CURRENT_EXCLUSION: 'Y', ROW_VERSION: '2' };

  const receivedAbout = async (org: string, crnOrNominal: string): Promise<string[]> => {
    const records = await bridge.received(org);
    return records
      .filter(({ value }) => {
        const { crn, nicheNominalId } = value['person'] as Record<string, string | null>;
        return crn === crnOrNominal || nicheNominalId === crnOrNominal;
      })
      .map(({ headers }) => String(headers['ce_type']));
  };

  beforeAll(async () => {
    bridge = await TestBridge.start();
    await bridge.feed([
      codeTables(),
      { label: 'nominals', records: everyone.flatMap(becomesNominal) },
      {
        label: 'before noon',
        records: everyone.map((person, i) =>
          officerContact(person, { recordId: `OC-MORNING-${i}` }),
        ),
      },
    ]);
  });
  afterAll(() => bridge.stop());

  it('was not there in the morning: what officers record reaches probation', async () => {
    for (const { crn } of everyone) {
      expect(await receivedAbout('probation-wales', crn)).toEqual(['uk.iom.ContactRecorded']);
    }
  });

  it('is not there for a copy either: what probation typed in because of a disclosure goes to nobody', async () => {
    const [delivered] = (await bridge.received('probation-wales')).filter(
      ({ value }) => (value['person'] as { readonly crn: string }).crn === untouched.crn,
    );
    const disclosureId = String(delivered?.headers['iom-disclosure-id']);
    const ack = { disclosureId, status: 'applied', recordId: '981', at: '2026-07-01T11:30:00Z' };
    const before = await receivedAbout('gwent-police', untouched.nicheNominalId);
    await bridge.feed([
      {
        label: 'an acknowledgement that names the record',
        records: [
          {
            topic: 'ack.probation-wales',
            partition: 1,
            key: disclosureId,
            value: Buffer.from(JSON.stringify(ack)),
          },
        ],
      },
      {
        label: 'the record itself, and one that is no copy',
        records: [
          contactRow(untouched, { contactId: '981', ...KEPT }),
          contactRow(untouched, { contactId: '982', ...KEPT }),
        ],
      },
    ]);
    expect(await receivedAbout('gwent-police', untouched.nicheNominalId)).toEqual([
      ...before,
      'uk.iom.ContactRecorded',
    ]);
  });

  it('stops sharing at noon both ways, and touches nobody else', async () => {
    await bridge.feed([
      { label: 'noon', records: [offenderRow(excluded, { ...noExclusion, ...exclusion })] },
      {
        label: 'afternoon',
        records: [
          officerContact(excluded, { recordId: 'OC-AFTERNOON-1' }),
          contactRow(excluded, { contactId: '991', ...KEPT }),
          officerContact(untouched, { recordId: 'OC-AFTERNOON-3' }),
        ],
      },
    ]);
    expect(await receivedAbout('probation-wales', excluded.crn)).toHaveLength(1);
    expect(await receivedAbout('gwent-police', excluded.nicheNominalId)).not.toContain(
      'uk.iom.ContactRecorded',
    );
    expect(await receivedAbout('probation-wales', untouched.crn)).toHaveLength(2);
  });

  it('stops sharing also when a malformed record of that person came before it', async () => {
    const type = contactTypeId('CHVS');
    await bridge.feed([
      {
        label: 'a malformed record, then the exclusion behind it',
        records: [
          contactRow(behindABadRecord, {
            contactId: '992',
            typeId: type,
            given: { CONTACT_DATE: 'the thirty-first of June' },
          }),
          offenderRow(behindABadRecord, exclusion),
        ],
      },
      {
        label: 'a visit after it',
        records: [officerContact(behindABadRecord, { recordId: 'OC-AFTERNOON-2' })],
      },
    ]);
    expect(await receivedAbout('probation-wales', behindABadRecord.crn)).toHaveLength(1);
    const nominals = await bridge.records('iom.nominals');
    const limited = nominals
      .map(({ value }) => bridge.bridge.codec.decode<NominalView>(value as Buffer).value)
      .filter(({ standing }) => standing.probation.crn === behindABadRecord.crn)
      .at(-1);
    expect(limited?.standing.limitedAccess).toBe('RESTRICTED');
  });

  it('holds for what waits in a backlog: decided late, it is decided by the exclusion', async () => {
    const [disclosure] = bridge.bridge.apps.instances('disclosure');
    await disclosure?.kill();
    await bridge.send([officerContact(untouched, { recordId: 'OC-BACKLOG-1' })]);
    await bridge.registerHasRead();
    await bridge.send([offenderRow(untouched, { ...exclusion })]);
    await bridge.registerHasRead();
    await bridge.bridge.apps.startInstance('disclosure');
    await bridge.settled();

    expect(await receivedAbout('probation-wales', untouched.crn)).toHaveLength(2);
  });

  it('is why a nominal is listed as somebody of whom nothing new is shared', async () => {
    const list = await runIom(bridge, ['nominals', 'list', '--org', 'gwent-police', '--json']);
    const { nominals } = JSON.parse(list.out) as { readonly nominals: readonly ListedNominal[] };
    expect(nominals.map(({ crn, obstacles }) => [crn, obstacles.map(({ code }) => code)])).toEqual(
      everyone
        .map(({ crn }) => [crn, ['ACCESS_RESTRICTED']] as const)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    );
    const shown = await runIom(bridge, ['nominals', 'show', '--niche', excluded.nicheNominalId]);
    expect(shown.out).toContain(`CRN ${excluded.crn}`);
    expect(shown.out).toContain('because probation limits who may see the case');
    const elsewhere = await runIom(bridge, ['nominals', 'list', '--org', 'gwent']);
    expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('gwent-police')]);
  });

  it('leaves a recorded decision for every event', async () => {
    expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
      status: 'ok',
    });
  });
});

interface ListedNominal {
  readonly crn: string;
  readonly obstacles: readonly { readonly code: string }[];
}

interface NominalView {
  readonly standing: {
    readonly limitedAccess: string;
    readonly probation: { readonly crn: string | null };
  };
}
