import { canonicalJson } from './canonical-json.js';
import { namedCommitmentsUnder } from './commitment.js';
import type { LoggedDecision, LoggedEntry } from './logged-entry.js';

/**
 * What the leaves of many decisions have in common, written once: all that an event's type and sender, the recipient, the
 * agreement and the outcome make of a leaf. Between these texts, in their order, stands what is each decision's own.
 */
export interface LeafForm {
  readonly agreement: string;
  readonly basisAndCaveats: string;
  readonly eventTypeAndFields: string;
  readonly outcomeToRecord: string;
  readonly sender: string;
  /** What follows the commitment to what was sent; null when nothing was. */
  readonly sentSchemaAndTopic: string | null;
}

export function leafFormOf(entry: LoggedEntry, decision: LoggedDecision): LeafForm {
  const { agreement, sent } = decision;
  const fields = decision.fields.map(({ action, path, rule }) => ({ action, path, rule }));
  return {
    agreement: `{"agreement":${canonicalJson(agreement && { id: agreement.id, version: agreement.version, sha256: agreement.sha256 })},"attempt":`,
    basisAndCaveats: `,"basis":${canonicalJson(decision.basis)},"caveats":${canonicalJson(decision.caveats)},"currentVersion":`,
    eventTypeAndFields: `","eventType":${canonicalJson(entry.eventType)},"fields":${canonicalJson(fields)},"input":"`,
    outcomeToRecord:
      `","outcome":${canonicalJson(decision.outcome)},"purpose":${canonicalJson(decision.purpose)}` +
      `,"reasons":${canonicalJson(decision.reasons)},"recipient":${canonicalJson(decision.recipient)}` +
      `,"record":"uk.iom.decision/1","releasedBy":`,
    sender: `,"sender":${canonicalJson(entry.sender)},"sent":`,
    sentSchemaAndTopic:
      sent && `,"schemaId":${canonicalJson(sent.schemaId)},"topic":${canonicalJson(sent.topic)}}`,
  };
}

/**
 * The leaf of a decision, put together in the order of its names; `form` must be that of this entry and decision, or of
 * others with the same type, sender, recipient, outcome, reasons, fields, agreement, purpose, basis, caveats, topic and schema.
 */
export function leafInForm(form: LeafForm, entry: LoggedEntry, decision: LoggedDecision): string {
  const { releasedBy, sent } = decision;
  const { replay } = entry;
  const { topic, partition, offset } = entry.input;
  const commit = namedCommitmentsUnder(decision.salt);
  const payload =
    sent && `{"payload":${JSON.stringify(sent.commitment)}${form.sentSchemaAndTopic ?? ''}`;
  return (
    form.agreement +
    canonicalJson(decision.attempt) +
    form.basisAndCaveats +
    `${canonicalJson(entry.currentVersion)},"decidedAt":${canonicalJson(entry.decidedAt)}` +
    `,"disclosure":"${commit('disclosure', decision.disclosureId)}","event":"${commit('event', entry.eventId)}` +
    form.eventTypeAndFields +
    commit('input', `${topic}/${partition}/${offset}`) +
    form.outcomeToRecord +
    (releasedBy.length === 0 ? 'null' : `"${commit('releasedBy', canonicalJson(releasedBy))}"`) +
    `,"replay":${replay ? `"${commit('replay', replayText(replay))}"` : 'null'}` +
    form.sender +
    `${payload ?? 'null'},"subject":"${commit('subject', entry.subjectId)}"}`
  );
}

function replayText(replay: NonNullable<LoggedEntry['replay']>): string {
  const { replayId, reason, requestedBy, authorisedBy } = replay;
  return canonicalJson({ replayId, reason, requestedBy, authorisedBy });
}
