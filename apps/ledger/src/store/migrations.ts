/** One step of the database's shape. It is never changed once released: the next step changes what it made. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Everything lives in the PostgreSQL schema `ledger`: one row a leaf of the tree, and once for all of them what the decisions
 * under the same terms have in common. Readers use the views.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'the record',
    sql: `
      create table ledger.terms (
        id uuid primary key,
        event_type text not null,
        sender text not null,
        input_topic text not null,
        recipient text,
        outcome text,
        reasons jsonb,
        fields jsonb,
        agreement_id text,
        agreement_version int,
        agreement_sha256 text,
        purpose text,
        basis jsonb,
        caveats jsonb,
        sent_topic text,
        sent_schema_id int
      );
      comment on table ledger.terms is
        'What thousands of decisions have in common, under the first half of the SHA-256 of its canonical JSON. recipient is null: nobody was in scope.';

      create table ledger.leaf (
        leaf_index bigint primary key,
        entry_offset bigint not null,
        input_offset bigint not null,
        decided_at_micros bigint not null,
        current_version bigint,
        entry_index int not null,
        input_partition int not null,
        attempt int,
        terms_id uuid not null,
        event_id text not null,
        subject_id text not null,
        disclosure_id text,
        salt bytea,
        sent_commitment bytea,
        leaf_hash bytea not null,
        replay jsonb,
        released_by jsonb
      );
      comment on table ledger.leaf is
        'One row a decision, or an entry of iom.disclosures without any. Terms are not a foreign key: to check it costs as much as the row, and the leaf hash says more.';
      create unique index leaf_disclosure on ledger.leaf (disclosure_id);
      create index leaf_event on ledger.leaf (event_id);
      create index leaf_subject on ledger.leaf (subject_id);
      create index leaf_terms on ledger.leaf (terms_id, leaf_index);
      -- Entries follow each other: next to nothing to keep, and good enough to find one again.
      create index leaf_entry on ledger.leaf using brin (entry_offset) with (pages_per_range = 16, autosummarize = on);

      create table ledger.stretch (
        first_leaf bigint primary key,
        end_leaf bigint not null,
        decided_from_micros bigint not null,
        decided_to_micros bigint not null
      );
      comment on table ledger.stretch is 'Leaves written at once and between which instants they were decided: where to look for a time.';

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
      );

      create view ledger.leaf_record as
        select l.leaf_index, l.leaf_hash, l.terms_id, l.entry_offset, l.entry_index,
          l.event_id, t.event_type, t.sender, l.subject_id, t.input_topic, l.input_partition, l.input_offset,
          l.decided_at_micros, timestamptz 'epoch' + l.decided_at_micros * interval '1 microsecond' as decided_at,
          l.current_version, l.replay,
          l.disclosure_id, t.recipient, t.outcome, l.attempt, t.reasons, t.fields,
          t.agreement_id, t.agreement_version, t.agreement_sha256, t.purpose, t.basis, t.caveats,
          coalesce(l.released_by, '[]') as released_by, encode(l.salt, 'hex') as salt,
          t.sent_topic, t.sent_schema_id, encode(l.sent_commitment, 'hex') as sent_commitment
        from ledger.leaf l join ledger.terms t on t.id = l.terms_id;

      create view ledger.decision_record as
        select * from ledger.leaf_record where disclosure_id is not null;

      -- The same, entry by entry.
      create view ledger.disclosure_event as
        select distinct entry_offset, entry_index, event_id, event_type, sender, subject_id,
          input_topic, input_partition, input_offset, decided_at, current_version, replay
        from ledger.leaf_record;
      create view ledger.decision as
        select *, terms_id as field_list_id from ledger.decision_record;
      create view ledger.field_list as
        select id, fields from ledger.terms where fields is not null;

      -- A stretch of the log, all of it or nothing. One statement, and so one transaction: it checks that the session may write
      -- and that nobody has written meanwhile.
      create function ledger.append(
        writer_lock bigint, of_topic text, of_partition int, from_offset bigint, to_offset bigint,
        new_terms json, leaves ledger.leaf[], repeated json,
        first_leaf bigint, decided_from bigint, decided_to bigint, tree_size bigint, tree_root text, tree_hashes json
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

        insert into ledger.finding (code, topic, partition, "offset", index, disclosure_id, event_id)
        select 'REPEATED_DISCLOSURE', of_topic, of_partition, "offset", index, disclosure_id, event_id
        from json_to_recordset(repeated) as r("offset" bigint, index int, disclosure_id text, event_id text);

        if tree_size = first_leaf then
          return;
        end if;
        insert into ledger.terms select * from json_populate_recordset(null::ledger.terms, new_terms)
        on conflict do nothing;
        insert into ledger.leaf select * from unnest(leaves);
        insert into ledger.stretch values (first_leaf, tree_size, decided_from, decided_to);

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
    version: 2,
    name: 'a log for each organisation, tiles, and what is due',
    sql: `
      -- What was recorded before this version was never signed, and the logs of organisations cannot be made of its rows alone:
      -- all of it is taken down anew from iom.disclosures.
      truncate ledger.terms, ledger.leaf, ledger.stretch, ledger.consumed, ledger.finding;
      drop table ledger.tree_head;

      alter table ledger.leaf add column log_id int, add column log_index bigint;
      comment on column ledger.leaf.log_index is 'Its place in the log of what the recipient was sent; null: nothing was sent.';
      create unique index leaf_log on ledger.leaf (log_id, log_index) where log_id is not null;

      create table ledger.log (
        id int primary key,
        org text unique
      );
      comment on table ledger.log is 'The whole log (0, of no organisation), and by organisation that of what it was sent.';
      create table ledger.log_head (
        log_id int primary key,
        size bigint not null,
        root text not null,
        hashes jsonb not null
      );
      comment on column ledger.log_head.hashes is 'The roots of the perfect subtrees, largest first.';
      create view ledger.tree_head as select size, root, hashes from ledger.log_head where log_id = 0;

      create table ledger.tile_hash (
        log_id int not null,
        level int not null,
        index bigint not null,
        hash bytea not null,
        primary key (log_id, level, index)
      );
      comment on table ledger.tile_hash is 'The hashes of tiles above the lowest level (C2SP tlog-tiles): roots over 256^level leaves.';

      create table ledger.checkpoint (
        log_id int primary key,
        size bigint not null,
        note text not null,
        signed_at timestamptz not null default now()
      );
      comment on table ledger.checkpoint is 'The last signed checkpoint of each log, as it is served.';

      create table ledger.notice (
        seq bigint generated always as identity primary key,
        notice_id text not null unique,
        kind text not null,
        event_id text not null,
        subject_id text not null,
        input_topic text,
        input_partition int,
        input_offset bigint,
        due jsonb,
        original_event_id text,
        recipients jsonb,
        found_at timestamptz not null default now(),
        told_at timestamptz
      );
      comment on table ledger.notice is 'What is to be said on iom.notices: written with what gives rise to it, told_at when it has been said or there was nobody to tell.';
      create index notice_due on ledger.notice (seq) where told_at is null;

      create or replace view ledger.leaf_record as
        select l.leaf_index, l.leaf_hash, l.terms_id, l.entry_offset, l.entry_index,
          l.event_id, t.event_type, t.sender, l.subject_id, t.input_topic, l.input_partition, l.input_offset,
          l.decided_at_micros, timestamptz 'epoch' + l.decided_at_micros * interval '1 microsecond' as decided_at,
          l.current_version, l.replay,
          l.disclosure_id, t.recipient, t.outcome, l.attempt, t.reasons, t.fields,
          t.agreement_id, t.agreement_version, t.agreement_sha256, t.purpose, t.basis, t.caveats,
          coalesce(l.released_by, '[]') as released_by, encode(l.salt, 'hex') as salt,
          t.sent_topic, t.sent_schema_id, encode(l.sent_commitment, 'hex') as sent_commitment,
          l.log_id, l.log_index
        from ledger.leaf l join ledger.terms t on t.id = l.terms_id;

      drop function ledger.append(bigint, text, int, bigint, bigint, json, ledger.leaf[], json, bigint, bigint, bigint, bigint, text, json);

      -- A stretch of the log, all of it or nothing. One statement, and so one transaction: it checks that the session may write
      -- and that nobody has written meanwhile.
      create function ledger.append(
        writer_lock bigint, of_topic text, of_partition int, from_offset bigint, to_offset bigint,
        new_terms json, leaves ledger.leaf[], repeated json,
        first_leaf bigint, decided_from bigint, decided_to bigint, heads json, subtrees json, notices json
      ) returns void language plpgsql as $$
      declare
        grown int;
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

        insert into ledger.finding (code, topic, partition, "offset", index, disclosure_id, event_id)
        select 'REPEATED_DISCLOSURE', of_topic, of_partition, "offset", index, disclosure_id, event_id
        from json_to_recordset(repeated) as r("offset" bigint, index int, disclosure_id text, event_id text);

        if json_array_length(heads) = 0 then
          return;
        end if;
        insert into ledger.terms select * from json_populate_recordset(null::ledger.terms, new_terms)
        on conflict do nothing;
        insert into ledger.leaf select * from unnest(leaves);
        insert into ledger.stretch
        select first_leaf, size, decided_from, decided_to
        from json_to_recordset(heads) as h(log int, size bigint) where log = 0;

        insert into ledger.log (id, org)
        select log, org from json_to_recordset(heads) as h(log int, org text) on conflict do nothing;
        with told as (
          select * from json_to_recordset(heads) as h(log int, previous bigint, size bigint, root text, hashes jsonb)
        )
        insert into ledger.log_head as head (log_id, size, root, hashes)
        select log, size, root, hashes from told
        where previous = 0 or exists (select 1 from ledger.log_head known where known.log_id = told.log)
        on conflict (log_id) do update set size = excluded.size, root = excluded.root, hashes = excluded.hashes
        where head.size = (select previous from told where told.log = excluded.log_id);
        get diagnostics grown = row_count;
        if grown <> json_array_length(heads) then
          raise exception 'a tree has grown meanwhile' using errcode = 'IOM01';
        end if;

        insert into ledger.tile_hash (log_id, level, index, hash)
        select log, level, index, decode(hash, 'hex')
        from json_to_recordset(subtrees) as s(log int, level int, index bigint, hash text);
        insert into ledger.notice (notice_id, kind, event_id, subject_id, input_topic, input_partition, input_offset, due)
        select notice_id, 'CORRECTION', event_id, subject_id, input_topic, input_partition, input_offset, due
        from json_to_recordset(notices) as n(
          notice_id text, event_id text, subject_id text, input_topic text, input_partition int, input_offset bigint, due jsonb)
        on conflict do nothing;
      end $$;`,
  },
];
