import { z } from 'zod';
import { changeOf } from './envelope.js';
import { instant } from './fields.js';
import { SourceKind, SourceLocation } from './officer-contact.js';

const OfficerContactPlannedRecord = z.object({
  plannedFor: instant,
  kind: SourceKind,
  joint: z.boolean(),
  location: SourceLocation,
});

/** A meeting or visit that an officer has planned. */
export const OfficerContactPlanned = changeOf('OfficerContactPlanned', OfficerContactPlannedRecord);
export type OfficerContactPlanned = z.output<typeof OfficerContactPlanned>;
export type OfficerContactPlannedRecord = z.output<typeof OfficerContactPlannedRecord>;
