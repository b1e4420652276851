import type { FieldDecision, Micros } from '@iom/domain';
import postgres from 'postgres';

/** A decision as the ledger keeps it. */
export interface DecisionRow {
  readonly disclosureId: string;
  readonly recipient: string;
  readonly outcome: string;
  readonly attempt: number;
  readonly reasons: readonly string[];
  readonly fields: readonly FieldDecision[];
  readonly agreement: { readonly id: string; readonly version: number } | null;
}

/** What was decided about an event, at one time. */
export interface EntryRow {
  readonly eventId: string;
  readonly eventType: string;
  readonly sender: string;
  readonly subjectId: string;
  /** Where the event stands in the event store. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly decidedAt: Micros;
  readonly replayId: string | null;
  readonly decisions: readonly DecisionRow[];
}

const NO_SUCH_TABLE = '42P01';
const NO_SUCH_SCHEMA = '3F000';

/** What the ledger holds about people and events, oldest first. */
export class LedgerHistory {
  private readonly sql: postgres.Sql;

  constructor(databaseUrl: string) {
    this.sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  }

  aboutSubject(subjectId: string): Promise<readonly EntryRow[]> {
    return this.entries(this.sql`e.subject_id = ${subjectId}`);
  }

  aboutEvent(eventId: string): Promise<readonly EntryRow[]> {
    return this.entries(this.sql`e.event_id = ${eventId}`);
  }

  async close(): Promise<void> {
    await this.sql.end();
  }

  private async entries(where: postgres.Fragment): Promise<readonly EntryRow[]> {
    try {
      return await this.sql<EntryRow[]>`
        select e.event_id as "eventId", e.event_type as "eventType", e.sender, e.subject_id as "subjectId",
          e.input_topic as topic, e.input_partition as partition, e.input_offset::float8 as "offset",
          (extract(epoch from e.decided_at) * 1000000)::float8 as "decidedAt", e.replay ->> 'replayId' as "replayId",
          coalesce(
            (select json_agg(json_build_object(
                'disclosureId', d.disclosure_id, 'recipient', d.recipient, 'outcome', d.outcome, 'attempt', d.attempt,
                'reasons', d.reasons, 'fields', f.fields,
                'agreement', case when d.agreement_id is not null
                  then json_build_object('id', d.agreement_id, 'version', d.agreement_version) end
              ) order by d.leaf_index)
              from ledger.decision d join ledger.field_list f on f.id = d.field_list_id
              where d.entry_offset = e.entry_offset and d.entry_index = e.entry_index),
            '[]') as decisions
        from ledger.disclosure_event e where ${where}
        order by e.entry_offset, e.entry_index`;
    } catch (error) {
      // The ledger has not run on this database yet: it holds nothing.
      if (error instanceof postgres.PostgresError && isNotThere(error)) return [];
      throw error;
    }
  }
}

const isNotThere = ({ code }: postgres.PostgresError): boolean =>
  code === NO_SUCH_TABLE || code === NO_SUCH_SCHEMA;
