import { type LedgerStatus, type Notice, noticeIdOf } from '@iom/domain';
import { Codec } from './codec.js';
import { decodeLedgerStatus, decodeNotice, encodeLedgerStatus, encodeNotice } from './notices.js';
import { loadSchemas } from './schema-files.js';
import { MemorySchemaIds } from './schema-ids.js';

const AT = Date.UTC(2026, 5, 14, 12) * 1_000;
const CORRECTION: Notice = {
  noticeId: noticeIdOf('CORRECTION', 'synthetic-correction'),
  kind: 'CORRECTION',
  subjectId: 'synthetic-subject',
  eventId: 'synthetic-correction',
  originalEventId: 'synthetic-original',
  recipients: [
    { org: 'gwent-police', disclosureId: 'synthetic-disclosure', topic: 'share.gwent-police' },
  ],
  input: { topic: 'iom.events', partition: 2, offset: 42 },
  at: AT,
};
const DISPUTE: Notice = { ...CORRECTION, kind: 'DISPUTE', originalEventId: null, input: null };
const STATUS: LedgerStatus = {
  oldestUnrecordedAt: AT,
  through: 7,
  at: AT + 1,
  checkpoints: ['a synthetic checkpoint'],
};

describe('what the ledger says', () => {
  const opened = Codec.open(loadSchemas(), new MemorySchemaIds());

  it.each([CORRECTION, DISPUTE])('of a $kind is read as it was meant', async (notice) => {
    const codec = await opened;
    expect(decodeNotice(codec, encodeNotice(codec, notice))).toEqual(notice);
  });

  it.each<[string, LedgerStatus]>([
    ['behind', STATUS],
    ['idle', { ...STATUS, oldestUnrecordedAt: null, checkpoints: [] }],
  ])('of itself when it is %s is read as it was meant', async (_, status) => {
    const codec = await opened;
    expect(decodeLedgerStatus(codec, encodeLedgerStatus(codec, status))).toEqual(status);
  });

  it('is never taken for something else', async () => {
    const codec = await opened;
    const notice = encodeNotice(codec, CORRECTION);
    expect(() => decodeLedgerStatus(codec, notice)).toThrow('no status of the ledger');
    const status = encodeLedgerStatus(codec, STATUS);
    expect(() => decodeNotice(codec, status)).toThrow('is no notice');
  });

  it('has one name for one cause', () => {
    expect(noticeIdOf('DISPUTE', 'a')).toBe(noticeIdOf('DISPUTE', 'a'));
    const names = [noticeIdOf('DISPUTE', 'a'), noticeIdOf('CORRECTION', 'a'), noticeIdOf('DISPUTE', 'b')]; // prettier-ignore
    expect(new Set(names).size).toBe(3);
  });
});
