-- Whatever is ingested is kept first, as files under their digests and a tree that names them: any replica can then run
-- an ingestion, run it again, and replace single files of what a course was made from. Assets are such files too.

alter table asset_content rename to file_content;
alter table file_content rename constraint asset_content_pk to file_content_pk;
alter table file_content rename constraint asset_content_digest_sha256 to file_content_digest_sha256;
alter table file_content rename constraint asset_content_size to file_content_size;

-- When somebody last began to need it: what is being taken in is not named by anything yet, and must not be pruned.
alter table file_content add column used_at timestamptz not null default now();

create table source_tree (
    digest  bytea not null,
    paths   text[] not null,
    digests bytea[] not null,
    sizes   bigint[] not null,
    skipped jsonb not null,
    used_at timestamptz not null,
    constraint source_tree_pk primary key (digest),
    constraint source_tree_digest_sha256 check (octet_length(digest) = 32),
    constraint source_tree_whole check (cardinality(paths) = cardinality(digests) and cardinality(paths) = cardinality(sizes))
);

-- The tree that a release was last made from; none for those from before trees were kept.
alter table release add column tree bytea;
alter table release add constraint release_tree_fk foreign key (tree) references source_tree (digest);

alter table ingestion
    add column sequence     bigint generated always as identity,
    add column mode         text not null default 'replace',
    add column strict       boolean not null default false,
    add column removals     text[] not null default '{}',
    add column source       text not null default 'folder',
    add column requested_by text not null default '',
    add column message      text not null default '',
    add column source_ref   text not null default '',
    add column tree         bytea,
    add column attempts     integer not null default 0,
    add column stage        text not null default '',
    add column files_done   integer not null default 0,
    add column files_total  integer not null default 0,
    add column queued_at    timestamptz,
    alter column started_at drop not null,
    drop constraint ingestion_state_known,
    drop constraint ingestion_ended,
    add constraint ingestion_state_known check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    add constraint ingestion_ended check ((state in ('succeeded', 'failed', 'cancelled')) = (ended_at is not null)),
    add constraint ingestion_begun check (state <> 'running' or started_at is not null),
    add constraint ingestion_mode_known check (mode in ('replace', 'merge')),
    add constraint ingestion_tree_fk foreign key (tree) references source_tree (digest);

update ingestion set queued_at = started_at;
alter table ingestion alter column queued_at set not null;

drop index ingestion_course_idx;
drop index ingestion_started_at_idx;
create index ingestion_course_idx on ingestion (course, sequence);
create unique index ingestion_sequence_key on ingestion (sequence);
create index ingestion_unfinished_idx on ingestion (course, sequence) where state in ('queued', 'running');
