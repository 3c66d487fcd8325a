-- What a lesson's links lead to depends on the other files of its course, so it belongs to the lesson's versions: a
-- target is the path of a lesson in the same release, which every read joins to the address and ids that it has there.

-- Where links may lead in a lesson: anchors, and ids that raw HTML gives, each with the anchor of its section.
alter table lesson_content add column anchors jsonb not null default '{}';

-- Where links stand in the formats of a section: link, form, 1 for the heading, start and end of each, in one array.
alter table section_content add column link_places integer[] not null default '{}';

create table link_content (
    lesson_digest bytea not null,
    number        integer not null,
    section       integer not null,
    kind          text not null,
    url           text not null,
    external      boolean not null,
    text          text not null,
    line          integer not null,
    "column"      integer not null,
    end_line      integer not null,
    end_column    integer not null,
    constraint link_content_pk primary key (lesson_digest, number),
    constraint link_content_section_fk foreign key (lesson_digest, section)
        references section_content (lesson_digest, position) on delete cascade,
    constraint link_content_kind_known check (kind in ('link', 'image'))
);

-- Digest over what the lesson's links lead to; empty when they lead nowhere in the course.
alter table lesson_version add column links bytea not null default '';

-- A path may be longer than what an ordered index takes.
create index lesson_version_path_idx on lesson_version using hash (path);

create table link_version (
    lesson_id     uuid not null,
    first_release integer not null,
    number        integer not null,
    course_id     uuid not null,
    target        text,
    asset         text,
    anchor        text not null,
    constraint link_version_pk primary key (lesson_id, first_release, number),
    constraint link_version_lesson_fk foreign key (lesson_id, first_release)
        references lesson_version (lesson_id, first_release) on delete cascade,
    constraint link_version_one_end check ((target is null) <> (asset is null))
);

create index link_version_target_idx on link_version using hash (target);

alter table release
    add column link_template text not null default '',
    add column asset_count integer not null default 0;

create table asset_content (
    digest bytea not null,
    size   bigint not null,
    bytes  bytea not null,
    constraint asset_content_pk primary key (digest),
    constraint asset_content_digest_sha256 check (octet_length(digest) = 32),
    constraint asset_content_size check (octet_length(bytes) = size)
);

-- Not compressed, so that a part can be read without the rest.
alter table asset_content alter column bytes set storage external;

create table asset_version (
    course_id     uuid not null,
    path          text not null,
    first_release integer not null,
    last_release  integer not null default 2147483647,
    asset_id      uuid not null,
    digest        bytea not null,
    media_type    text not null,
    constraint asset_version_pk primary key (course_id, path, first_release),
    constraint asset_version_release_fk foreign key (course_id, first_release) references release (course_id, number)
        on delete cascade,
    constraint asset_version_digest_fk foreign key (digest) references asset_content (digest),
    constraint asset_version_range check (first_release <= last_release)
);

create unique index asset_version_latest_key on asset_version (course_id, path) where last_release = 2147483647;
create unique index asset_version_latest_asset_key on asset_version (asset_id) where last_release = 2147483647;
create index asset_version_asset_id_idx on asset_version (asset_id);
create index asset_version_digest_idx on asset_version (digest);
