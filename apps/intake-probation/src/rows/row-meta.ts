import type { Assertion, EventType, Meta, RecordLimit } from '@iom/domain';
import { metaOf } from '../meta.js';
import { momentOf } from '../reading/uk-time.js';
import { readWall } from '../reading/wall-time.js';
import type { Context } from '../source-record.js';
import type { Change } from './change.js';

/** A change whose row and version are known. */
export interface Identified {
  readonly change: Change;
  readonly recordId: string;
  readonly version: string;
}

interface AboutRow {
  readonly type: EventType;
  /** Left out: when the change was committed. */
  readonly occurred?: { readonly at: number; readonly text: string | null };
  readonly note?: string | null;
  readonly isComplete?: boolean;
  readonly limits?: readonly RecordLimit[];
  readonly assertion?: Assertion;
}

/** What an event of a row says about itself. */
export function rowMeta(
  { change, recordId, version }: Identified,
  { type, occurred, limits = [], ...rest }: AboutRow,
  context: Context,
): Meta {
  return metaOf(
    {
      type,
      recordId,
      version,
      occurredAt: occurred?.at ?? change.committedAt,
      occurredAtText: occurred?.text ?? null,
      recordedAt: writtenAt(change),
      limits: change.isSnapshot ? [...limits, 'SNAPSHOT'] : limits,
      ...rest,
    },
    context,
  );
}

/** When nDelius says that the row was last written; a snapshot is committed long after. */
function writtenAt({ row, committedAt }: Change): number {
  const read = readWall(row['LAST_UPDATED_DATETIME']);
  const wall = typeof read === 'object' ? read?.wall : undefined;
  return (wall === undefined ? undefined : momentOf(wall)?.at) ?? committedAt;
}
