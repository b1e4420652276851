import { canonicalJson, type CanonicalValue } from './canonical-json.js';
import { namedCommitmentsUnder } from './commitment.js';
import { fieldListText, type LoggedField } from './field-list-text.js';

/** A decision as a leaf needs it: `RecipientDecision` of the domain. */
export interface LoggedDecision {
  readonly disclosureId: string;
  readonly recipient: string;
  readonly outcome: string;
  readonly attempt: number;
  readonly reasons: readonly string[];
  readonly fields: readonly LoggedField[];
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly sha256: string;
  } | null;
  readonly purpose: string | null;
  readonly basis: readonly string[];
  readonly caveats: readonly string[];
  readonly releasedBy: readonly string[];
  readonly salt: string;
  readonly sent: {
    readonly topic: string;
    readonly schemaId: number;
    readonly commitment: string;
  } | null;
}

/** What was decided about one event, as a leaf needs it: `Disclosure` of the domain. */
export interface LoggedEntry {
  readonly eventId: string;
  readonly eventType: string;
  readonly sender: string;
  readonly subjectId: string;
  readonly input: { readonly topic: string; readonly partition: number; readonly offset: number };
  readonly decidedAt: number;
  readonly currentVersion: number | null;
  readonly replay: {
    readonly replayId: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly authorisedBy: readonly string[];
  } | null;
  readonly decisions: readonly LoggedDecision[];
}

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
export function leafOfDecision(entry: LoggedEntry, decision: LoggedDecision): Buffer {
  const { agreement, sent, releasedBy } = decision;
  const { topic, partition, offset } = entry.input;
  const commit = namedCommitmentsUnder(decision.salt);
  // Written out in the order of the names: a leaf is made for every decision, and sorting would cost more than all the rest.
  return Buffer.from(
    `{"agreement":${canonicalJson(agreement && { id: agreement.id, version: agreement.version, sha256: agreement.sha256 })}` +
      `,"attempt":${canonicalJson(decision.attempt)}` +
      `,"basis":${canonicalJson(decision.basis)}` +
      `,"caveats":${canonicalJson(decision.caveats)}` +
      `,"currentVersion":${canonicalJson(entry.currentVersion)}` +
      `,"decidedAt":${canonicalJson(entry.decidedAt)}` +
      `,"disclosure":"${commit('disclosure', decision.disclosureId)}"` +
      `,"event":"${commit('event', entry.eventId)}"` +
      `,"eventType":${text(entry.eventType)}` +
      `,"fields":${fieldListText(decision.fields)}` +
      `,"input":"${commit('input', `${topic}/${partition}/${offset}`)}"` +
      `,"outcome":${text(decision.outcome)}` +
      `,"purpose":${canonicalJson(decision.purpose)}` +
      `,"reasons":${canonicalJson(decision.reasons)}` +
      `,"recipient":${text(decision.recipient)}` +
      `,"record":"uk.iom.decision/1"` +
      `,"releasedBy":${releasedBy.length === 0 ? 'null' : text(commit('releasedBy', canonicalJson(releasedBy)))}` +
      `,"replay":${entry.replay ? text(commit('replay', canonicalJson(replayOf(entry.replay)))) : 'null'}` +
      `,"sender":${text(entry.sender)}` +
      `,"sent":${canonicalJson(sent && { topic: sent.topic, schemaId: sent.schemaId, payload: sent.commitment })}` +
      `,"subject":"${commit('subject', entry.subjectId)}"}`,
  );
}

/**
 * The leaf of an entry in which no recipient was in scope:
 * `{"record": "uk.iom.no-decision/1", "eventType", "sender", "decidedAt", "currentVersion"}`.
 *
 * There is no decision and so no salt, and an unsalted commitment could be guessed: the leaf says that, when and about what
 * type of event nobody was in scope, and not which event it was.
 */
export function leafOfNoDecision(entry: LoggedEntry): Buffer {
  return bytesOf({
    record: 'uk.iom.no-decision/1',
    eventType: entry.eventType,
    sender: entry.sender,
    decidedAt: entry.decidedAt,
    currentVersion: entry.currentVersion,
  });
}

/** The leaves of an entry: one for each of its decisions, in their order, or the one that says that there is none. */
export function leavesOf(entry: LoggedEntry): readonly Buffer[] {
  if (entry.decisions.length === 0) return [leafOfNoDecision(entry)];
  return entry.decisions.map((decision) => leafOfDecision(entry, decision));
}

function replayOf({
  replayId,
  reason,
  requestedBy,
  authorisedBy,
}: NonNullable<LoggedEntry['replay']>): CanonicalValue {
  return { replayId, reason, requestedBy, authorisedBy };
}

const text = (value: string): string => JSON.stringify(value);

const bytesOf = (record: CanonicalValue): Buffer => Buffer.from(canonicalJson(record));
