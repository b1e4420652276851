import type { Micros, Organisation, Recorded, Standing } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';
import type { CompiledRow } from '../agreement/compiled-row.js';
import { isNotice } from './notices.js';
import type { Policy } from './policy.js';

/**
 * Who appears in the record of an event at all: parties to an agreement in force that names the sender and covers the
 * nominal's area. Of a force, only that of the area; while the area is unknown, none.
 */
export function recipientsInScope(event: Recorded, policy: Policy, at: Micros): readonly string[] {
  const { sourceOrg } = event.meta;
  const standing = judgedStanding(event);
  const inScope: string[] = [];
  for (const [id, { recipient, terms }] of policy.channelsFrom(sourceOrg, at)) {
    if (id === sourceOrg) continue;
    if (terms.some(({ agreement }) => coversArea(agreement, recipient, standing))) inScope.push(id);
  }
  return inScope;
}

/** What a notice of an end or a correction says was true before it, and that is whom it reaches. */
export function judgedStanding(event: Recorded): Standing {
  return isNotice(event.type) ? (event.previousStanding ?? event.standing) : event.standing;
}

/** Under which agreement an event is judged for a recipient, and whether it covers the area. */
export interface Covering {
  readonly agreement: Agreement;
  readonly coversArea: boolean;
  /** Its rows for the event, in the order in which they are tried. */
  readonly rows: readonly CompiledRow[];
}

/**
 * Of the agreements in force between sender and recipient: one that covers the area before one that does not, and one that
 * has a row for the event before one that has none. null: there is none at all.
 */
export function coveringAgreement(
  event: Recorded,
  recipient: Organisation,
  policy: Policy,
  at: Micros,
): Covering | null {
  const standing = judgedStanding(event);
  const channel = policy.channelsFrom(event.meta.sourceOrg, at).get(recipient.id);
  let first: Covering | null = null;
  let covering: Covering | null = null;
  for (const { agreement, rows } of channel?.terms ?? []) {
    const candidate = {
      agreement,
      coversArea: coversArea(agreement, recipient, standing),
      rows: rows.get(event.type) ?? [],
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
