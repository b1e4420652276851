import { z } from 'zod';
import type { Occurred } from '../reading/source-time.js';
import { instant, nominalId, optionalDay, optionalName, requiredId, version } from './fields.js';
import { Officer } from './officer.js';

/** Whom the record is about, as Niche knows them. The record's Kafka key is `nominalId`. */
const Nominal = z.object({
  nominalId,
  pncId: optionalName,
  croNumber: optionalName,
  surname: optionalName,
  forenames: optionalName,
  dateOfBirth: optionalDay,
});

/** What every change says beside its record. Fields that are not named here are ignored. */
const Envelope = z.object({
  changeId: z.string().nullish().describe('For the producer’s own tracing'),
  system: z.literal('NICHE'),
  force: requiredId.describe('PNC force code; it has to be that of the topic'),
  recordId: requiredId,
  recordVersion: version.describe('Grows with every change of the record'),
  changedAt: instant,
  changedBy: Officer,
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  embargoedUntilReleased: z.boolean(),
  restricted: z
    .boolean()
    .describe('The force limits access to the record itself: it is never shared'),
  causedByDisclosureId: optionalName.describe(
    'The disclosure of the bridge that this record copies',
  ),
  nominal: Nominal,
});

export type Envelope = z.output<typeof Envelope>;

/** A record as it was created or changed. */
export type ChangeOf<Record> = Envelope & { readonly record: Record };

/** What an event says about itself comes from these. */
export interface Told extends Pick<
  Envelope,
  | 'recordId'
  | 'recordVersion'
  | 'causedByDisclosureId'
  | 'marking'
  | 'embargoedUntilReleased'
  | 'restricted'
> {
  readonly changedAt: Occurred;
}

/**
 * A change of one entity: created or updated with its record, or deleted without one. Compiled, because every record passes
 * here; what does not fit is read once more by the contract itself, which says what is wrong.
 */
export function changeOf<const Entity extends string, Record extends z.ZodType>(
  entity: Entity,
  record: Record,
) {
  const change = Envelope.extend({ entity: z.literal(entity) });
  const contract = z.discriminatedUnion('operation', [
    change.extend({ operation: z.enum(['created', 'updated']), record }),
    change.extend({ operation: z.literal('deleted') }),
  ]);
  return z.compile(contract, { strict: true });
}
