import type {
  InformationAssessment,
  IntelligenceHandling,
  Observed,
  SourceEvaluation,
} from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { IntelligenceReportRecord } from '../contract/intelligence-report.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const EVALUATIONS: Readonly<
  Record<`${IntelligenceReportRecord['sourceEvaluation']}`, SourceEvaluation>
> = { 1: 'RELIABLE', 2: 'UNTESTED', 3: 'NOT_RELIABLE' };

type Conditions = NonNullable<IntelligenceReportRecord['conditions']>;

/** A released product. Whom it is about is suspected of what it says, and it is never a fact. */
export function intelligenceDisseminated(
  change: ChangeOf<IntelligenceReportRecord>,
  context: Context,
): Observed<'IntelligenceDisseminated'> {
  const { record } = change;
  const about = {
    occurred: record.disseminatedAt,
    assertion: 'INTELLIGENCE',
    subjectCategory: 'SUSPECT',
  } as const;
  const conditions = record.conditions ?? [];
  return {
    ...opening('IntelligenceDisseminated', change, about, context),
    urn: record.urn,
    sanitisedText: record.sanitisedText,
    sourceEvaluation: EVALUATIONS[`${record.sourceEvaluation}`],
    informationAssessment: record.informationAssessment satisfies InformationAssessment,
    handlingCode: record.handling satisfies IntelligenceHandling,
    conditionCodes: conditions.map(({ code }) => code),
    conditionText: textOf(conditions),
    releasedByRole: record.releasedBy.role,
    expiresOn: record.expiresOn,
  };
}

function textOf(conditions: Conditions): string | null {
  const lines = conditions.flatMap(({ code, text }) =>
    text === null ? [] : [`${code}: ${text.trim().replaceAll(/\s+/g, ' ')}`],
  );
  return lines.length === 0 ? null : lines.join('\n');
}
