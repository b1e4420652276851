import { isObject } from '@iom/codec';
import type { Micros } from '@iom/domain';
import { z } from 'zod';
import type { Told } from './envelope.js';
import { instant, optionalName, requiredId, version } from './fields.js';

const Deletion = z.object({
  operation: z.literal('deleted'),
  recordId: requiredId,
  recordVersion: version.nullable().catch(null),
  changedAt: instant.nullable().catch(null),
  causedByDisclosureId: optionalName.catch(null),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']).catch('OFFICIAL-SENSITIVE'),
  embargoedUntilReleased: z.boolean().catch(true),
  restricted: z.boolean().catch(true),
});

/**
 * A deletion that is not what its contract says. It takes something back, so all that it has to name is the record; null: it
 * does not. Without a version that can be read it counts as later than every version, for it has to work.
 */
export function readDeletion(json: unknown, observedAt: Micros): Told | null {
  // Most of what is asked about is none, and that a parser finds out at the price of an error.
  if (!isObject(json) || json['operation'] !== 'deleted') return null;
  const { data } = Deletion.safeParse(json);
  if (data === undefined) return null;
  const changedAt = data.changedAt ?? { at: observedAt, text: null, note: null };
  return { ...data, changedAt, recordVersion: data.recordVersion ?? observedAt };
}
