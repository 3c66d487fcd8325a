-- One row for each time that a course's current_release moves, forwards or back: what a consumer who keeps a copy has seen
-- is a sequence number. They are written under a lock, in the order in which they become visible; see ReleasePointer.

create table publication (
    sequence     bigint generated always as identity,
    course_id    uuid not null,
    release      integer not null,
    published_at timestamptz not null,
    constraint publication_pk primary key (sequence),
    constraint publication_release_fk foreign key (course_id, release) references release (course_id, number)
);

create index publication_course_idx on publication (course_id, sequence);

insert into publication (course_id, release, published_at)
select c.id, c.current_release, r.published_at
from course c join release r on r.course_id = c.id and r.number = c.current_release
order by r.published_at, c.slug;
