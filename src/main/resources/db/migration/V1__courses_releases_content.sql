-- Content is immutable and keyed by a digest of what it was made from; releases share it.
-- Place (slug, path, order) and identity are versions: each holds from first_release to last_release of its
-- course, so that a release that changes one lesson adds rows for that lesson alone. 2147483647 is 'still'.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- One text search configuration per language that PostgreSQL stems, each reading 'cafe' and 'café' alike.
do $$
declare
    language name;
begin
    create text search configuration lectern_simple (copy = pg_catalog.simple);
    alter text search configuration lectern_simple
        alter mapping for asciiword, word, hword, hword_part, hword_asciipart, asciihword with unaccent, simple;
    for language in
        select c.cfgname from pg_catalog.pg_ts_config c
        join pg_catalog.pg_ts_dict d on d.dictname = c.cfgname || '_stem' and d.dictnamespace = c.cfgnamespace
        where c.cfgnamespace = 'pg_catalog'::regnamespace
    loop
        execute format('create text search configuration %I (copy = pg_catalog.%I)', 'lectern_' || language, language);
        execute format(
            'alter text search configuration %I alter mapping for word, hword, hword_part with unaccent, %I',
            'lectern_' || language, language || '_stem');
    end loop;
end
$$;

create table course (
    id              uuid not null,
    slug            text not null,
    current_release integer,
    created_at      timestamptz not null,
    constraint course_pk primary key (id),
    constraint course_slug_key unique (slug),
    constraint course_slug_filled check (slug <> '')
);

create table release (
    course_id         uuid not null,
    number            integer not null,
    digest            bytea not null,
    title             text not null,
    description       text not null,
    language          text not null,
    text_search       text not null,
    tags              text[] not null,
    authors           jsonb not null,
    license           text not null,
    metadata          jsonb not null,
    lesson_count      integer not null,
    module_count      integer not null,
    section_count     integer not null,
    code_block_count  integer not null,
    word_count        integer not null,
    estimated_minutes integer not null,
    published_at      timestamptz not null,
    constraint release_pk primary key (course_id, number),
    constraint release_course_fk foreign key (course_id) references course (id) on delete cascade,
    constraint release_number_positive check (number > 0),
    constraint release_digest_sha256 check (octet_length(digest) = 32)
);

alter table course
    add constraint course_current_release_fk foreign key (id, current_release) references release (course_id, number)
        deferrable initially deferred;

create table module_version (
    course_id     uuid not null,
    slug          text not null,
    first_release integer not null,
    last_release  integer not null default 2147483647,
    parent        text,
    path          text not null,
    title         text not null,
    summary       text not null,
    sort_order    numeric,
    sort_key      text collate "C" not null,
    metadata      jsonb not null,
    constraint module_version_pk primary key (course_id, slug, first_release),
    constraint module_version_release_fk foreign key (course_id, first_release) references release (course_id, number)
        on delete cascade,
    constraint module_version_range check (first_release <= last_release)
);

create unique index module_version_latest_key on module_version (course_id, slug) where last_release = 2147483647;
create index module_version_sort_key_idx on module_version (course_id, sort_key);

create table lesson_content (
    digest            bytea not null,
    title             text not null,
    summary           text not null,
    tags              text[] not null,
    objectives        text[] not null,
    aliases           text[] not null,
    metadata          jsonb not null,
    front_matter      jsonb not null,
    derived           text[] not null,
    languages         text[] not null,
    section_count     integer not null,
    code_block_count  integer not null,
    word_count        integer not null,
    estimated_minutes integer not null,
    diagnostics       jsonb not null,
    constraint lesson_content_pk primary key (digest),
    constraint lesson_content_digest_sha256 check (octet_length(digest) = 32)
);

create table section_content (
    lesson_digest     bytea not null,
    position          integer not null,
    parent            integer not null,
    level             integer not null,
    anchor            text not null,
    heading           text not null,
    heading_path      text[] not null,
    heading_html      text not null,
    heading_markdown  text not null,
    heading_mdast     text not null,
    html              text not null,
    markdown          text not null,
    text              text not null,
    mdast             text not null,
    start_line        integer not null,
    end_line          integer not null,
    word_count        integer not null,
    estimated_minutes integer not null,
    digest            bytea not null,
    search            tsvector not null,
    constraint section_content_pk primary key (lesson_digest, position),
    constraint section_content_lesson_fk foreign key (lesson_digest) references lesson_content (digest) on delete cascade,
    constraint section_content_anchor_key unique (lesson_digest, anchor),
    constraint section_content_level_range check (level between 0 and 6),
    constraint section_content_lines check (start_line between 1 and end_line),
    constraint section_content_parent_before check (parent between 0 and position - 1)
)
-- Most rows fit a page: compressing them and moving their texts elsewhere would cost more than it saves.
with (toast_tuple_target = 8160);

-- An ingestion fills these indexes' pending lists, and merges them at its end, which is much less work than a merge
-- for every 4 MB.
create index section_content_search_idx on section_content using gin (search) with (gin_pending_list_limit = 65536);

create table code_block_content (
    lesson_digest   bytea not null,
    number          integer not null,
    section         integer not null,
    language        text not null,
    info            text not null,
    attributes      jsonb not null,
    title           text not null,
    highlight_lines integer[] not null,
    code            text not null,
    start_line      integer not null,
    end_line        integer not null,
    lines           integer not null,
    digest          bytea not null,
    search          tsvector not null,
    constraint code_block_content_pk primary key (lesson_digest, number),
    constraint code_block_content_section_fk foreign key (lesson_digest, section)
        references section_content (lesson_digest, position) on delete cascade,
    constraint code_block_content_lines check (start_line between 1 and end_line)
);

create index code_block_content_search_idx on code_block_content using gin (search) with (gin_pending_list_limit = 65536);
create index code_block_content_code_idx on code_block_content using gin (code gin_trgm_ops)
    with (gin_pending_list_limit = 65536);
create index code_block_content_language_idx on code_block_content using hash (language);

create table lesson (
    id        uuid not null,
    course_id uuid not null,
    author_id text,
    constraint lesson_pk primary key (id),
    constraint lesson_course_fk foreign key (course_id) references course (id) on delete cascade,
    constraint lesson_author_id_key unique (course_id, author_id)
);

create table lesson_version (
    lesson_id       uuid not null,
    first_release   integer not null,
    last_release    integer not null default 2147483647,
    course_id       uuid not null,
    content         bytea not null,
    content_release integer not null,
    slug            text not null,
    path            text not null,
    module          text,
    title           text not null,
    sort_order      numeric,
    sort_key        text collate "C" not null,
    derived         text[] not null,
    constraint lesson_version_pk primary key (lesson_id, first_release),
    constraint lesson_version_lesson_fk foreign key (lesson_id) references lesson (id) on delete cascade,
    constraint lesson_version_release_fk foreign key (course_id, first_release) references release (course_id, number)
        on delete cascade,
    constraint lesson_version_content_fk foreign key (content) references lesson_content (digest),
    constraint lesson_version_range check (content_release <= first_release and first_release <= last_release)
);

create unique index lesson_version_latest_key on lesson_version (course_id, slug) where last_release = 2147483647;
create unique index lesson_version_latest_lesson_key on lesson_version (lesson_id) where last_release = 2147483647;
create index lesson_version_slug_idx on lesson_version (course_id, slug);
create index lesson_version_sort_key_idx on lesson_version (course_id, sort_key);
create index lesson_version_content_idx on lesson_version (content);

create table section_version (
    lesson_id     uuid not null,
    first_release integer not null,
    position      integer not null,
    section_id    uuid not null,
    constraint section_version_pk primary key (lesson_id, first_release, position),
    constraint section_version_lesson_fk foreign key (lesson_id, first_release)
        references lesson_version (lesson_id, first_release) on delete cascade
);

create index section_version_section_id_idx on section_version (section_id, first_release);

create table code_block_version (
    lesson_id     uuid not null,
    first_release integer not null,
    number        integer not null,
    code_block_id uuid not null,
    constraint code_block_version_pk primary key (lesson_id, first_release, number),
    constraint code_block_version_lesson_fk foreign key (lesson_id, first_release)
        references lesson_version (lesson_id, first_release) on delete cascade
);

create index code_block_version_code_block_id_idx on code_block_version (code_block_id, first_release);

create table ingestion (
    id                uuid not null,
    course            text not null,
    state             text not null,
    dry_run           boolean not null,
    release           integer,
    lessons           integer not null default 0,
    sections          integer not null default 0,
    code_blocks       integer not null default 0,
    assets            integer not null default 0,
    added             integer not null default 0,
    modified          integer not null default 0,
    removed           integer not null default 0,
    moved             integer not null default 0,
    unchanged         integer not null default 0,
    started_at        timestamptz not null,
    ended_at          timestamptz,
    constraint ingestion_pk primary key (id),
    constraint ingestion_state_known check (state in ('queued', 'running', 'succeeded', 'failed')),
    constraint ingestion_ended check ((state in ('succeeded', 'failed')) = (ended_at is not null))
);

create index ingestion_course_idx on ingestion (course, started_at desc, id);
create index ingestion_started_at_idx on ingestion (started_at desc, id);

create table diagnostic (
    ingestion_id uuid not null,
    position     integer not null,
    severity     text not null,
    code         text not null,
    file         text not null,
    line         integer not null,
    "column"     integer not null,
    end_line     integer not null,
    end_column   integer not null,
    message      text not null,
    hint         text not null,
    constraint diagnostic_pk primary key (ingestion_id, position),
    constraint diagnostic_ingestion_fk foreign key (ingestion_id) references ingestion (id) on delete cascade,
    constraint diagnostic_severity_known check (severity in ('error', 'warning', 'info'))
);
