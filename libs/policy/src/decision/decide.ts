import type { AgreementRef, FieldDecision, Recorded } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';
import type { CompiledRow } from '../agreement/compiled-row.js';
import { fieldDecisions } from '../outbound/carried-fields.js';
import type { OutboundPerson } from '../outbound/person.js';
import { openCase, type Question } from './case.js';
import { type Reason, tightest, type Verdict } from './reasons.js';
import { reasonsAgainst } from './steps.js';

/** What is to become of one event for one recipient, and why. */
export interface Decision {
  readonly outcome: Verdict;
  /** Of all steps that did not pass, in the order of the steps. Empty when shared. */
  readonly reasons: readonly Reason[];
  /** Every governed field, when something goes out or may yet be released. */
  readonly fields: readonly FieldDecision[];
  readonly agreement: AgreementRef | null;
  readonly purpose: string | null;
  readonly basis: readonly string[];
  /** Conditions and policy documents under which fields of it are shared. */
  readonly caveats: readonly string[];
  /** How the recipient knows the person; null when nothing goes out. */
  readonly person: OutboundPerson | null;
  /** The agreement and the row of it that hold: what a projection follows. */
  readonly under: { readonly agreement: Agreement; readonly row: CompiledRow } | null;
}

/** One and the same, so that what is made of it can be remembered. */
const NONE: readonly never[] = [];

/**
 * Decides what a recipient may have of an event: pure and total. Every step is looked at and the tightest outcome wins, of
 * what was true when the event was recorded and what is true of the nominal now.
 */
export function decide(question: Question): Decision {
  const matter = openCase(question);
  const reasons = reasonsAgainst(matter);
  const { covering, row, event, person } = matter;
  const points = row?.limited === 'POINTER';
  const outcome = tightest(reasons, matter.recordNotice ? 'NOTICE_DUE' : 'SHARED', points);
  const agreement = covering?.agreement ?? null;
  const content = row !== null && (outcome === 'SHARED' || outcome === 'HELD') ? row : null;
  return {
    outcome,
    reasons,
    fields: outcome === 'POINTER' ? (row?.pointed ?? NONE) : fieldsOf(content, event),
    agreement: covering?.ref ?? null,
    purpose: agreement?.purpose ?? null,
    basis: agreement?.basis ?? NONE,
    caveats: content?.caveats ?? NONE,
    person: outcome === 'SHARED' || outcome === 'POINTER' ? person : null,
    under: agreement === null || row === null ? null : { agreement, row },
  };
}

function fieldsOf(content: CompiledRow | null, event: Recorded): readonly FieldDecision[] {
  return content === null ? NONE : fieldDecisions(content, event);
}
