import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, moment, optionalCode } from './fields.js';

const OffenceClass = z.object({ class: code, count: z.int().min(0).max(10_000) });

const NominationRecord = z.object({
  nominatedAt: moment,
  reason: code,
  offenceClasses: z.array(OffenceClass).max(50),
  matrixScoreBand: optionalCode,
});

/** The force proposes a person for IOM. */
export const Nomination = changeOf('Nomination', NominationRecord);
export type NominationRecord = z.output<typeof NominationRecord>;
