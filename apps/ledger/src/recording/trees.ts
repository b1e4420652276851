import { CompactRange } from '@iom/transparency';

/** The log of what one organisation was sent. */
export interface SentLog {
  readonly id: number;
  readonly tree: CompactRange;
}

/** Every log of the ledger as it stands: the whole one, for auditors, and by organisation that of what it was sent. */
export interface Trees {
  readonly whole: CompactRange;
  readonly sent: ReadonlyMap<string, SentLog>;
}

/** The whole log; those of organisations are numbered from 1 on. */
export const WHOLE_LOG = 0;

export const NO_TREES: Trees = { whole: CompactRange.EMPTY, sent: new Map() };

/** A log under the name that the database has for it; `org` is null of the whole one. */
export interface NumberedLog {
  readonly log: number;
  readonly org: string | null;
  readonly tree: CompactRange;
}

/** All of them, the whole log first. */
export function logsOf({ whole, sent }: Trees): readonly NumberedLog[] {
  return [
    { log: WHOLE_LOG, org: null, tree: whole },
    ...Array.from(sent, ([org, { id, tree }]) => ({ log: id, org, tree })),
  ];
}
