/** One step of the database's shape. It is never changed once released: the next step changes what it made. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Everything lives in the PostgreSQL schema `ledger`; readers use the view `ledger.decision_record`. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'what was decided',
    sql: `
      create table ledger.disclosure_event (
        entry_offset bigint not null,
        entry_index int not null,
        event_id text not null,
        event_type text not null,
        sender text not null,
        subject_id text not null,
        input_topic text not null,
        input_partition int not null,
        input_offset bigint not null,
        decided_at timestamptz not null,
        current_version bigint,
        replay jsonb,
        leaf_index bigint unique,
        primary key (entry_offset, entry_index)
      );
      comment on table ledger.disclosure_event is
        'One row an entry of iom.disclosures, by its place there. leaf_index: only of an entry without decisions.';
      create index on ledger.disclosure_event (event_id);
      create index on ledger.disclosure_event (subject_id);
      create index on ledger.disclosure_event (input_partition, input_offset);

      create table ledger.field_list (id text primary key, fields jsonb not null);
      comment on table ledger.field_list is
        'What became of each field. The same list belongs to thousands of decisions, so it is kept once, under the SHA-256 of its canonical JSON.';

      create table ledger.decision (
        disclosure_id text primary key,
        entry_offset bigint not null,
        entry_index int not null,
        leaf_index bigint not null unique,
        event_id text not null,
        recipient text not null,
        outcome text not null,
        attempt int not null,
        reasons jsonb not null,
        field_list_id text not null references ledger.field_list,
        agreement_id text,
        agreement_version int,
        agreement_sha256 text,
        purpose text,
        basis jsonb not null,
        caveats jsonb not null,
        released_by jsonb not null,
        salt text not null,
        sent_topic text,
        sent_schema_id int,
        sent_commitment text,
        foreign key (entry_offset, entry_index) references ledger.disclosure_event
      );
      create index on ledger.decision (entry_offset, entry_index);
      create index on ledger.decision (event_id);
      create index on ledger.decision (recipient, leaf_index);

      create view ledger.decision_record as
        select d.disclosure_id, d.leaf_index, d.event_id, e.event_type, e.sender, e.subject_id,
          e.input_topic, e.input_partition, e.input_offset,
          e.decided_at, (extract(epoch from e.decided_at) * 1000000)::bigint as decided_at_micros,
          e.current_version, e.replay,
          d.recipient, d.outcome, d.attempt, d.reasons, f.fields,
          d.agreement_id, d.agreement_version, d.agreement_sha256,
          d.purpose, d.basis, d.caveats, d.released_by, d.salt,
          d.sent_topic, d.sent_schema_id, d.sent_commitment,
          d.entry_offset, d.entry_index
        from ledger.decision d join ledger.disclosure_event e using (entry_offset, entry_index)
          join ledger.field_list f on f.id = d.field_list_id;`,
  },
  {
    version: 2,
    name: 'the tree over it and how far it has been read',
    sql: `
      create table ledger.leaf (index bigint primary key, hash bytea not null);

      create table ledger.tree_head (
        is_head boolean primary key default true check (is_head),
        size bigint not null,
        root text not null,
        hashes jsonb not null
      );
      comment on column ledger.tree_head.hashes is 'The roots of the perfect subtrees, largest first.';

      create table ledger.consumed (
        topic text not null,
        partition int not null,
        next_offset bigint not null,
        at timestamptz not null default now(),
        primary key (topic, partition)
      );

      create table ledger.finding (
        id bigint generated always as identity primary key,
        code text not null,
        topic text not null,
        partition int not null,
        "offset" bigint not null,
        index int not null,
        disclosure_id text,
        event_id text,
        found_at timestamptz not null default now()
      );`,
  },
  {
    version: 3,
    name: 'a stretch of the log, all of it or nothing',
    sql: `
      -- One statement, and so one transaction: it checks that the session may write and that nobody has written meanwhile.
      create function ledger.append(
        writer_lock bigint, of_topic text, of_partition int, from_offset bigint, to_offset bigint,
        entries json, field_lists json, decisions json, repeated json,
        first_leaf bigint, leaves text[], tree_size bigint, tree_root text, tree_hashes json
      ) returns void language plpgsql as $$
      begin
        -- Re-entrant for the session that holds it; refused to every other.
        if not pg_try_advisory_xact_lock(writer_lock) then
          raise exception 'another instance writes the record' using errcode = 'IOM01';
        end if;

        if from_offset is null then
          insert into ledger.consumed (topic, partition, next_offset)
          values (of_topic, of_partition, to_offset) on conflict do nothing;
        else
          update ledger.consumed set next_offset = to_offset, at = now()
          where topic = of_topic and partition = of_partition and next_offset = from_offset;
        end if;
        if not found then
          raise exception 'the record has been written on meanwhile' using errcode = 'IOM01';
        end if;

        insert into ledger.disclosure_event
        select entry_offset, entry_index, event_id, event_type, sender, subject_id,
          input_topic, input_partition, input_offset, decided_at, current_version, replay, leaf_index
        from json_to_recordset(entries) as r(
          entry_offset bigint, entry_index int, event_id text, event_type text, sender text, subject_id text,
          input_topic text, input_partition int, input_offset bigint, decided_at timestamptz, current_version bigint,
          replay jsonb, leaf_index bigint);

        insert into ledger.field_list (id, fields)
        select id, fields from json_to_recordset(field_lists) as r(id text, fields jsonb)
        on conflict do nothing;

        insert into ledger.decision
        select disclosure_id, entry_offset, entry_index, leaf_index, event_id, recipient, outcome, attempt, reasons,
          field_list_id, agreement_id, agreement_version, agreement_sha256, purpose, basis, caveats, released_by, salt,
          sent_topic, sent_schema_id, sent_commitment
        from json_to_recordset(decisions) as r(
          disclosure_id text, entry_offset bigint, entry_index int, leaf_index bigint, event_id text, recipient text,
          outcome text, attempt int, reasons jsonb, field_list_id text, agreement_id text, agreement_version int,
          agreement_sha256 text, purpose text, basis jsonb, caveats jsonb, released_by jsonb, salt text,
          sent_topic text, sent_schema_id int, sent_commitment text);

        insert into ledger.finding (code, topic, partition, "offset", index, disclosure_id, event_id)
        select 'REPEATED_DISCLOSURE', of_topic, of_partition, "offset", index, disclosure_id, event_id
        from json_to_recordset(repeated) as r("offset" bigint, index int, disclosure_id text, event_id text);

        if cardinality(leaves) = 0 then
          return;
        end if;
        insert into ledger.leaf (index, hash)
        select first_leaf + place - 1, decode(hex, 'hex') from unnest(leaves) with ordinality as l(hex, place);

        if first_leaf = 0 then
          insert into ledger.tree_head (size, root, hashes)
          values (tree_size, tree_root, tree_hashes::jsonb) on conflict do nothing;
        else
          update ledger.tree_head set size = tree_size, root = tree_root, hashes = tree_hashes::jsonb
          where size = first_leaf;
        end if;
        if not found then
          raise exception 'the tree has grown meanwhile' using errcode = 'IOM01';
        end if;
      end $$;`,
  },
  {
    version: 4,
    name: 'no index that nothing reads',
    sql: `
      -- Both tables have the event of a decision: found by one of them, so the other needs no index of it. Event ids come in no
      -- order, and an index of such is what costs most to keep.
      create or replace view ledger.decision_record as
        select d.disclosure_id, d.leaf_index, e.event_id, e.event_type, e.sender, e.subject_id,
          e.input_topic, e.input_partition, e.input_offset,
          e.decided_at, (extract(epoch from e.decided_at) * 1000000)::bigint as decided_at_micros,
          e.current_version, e.replay,
          d.recipient, d.outcome, d.attempt, d.reasons, f.fields,
          d.agreement_id, d.agreement_version, d.agreement_sha256,
          d.purpose, d.basis, d.caveats, d.released_by, d.salt,
          d.sent_topic, d.sent_schema_id, d.sent_commitment,
          d.entry_offset, d.entry_index
        from ledger.decision d join ledger.disclosure_event e using (entry_offset, entry_index)
          join ledger.field_list f on f.id = d.field_list_id;
      drop index ledger.decision_event_id_idx;

      -- Most entries have decisions and no leaf of their own.
      alter table ledger.disclosure_event drop constraint disclosure_event_leaf_index_key;
      create unique index on ledger.disclosure_event (leaf_index) where leaf_index is not null;`,
  },
  {
    version: 5,
    name: 'one place for the event of a decision',
    sql: `
      -- The tree is made anew from the event of the entry. A second one beside the decision was held against nothing, and
      -- whoever changed it could have made one event look like another.
      alter table ledger.decision drop column event_id;

      -- As it was, without that column.
      create or replace function ledger.append(
        writer_lock bigint, of_topic text, of_partition int, from_offset bigint, to_offset bigint,
        entries json, field_lists json, decisions json, repeated json,
        first_leaf bigint, leaves text[], tree_size bigint, tree_root text, tree_hashes json
      ) returns void language plpgsql as $$
      begin
        -- Re-entrant for the session that holds it; refused to every other.
        if not pg_try_advisory_xact_lock(writer_lock) then
          raise exception 'another instance writes the record' using errcode = 'IOM01';
        end if;

        if from_offset is null then
          insert into ledger.consumed (topic, partition, next_offset)
          values (of_topic, of_partition, to_offset) on conflict do nothing;
        else
          update ledger.consumed set next_offset = to_offset, at = now()
          where topic = of_topic and partition = of_partition and next_offset = from_offset;
        end if;
        if not found then
          raise exception 'the record has been written on meanwhile' using errcode = 'IOM01';
        end if;

        insert into ledger.disclosure_event
        select entry_offset, entry_index, event_id, event_type, sender, subject_id,
          input_topic, input_partition, input_offset, decided_at, current_version, replay, leaf_index
        from json_to_recordset(entries) as r(
          entry_offset bigint, entry_index int, event_id text, event_type text, sender text, subject_id text,
          input_topic text, input_partition int, input_offset bigint, decided_at timestamptz, current_version bigint,
          replay jsonb, leaf_index bigint);

        insert into ledger.field_list (id, fields)
        select id, fields from json_to_recordset(field_lists) as r(id text, fields jsonb)
        on conflict do nothing;

        insert into ledger.decision
        select disclosure_id, entry_offset, entry_index, leaf_index, recipient, outcome, attempt, reasons,
          field_list_id, agreement_id, agreement_version, agreement_sha256, purpose, basis, caveats, released_by, salt,
          sent_topic, sent_schema_id, sent_commitment
        from json_to_recordset(decisions) as r(
          disclosure_id text, entry_offset bigint, entry_index int, leaf_index bigint, recipient text,
          outcome text, attempt int, reasons jsonb, field_list_id text, agreement_id text, agreement_version int,
          agreement_sha256 text, purpose text, basis jsonb, caveats jsonb, released_by jsonb, salt text,
          sent_topic text, sent_schema_id int, sent_commitment text);

        insert into ledger.finding (code, topic, partition, "offset", index, disclosure_id, event_id)
        select 'REPEATED_DISCLOSURE', of_topic, of_partition, "offset", index, disclosure_id, event_id
        from json_to_recordset(repeated) as r("offset" bigint, index int, disclosure_id text, event_id text);

        if cardinality(leaves) = 0 then
          return;
        end if;
        insert into ledger.leaf (index, hash)
        select first_leaf + place - 1, decode(hex, 'hex') from unnest(leaves) with ordinality as l(hex, place);

        if first_leaf = 0 then
          insert into ledger.tree_head (size, root, hashes)
          values (tree_size, tree_root, tree_hashes::jsonb) on conflict do nothing;
        else
          update ledger.tree_head set size = tree_size, root = tree_root, hashes = tree_hashes::jsonb
          where size = first_leaf;
        end if;
        if not found then
          raise exception 'the tree has grown meanwhile' using errcode = 'IOM01';
        end if;
      end $$;`,
  },
];
