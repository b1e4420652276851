import { z } from 'zod';
import { changeOf } from './envelope.js';
import { instant, optionalName, optionalText, requiredText, textUpTo } from './fields.js';

export const SourceKind = z.enum([
  'home-visit',
  'office',
  'phone',
  'street',
  'joint-visit',
  'custody-visit',
  'other',
]);
export type SourceKind = z.output<typeof SourceKind>;

export const SourceLocation = z.enum([
  'home',
  'probation-office',
  'police-station',
  'community',
  'phone',
  'other',
]);
export type SourceLocation = z.output<typeof SourceLocation>;

const OfficerContactRecord = z.object({
  occurredAt: instant,
  kind: SourceKind,
  planned: z.boolean(),
  outcome: z.enum(['seen', 'not-seen', 'refused', 'cancelled']),
  joint: z.boolean(),
  location: SourceLocation,
  address: optionalText,
  notes: optionalText,
  summaryForProbation: textUpTo(500),
  welfareConcern: z.enum(['none', 'housing', 'health', 'substance', 'safety']).nullish(),
  childPresent: z.boolean().nullish(),
  plannedRecordId: optionalName.describe('The OfficerContactPlanned that this contact answers'),
  jointWith: z.array(requiredText).max(20).nullish().describe('Organisations of the deployment'),
});

/** A meeting or visit of an officer that took place, or did not. */
export const OfficerContact = changeOf('OfficerContact', OfficerContactRecord);
export type OfficerContact = z.output<typeof OfficerContact>;
export type OfficerContactRecord = z.output<typeof OfficerContactRecord>;
