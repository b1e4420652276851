import { commitmentOf } from '@iom/transparency';
import type { FindingCode } from '../recording/finding.js';

/** A record of an outbound topic. */
export interface CarriedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Header `iom-disclosure-id`. */
  readonly disclosureId: string | undefined;
  /** null: a tombstone. */
  readonly value: Buffer | null;
}

/** What the record of decisions says about a disclosure id. */
export interface ClaimedDisclosure {
  readonly outcome: string;
  readonly salt: string;
  readonly topic: string | null;
  readonly commitment: string | null;
}

/** Outcomes that put something on an outbound topic: the content, or whom to ring about it. */
export const SENDING_OUTCOMES: readonly string[] = ['SHARED', 'POINTER'];

const NOTHING = Buffer.alloc(0);

/**
 * Whether a record that went out is what was decided: what is wrong with it, or undefined. A tombstone is committed to as
 * no bytes at all.
 */
export function judgeRecord(
  { disclosureId, topic, value }: CarriedRecord,
  claim: ClaimedDisclosure | undefined,
): FindingCode | undefined {
  if (disclosureId === undefined) return 'NO_DISCLOSURE_ID';
  if (claim === undefined) return 'UNKNOWN_DISCLOSURE';
  if (!SENDING_OUTCOMES.includes(claim.outcome) || claim.commitment === null) return 'NOT_SHARED';
  if (claim.topic !== topic) return 'OTHER_TOPIC';
  if (claim.commitment !== commitmentOf(claim.salt, value ?? NOTHING)) return 'WRONG_COMMITMENT';
  return undefined;
}
