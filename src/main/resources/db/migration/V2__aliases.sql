-- Addresses in the course that lead to a lesson besides its own, from one release to another.
alter table lesson_version add column aliases text[] not null default '{}';

create index lesson_version_aliases_idx on lesson_version using gin (aliases);
