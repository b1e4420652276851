import type {
  AgreementRef,
  EventType,
  Micros,
  Organisation,
  Recorded,
  Standing,
} from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';
import type { CompiledRow } from '../agreement/compiled-row.js';
import type { Terms } from './channels.js';
import { CLOSING_NOTICES, RECORD_NOTICES } from './notices.js';
import type { Policy } from './policy.js';
import { isUnseenChange } from './visible-fields.js';

/**
 * Who appears in the record of an event at all: parties to an agreement in force that names the sender and covers the
 * nominal's area. Of a force, only that of the area; while the area is unknown, none. `told`: whoever has been told that the
 * person is a nominal; the end of that concerns them wherever the person belongs by then, and when the agreement has ended.
 */
export function recipientsInScope(
  event: Recorded,
  policy: Policy,
  at: Micros,
  told: readonly string[] = [],
): readonly string[] {
  if (INNER.has(event.type)) return NOBODY;
  const { sourceOrg } = event.meta;
  const inScope: string[] = [];
  for (const [id, { recipient, terms }] of policy.channelsFrom(sourceOrg, at)) {
    if (id === sourceOrg || isUnseenChange(event, id, policy.visibleFields)) continue;
    const party = { recipient, told: told.includes(id) };
    if (
      isOwedTheEnd(event, party.told) ||
      terms.some(({ agreement }) => mayHear(event, agreement, party))
    ) {
      inScope.push(id);
    }
  }
  return inScope;
}

/** Who is held to be who is the bridge's own business: it leaves no trace for anybody. */
const INNER: ReadonlySet<EventType> = new Set(['RecordsLinked', 'RecordsUnlinked', 'LinkOrdered']);
const NOBODY: readonly string[] = [];

interface Party {
  readonly recipient: Organisation;
  readonly told: boolean;
}

/**
 * Whether an agreement lets a recipient hear of an event by the area. Those who were told of a beginning, or may have had a
 * record, hear of its end or its correction wherever the person belongs by now: the area may have changed since.
 */
function mayHear(event: Recorded, agreement: Agreement, { recipient, told }: Party): boolean {
  return (
    isOwedTheEnd(event, told) ||
    RECORD_NOTICES.has(event.type) ||
    coversArea(agreement, recipient, judgedStanding(event))
  );
}

function isOwedTheEnd({ type }: Recorded, told: boolean): boolean {
  return told && CLOSING_NOTICES.has(type);
}

/** What a notice of an end says was true before it, and that is whom it reaches. */
function judgedStanding(event: Recorded): Standing {
  const { type, standing, previousStanding } = event;
  return CLOSING_NOTICES.has(type) ? (previousStanding ?? standing) : standing;
}

/** Under which agreement an event is judged for a recipient, and whether the area is no obstacle to it. */
export interface Covering {
  readonly agreement: Agreement;
  readonly ref: AgreementRef;
  readonly coversArea: boolean;
  /** Its rows for the event, in the order in which they are tried. */
  readonly rows: readonly CompiledRow[];
}

const NO_TERMS: readonly Terms[] = [];
const NO_ROWS: readonly CompiledRow[] = [];

interface Asked {
  readonly event: Recorded;
  readonly policy: Policy;
  readonly at: Micros;
  readonly told: boolean;
}

/**
 * Of the agreements in force between sender and recipient: one that covers the area before one that does not, and one that
 * has a row for the event before one that has none. null: there is none at all.
 */
export function coveringAgreement(
  recipient: Organisation,
  { event, policy, at, told }: Asked,
): Covering | null {
  if (INNER.has(event.type)) return null;
  const channel = policy.channelsFrom(event.meta.sourceOrg, at).get(recipient.id);
  let first: Covering | null = null;
  let covering: Covering | null = null;
  for (const { agreement, ref, rows } of channel?.terms ?? NO_TERMS) {
    const candidate = {
      agreement,
      ref,
      coversArea: mayHear(event, agreement, { recipient, told }),
      rows: rows.get(event.type) ?? NO_ROWS,
    };
    if (candidate.coversArea && candidate.rows.length > 0) return candidate;
    if (candidate.coversArea) covering ??= candidate;
    first ??= candidate;
  }
  return covering ?? first;
}

/**
 * Whether an agreement lets a recipient hear of a nominal of this area. The police hear of the nominals of their own units
 * that it names; probation of the nominals that are its own, wherever the police met them.
 */
export function coversArea(
  agreement: Agreement,
  recipient: Organisation,
  { area }: Pick<Standing, 'area'>,
): boolean {
  if (recipient.kind === 'probation') return area.probationOrg === recipient.id;
  if (area.policeOrg !== recipient.id || area.probationOrg === null || area.pdu === null) {
    return false;
  }
  return agreement.areas[area.probationOrg]?.includes(area.pdu) ?? false;
}
