import { type Observed, wallOf } from '@iom/domain';
import type { z } from 'zod';
import { faultOf } from '../reading/fault.js';
import { dayOfWall } from '../reading/wall-time.js';
import { fails, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import { flag, optionalWall, optionalWhole, rowOf, whole } from './columns.js';
import { personOfOffender } from './person.js';
import { responsibleTeamOf } from './responsible-team.js';
import { type Identified, rowMeta } from './row-meta.js';

const OffenderManagerRow = rowOf({
  OFFENDER_ID: whole,
  ALLOCATION_DATE: optionalWall,
  END_DATE: optionalWall,
  ACTIVE_FLAG: flag,
  SOFT_DELETED: flag,
  TRAINING_SESSION_ID: optionalWhole,
});
type OffenderManagerRow = z.output<typeof OffenderManagerRow>;

const NO_TEAM = { team: null, pdu: null, provider: null };

/** Which team is responsible for a case, which gives a nominal their area. */
export function readOffenderManager(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { row, isDeleted } = identified.change;
  const { data, error } = OffenderManagerRow.safeParse(row);
  if (error) return fails(subject, faultOf(error));

  const active = !isDeleted && isActive(data, context);
  const found = responsibleTeamOf(row, context.reference);
  const isFault = 'reason' in found;
  // An allocation that has ended says so without its codes: what takes an area away never waits.
  if (isFault && active) return fails(subject, found);
  const event: Observed<'ResponsibleTeamChanged'> = {
    type: 'ResponsibleTeamChanged',
    meta: rowMeta(identified, { type: 'ResponsibleTeamChanged', isComplete: !isFault }, context),
    person: personOfOffender(data.OFFENDER_ID),
    ...(isFault ? NO_TEAM : found),
    from: data.ALLOCATION_DATE === null ? null : dayOfWall(data.ALLOCATION_DATE),
    active,
  };
  return says(subject, [event]);
}

function isActive(row: OffenderManagerRow, { observedAt }: Context): boolean {
  const hasEnded = row.END_DATE !== null && row.END_DATE <= wallOf(observedAt);
  return row.ACTIVE_FLAG && !row.SOFT_DELETED && !hasEnded;
}
