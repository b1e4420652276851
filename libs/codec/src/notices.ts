import type { LedgerStatus, Notice } from '@iom/domain';
import type { Codec } from './codec.js';

const NOTICE = 'uk.iom.Notice';
const LEDGER_STATUS = 'uk.iom.LedgerStatus';

/** A record of `iom.notices`, framed. */
export function encodeNotice(codec: Codec, notice: Notice): Buffer {
  return codec.encode(NOTICE, notice);
}

/** Throws when the record is anything else than a notice. */
export function decodeNotice(codec: Codec, bytes: Buffer): Notice {
  const { name, value } = codec.decode<Notice>(bytes);
  if (name !== NOTICE) throw new Error(`${name} is no notice`);
  return value;
}

/** The row of `iom.ledger.status`, framed. */
export function encodeLedgerStatus(codec: Codec, status: LedgerStatus): Buffer {
  return codec.encode(LEDGER_STATUS, status);
}

/** Throws when the record is anything else than the ledger's status. */
export function decodeLedgerStatus(codec: Codec, bytes: Buffer): LedgerStatus {
  const { name, value } = codec.decode<LedgerStatus>(bytes);
  if (name !== LEDGER_STATUS) throw new Error(`${name} is no status of the ledger`);
  return value;
}
