import { canonicalJson } from './canonical-json.js';
import { leafFormOf, leafInForm } from './leaf-form.js';
import type { LoggedDecision, LoggedEntry } from './logged-entry.js';

/**
 * The leaf of one decision: the UTF-8 bytes of this canonical JSON (RFC 8785), without personal data.
 *
 * ```
 * { "record": "uk.iom.decision/1",
 *   "disclosure", "event", "input", "subject": commitments of the disclosure id, the event id, "topic/partition/offset" of
 *       the event, the subject id,
 *   "eventType", "sender", "decidedAt" (microseconds since 1970), "currentVersion",
 *   "recipient", "outcome", "attempt", "reasons", "fields" [{path, action, rule}], "agreement" {id, version, sha256} | null,
 *   "purpose", "basis", "caveats",
 *   "releasedBy", "replay": commitments of their canonical JSON, null when there is none,
 *   "sent": {"topic", "schemaId", "payload": the commitment of the value that went out} | null }
 * ```
 *
 * A commitment is sha256(salt ‖ name ‖ 0x1f ‖ text), hex, under the decision's own salt; `payload` is sha256(salt ‖ value bytes).
 * The disclosure id is committed to as well, since it is made from the event id, and who released a thing, since that is a person.
 * Lists keep their order. A change of this text is a new record name.
 */
export function leafOfDecision(entry: LoggedEntry, decision: LoggedDecision): string {
  return leafInForm(leafFormOf(entry, decision), entry, decision);
}

/**
 * The leaf of an entry in which no recipient was in scope:
 * `{"record": "uk.iom.no-decision/1", "eventType", "sender", "decidedAt", "currentVersion"}`.
 *
 * There is no decision and so no salt, and an unsalted commitment could be guessed: the leaf says that, when and about what
 * type of event nobody was in scope, and not which event it was.
 */
export function leafOfNoDecision(
  entry: Pick<LoggedEntry, 'eventType' | 'sender' | 'decidedAt' | 'currentVersion'>,
): string {
  return canonicalJson({
    record: 'uk.iom.no-decision/1',
    eventType: entry.eventType,
    sender: entry.sender,
    decidedAt: entry.decidedAt,
    currentVersion: entry.currentVersion,
  });
}

/** The leaves of an entry: one for each of its decisions, in their order, or the one that says that there is none. */
export function leavesOf(entry: LoggedEntry): readonly string[] {
  if (entry.decisions.length === 0) return [leafOfNoDecision(entry)];
  return entry.decisions.map((decision) => leafOfDecision(entry, decision));
}
