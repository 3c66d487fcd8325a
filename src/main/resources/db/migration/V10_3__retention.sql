-- A release whose time is over keeps its row, which says that it was there, and nothing else.
alter table release add column pruned_at timestamptz;

-- Pinned releases that were read, to the hour or so.
create table release_read (
    course_id uuid not null,
    number    integer not null,
    read_at   timestamptz not null,
    constraint release_read_pk primary key (course_id, number),
    constraint release_read_release_fk foreign key (course_id, number) references release (course_id, number) on delete cascade
);

-- A version that only pruned releases have keeps its ids and addresses, so that former ones still lead somewhere.
alter table lesson_version alter column content drop not null;
alter table section_version add column anchor text;

create index section_version_anchor_idx on section_version using hash (anchor) where anchor is not null;
create index lesson_content_used_at_idx on lesson_content (used_at);
