import { canonicalJson } from './canonical-json.js';
import { namedCommitmentsUnder } from './commitment.js';
import type { LoggedDecision, LoggedEntry } from './logged-entry.js';

/**
 * What the leaves of a recipient's own log have in common, written once. Between these texts stand the time, the disclosure
 * and what was sent.
 */
export interface SentForm {
  readonly untilDecidedAt: string;
  readonly eventTypeToPayload: string;
  readonly schemaAndTopic: string;
}

/**
 * The leaf of something that was sent, in the log of the organisation it was sent to: the UTF-8 bytes of this canonical JSON.
 *
 * ```
 * { "record": "uk.iom.sent/1",
 *   "agreement" {id, version, sha256} | null, "basis", "caveats", "purpose", "eventType", "sender", "recipient",
 *   "decidedAt" (microseconds since 1970), "disclosure": the commitment of the disclosure id,
 *   "sent": {"topic", "schemaId", "payload": the commitment of the value that went out} }
 * ```
 *
 * It says what the organisation has anyway, and nothing of what was kept from it: no reasons, no list of fields, no attempt,
 * no version of anything. Commitments are those of the leaf in the whole log.
 */
export function sentLeafOf(entry: LoggedEntry, decision: LoggedDecision): string | undefined {
  const form = sentFormOf(entry, decision);
  return form && sentLeafInForm(form, entry, decision);
}

/** undefined: nothing was sent. */
export function sentFormOf(
  entry: LoggedEntry,
  { agreement, basis, caveats, purpose, recipient, sent }: LoggedDecision,
): SentForm | undefined {
  if (sent === null) return undefined;
  const of = agreement && {
    id: agreement.id,
    version: agreement.version,
    sha256: agreement.sha256,
  };
  return {
    untilDecidedAt: `{"agreement":${canonicalJson(of)},"basis":${canonicalJson(basis)},"caveats":${canonicalJson(caveats)},"decidedAt":`,
    eventTypeToPayload:
      `","eventType":${canonicalJson(entry.eventType)},"purpose":${canonicalJson(purpose)}` +
      `,"recipient":${canonicalJson(recipient)},"record":"uk.iom.sent/1"` +
      `,"sender":${canonicalJson(entry.sender)},"sent":{"payload":`,
    schemaAndTopic: `,"schemaId":${canonicalJson(sent.schemaId)},"topic":${canonicalJson(sent.topic)}}}`,
  };
}

/** `form` must be that of this entry and decision, or of others under the same terms. */
export function sentLeafInForm(
  { untilDecidedAt, eventTypeToPayload, schemaAndTopic }: SentForm,
  { decidedAt }: Pick<LoggedEntry, 'decidedAt'>,
  { disclosureId, salt, sent }: Pick<LoggedDecision, 'disclosureId' | 'salt' | 'sent'>,
): string {
  const disclosure = namedCommitmentsUnder(salt)('disclosure', disclosureId);
  const payload = JSON.stringify(sent?.commitment ?? '');
  return `${untilDecidedAt}${canonicalJson(decidedAt)},"disclosure":"${disclosure}${eventTypeToPayload}${payload}${schemaAndTopic}`;
}
