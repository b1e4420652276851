import type { FindingCode } from '../recording/finding.js';

/** An event of the event store, by its place. */
export interface StoredEvent {
  readonly partition: number;
  readonly offset: number;
  readonly eventId: string;
  readonly timestampMs: number;
}

export interface EventVerdict {
  readonly finding?: FindingCode;
  /** Not decided yet, and there is no reason to worry. */
  readonly isPending?: true;
}

/** How long an event behind the last decided one may wait for its decision. */
export const DECIDED_WITHIN_MS = 15 * 60_000;

/**
 * Whether an event was decided. `decidedOffsets`: where its entries say it stands; empty when it has none. `decidedThrough`: the
 * last offset of its partition that any entry names; an event behind it has been passed over.
 */
export function judgeEvent(
  { offset, timestampMs }: StoredEvent,
  decidedOffsets: readonly number[],
  decidedThrough: number,
  now: number,
): EventVerdict {
  if (decidedOffsets.includes(offset)) return {};
  if (decidedOffsets.length > 0) return { finding: 'DECIDED_ELSEWHERE' };
  if (offset > decidedThrough && now - timestampMs <= DECIDED_WITHIN_MS) return { isPending: true };
  return { finding: 'UNDECIDED_EVENT' };
}

/** The event id of a key of `iom.events`, `<subjectId>/<eventId>`. */
export function eventIdOfKey(key: Buffer | null): string {
  const text = key?.toString() ?? '';
  return text.slice(text.lastIndexOf('/') + 1);
}
