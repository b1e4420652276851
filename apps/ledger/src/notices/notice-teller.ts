import { type Codec, decodeRecorded, encodeNotice } from '@iom/codec';
import {
  type Micros,
  type Notice,
  type NoticeKind,
  type NoticeRecipient,
  partitionOf,
} from '@iom/domain';
import {
  type CommandLog,
  type EventLogProducer,
  NOTICES,
  rosterTopic,
  SUBJECT_PARTITIONS,
} from '@iom/event-log';
import type { Sql } from '../store/database.js';

/** A row of `ledger.notice` that has not been told. */
interface DueRow {
  readonly seq: number;
  readonly notice_id: string;
  readonly kind: NoticeKind;
  readonly event_id: string;
  readonly subject_id: string;
  readonly input_topic: string | null;
  readonly input_partition: number | null;
  readonly input_offset: number | null;
  readonly due: readonly string[] | null;
  readonly recipients: readonly NoticeRecipient[] | null;
  readonly found_at_micros: Micros;
}

const AT_ONCE = 100;

/**
 * Says on `iom.notices` what is due, in the order in which it was found. A row was written together with what gives rise to it,
 * and is marked when it has been said: a notice is never lost. One that was said just before its instance ended is said
 * again, under the same id.
 */
export class NoticeTeller {
  constructor(
    private readonly sql: Sql,
    private readonly events: CommandLog,
    private readonly codec: Codec,
    private readonly producer: EventLogProducer,
  ) {}

  /** Tells all that is due now. Answers how many notices went out. */
  async tell(): Promise<number> {
    let told = 0;
    for (;;) {
      const rows = await this.due();
      for (const row of rows) if (await this.tellOne(row)) told++;
      if (rows.length < AT_ONCE) break;
    }
    this.events.rest();
    return told;
  }

  private async due(): Promise<DueRow[]> {
    return this.sql<DueRow[]>`
      select seq, notice_id, kind, event_id, subject_id, input_topic, input_partition, input_offset, due, recipients,
        (extract(epoch from found_at) * 1000000)::bigint as found_at_micros
      from ledger.notice where told_at is null order by seq limit ${AT_ONCE}`;
  }

  private async tellOne(row: DueRow): Promise<boolean> {
    const original = row.kind === 'CORRECTION' ? await this.originalOf(row) : null;
    const recipients =
      row.recipients ?? (original === null ? [] : await this.whoHad(original, row.due ?? []));
    if (recipients.length > 0) await this.send(noticeOf(row, original, recipients));
    await this.sql`
      update ledger.notice set told_at = now(), original_event_id = ${original},
        recipients = ${JSON.stringify(recipients)}::text::jsonb
      where seq = ${row.seq}`;
    return recipients.length > 0;
  }

  private async send(notice: Notice): Promise<void> {
    await this.producer.send([
      {
        topic: NOTICES,
        // Where the subject's events are, so that one instance of disclosure has both.
        partition: notice.input?.partition ?? partitionOf(notice.subjectId, SUBJECT_PARTITIONS),
        key: notice.subjectId,
        value: encodeNotice(this.codec, notice),
      },
    ]);
  }

  /** The event that a correction or retraction is about; null: it has been erased, or names none. */
  private async originalOf(row: DueRow): Promise<string | null> {
    const place = inputOf(row);
    const value = place && (await this.events.recordAt(place))?.value;
    if (!value) return null;
    await this.codec.learn([value]);
    const event = decodeRecorded(this.codec, value);
    if (event.type === 'RecordCorrected') return event.corrects;
    return event.type === 'RecordRetracted' ? event.retracts : null;
  }

  /** Who was sent the original, of those to whom the correction is due; a row of a roster is no record. */
  private whoHad(original: string, due: readonly string[]): Promise<NoticeRecipient[]> {
    return this.sql<NoticeRecipient[]>`
      select distinct on (recipient) recipient as org, disclosure_id as "disclosureId", sent_topic as topic
      from ledger.decision_record
      where event_id = ${original} and outcome = 'SHARED' and recipient = any(${[...due]}::text[])
        and sent_topic is not null and sent_topic <> all(${due.map(rosterTopic)}::text[])
      order by recipient, leaf_index desc`;
  }
}

function noticeOf(
  row: DueRow,
  original: string | null,
  recipients: readonly NoticeRecipient[],
): Notice {
  return {
    noticeId: row.notice_id,
    kind: row.kind,
    subjectId: row.subject_id,
    eventId: row.event_id,
    originalEventId: original,
    recipients: recipients.map(({ org, disclosureId, topic }) => ({ org, disclosureId, topic })),
    input: inputOf(row),
    at: row.found_at_micros,
  };
}

function inputOf({
  input_topic: topic,
  input_partition: partition,
  input_offset: offset,
}: DueRow): Notice['input'] {
  return topic === null || partition === null || offset === null
    ? null
    : { topic, partition, offset };
}
