import type { Micros, Nominal, Organisation, Recorded, Standing } from '@iom/domain';
import type { ShareRow } from '../agreement/agreement.js';
import type { CompiledRow } from '../agreement/compiled-row.js';
import { type OutboundPerson, personFor } from '../outbound/person.js';
import { CLOSING_NOTICES, RECORD_NOTICES } from './notices.js';
import type { Policy } from './policy.js';
import { type Covering, coveringAgreement } from './scope.js';

/** What there is to decide. */
export interface Question {
  readonly event: Recorded;
  /** The nominal of `iom.nominals`; null: not there, and nothing is shared without it. */
  readonly current: Nominal | null;
  readonly policy: Policy;
  readonly recipient: string;
  /** When it is decided. */
  readonly at: Micros;
  /** Whether the recipient has been told that this person is a nominal, and not yet that they no longer are. */
  readonly told: boolean;
}

/** A question with what every step of the answer looks at. */
export interface Case extends Question {
  readonly organisation: Organisation | null;
  readonly covering: Covering | null;
  /** What was true then and what is true now: each step counts the tighter of them. */
  readonly standings: readonly Standing[];
  readonly rows: readonly CompiledRow[];
  /** The first of them whose `when` holds. */
  readonly row: CompiledRow | null;
  /** How the recipient knows the person now; null: there is no such recipient. */
  readonly person: OutboundPerson | null;
  readonly closing: boolean;
  readonly recordNotice: boolean;
}

const NO_ROWS: readonly CompiledRow[] = [];

/** Looks up what the steps need. */
export function openCase(question: Question): Case {
  const { event, current, policy, recipient, at, told } = question;
  const organisation = policy.organisations.get(recipient) ?? null;
  const covering = organisation === null ? null : coveringAgreement(organisation, question);
  const standings = current === null ? [event.standing] : [event.standing, current.standing];
  const rows = covering?.rows ?? NO_ROWS;
  const closing = CLOSING_NOTICES.has(event.type);
  const recordNotice = RECORD_NOTICES.has(event.type);
  const row = rows.find((candidate) => closing || holds(candidate, event, standings)) ?? null;
  return {
    event,
    current,
    policy,
    recipient,
    at,
    told,
    organisation,
    covering,
    standings,
    rows,
    row,
    person: organisation && personFor(organisation, current?.standing ?? event.standing),
    closing,
    recordNotice,
  };
}

/** Whether a row's `when` holds, then and now. Whether the person is a nominal at all is another step's question. */
function holds({ when }: ShareRow, event: Recorded, standings: readonly Standing[]): boolean {
  for (const { cohort } of standings) {
    if (cohort === null || when.cohort === 'any') continue;
    if (!when.cohort.includes(cohort.category)) return false;
  }
  for (const [field, values] of when.fields) {
    const value: unknown = Reflect.get(event, field);
    if (!values.some((wanted) => wanted === value)) return false;
  }
  return true;
}
