-- A course that was removed leaves one publication, of no release: what those who keep a copy are told by.

alter table publication
    alter column release drop not null,
    add column removed_slug  text,
    add column removed_title text,
    add column last_release  integer,
    add constraint publication_removal check ((release is null) = (removed_slug is not null)
        and (release is null) = (removed_title is not null) and (release is null) = (last_release is not null));

create index publication_removed_idx on publication (removed_slug, sequence) where release is null;

-- When somebody last needed it: what is being ingested is not named by any release yet, and must not be pruned.
alter table lesson_content add column used_at timestamptz not null default now();
