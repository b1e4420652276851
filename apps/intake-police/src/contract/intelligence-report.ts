import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, day, instant, optionalText, requiredProse, requiredText } from './fields.js';
import { Officer } from './officer.js';

const Condition = z.object({ code, text: optionalText });

const IntelligenceReportRecord = z
  .object({
    urn: requiredText,
    disseminatedAt: instant,
    sanitisedText: requiredProse.describe('The text that was released, never the report itself'),
    sourceEvaluation: z
      .union([z.literal([1, 2, 3]), z.literal(['1', '2', '3'])])
      .describe('3x5x2: 1 reliable, 2 untested, 3 not reliable'),
    informationAssessment: z
      .enum(['A', 'B', 'C', 'D', 'E'])
      .describe('3x5x2: A known directly to E suspected to be false'),
    handling: z
      .enum(['P', 'C'])
      .describe('3x5x2: P lawful sharing permitted, C permitted with conditions'),
    conditions: z.array(Condition).max(20).nullish(),
    releasedBy: Officer.describe('Who released it to partners: without one it is refused'),
    expiresOn: day,
  })
  // C without a condition says that there is something to heed and not what.
  .refine(({ handling, conditions }) => handling === 'P' || (conditions?.length ?? 0) > 0, {
    path: ['conditions'],
  });

/** A sanitised product that an intelligence officer has released to partners. */
export const IntelligenceReport = changeOf('IntelligenceReport', IntelligenceReportRecord);
export type IntelligenceReportRecord = z.output<typeof IntelligenceReportRecord>;
