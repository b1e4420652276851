import {
  type Assertion,
  type EventType,
  type Meta,
  type Micros,
  type RecordLimit,
  momentOf,
} from '@iom/domain';
import { metaOf } from '../meta.js';
import { isOf1970, isYetToCome } from '../reading/fact-time.js';
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
      occurredAt: occurred?.at ?? committedAt(change, context),
      occurredAtText: occurred?.text ?? null,
      recordedAt: writtenAt(change, context),
      limits: change.isSnapshot ? [...limits, 'SNAPSHOT'] : limits,
      ...rest,
    },
    context,
  );
}

/** When a change was committed; where no clock that can be right says so, when it was read. */
export function committedAt({ committedAt: said }: Change, { observedAt }: Context): Micros {
  return isOf1970(said) || isYetToCome(said, observedAt) ? observedAt : said;
}

/** When nDelius says that the row was last written; a snapshot is committed long after. */
function writtenAt(change: Change, context: Context): Micros {
  const read = readWall(change.row['LAST_UPDATED_DATETIME']);
  const wall = typeof read === 'object' ? read?.wall : undefined;
  return (wall === undefined ? undefined : momentOf(wall)?.at) ?? committedAt(change, context);
}
