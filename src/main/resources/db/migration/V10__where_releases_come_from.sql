-- A release says who asked for it, when, from what, and what it did to the lessons; each move of a pointer, who moved it.

alter table release
    add column published_by text not null default '',
    add column message      text not null default '',
    add column source       text not null default '',
    add column source_ref   text not null default '',
    -- Ingestions are pruned, and what they made stays: no foreign key.
    add column ingestion_id uuid,
    add column added        integer not null default 0,
    add column modified     integer not null default 0,
    add column removed      integer not null default 0,
    add column moved        integer not null default 0,
    add column unchanged    integer not null default 0;

update release r
set source = i.source, ingestion_id = i.id, added = i.added, modified = i.modified, removed = i.removed, moved = i.moved,
    unchanged = i.unchanged
from (select distinct on (course, release) * from ingestion where state = 'succeeded' order by course, release, sequence) i
join course c on c.slug = i.course
where r.course_id = c.id and r.number = i.release;

alter table publication add column published_by text not null default '';
