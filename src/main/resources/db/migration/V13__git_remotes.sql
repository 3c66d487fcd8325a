-- Where courses are pulled from. The course need not exist yet: the first pull makes it.

create table git_remote (
    course       text not null,
    repository   text not null,
    ref          text not null,
    path         text not null,
    strict       boolean not null,
    -- Seconds between pulls; null where nothing but requests and pushes make it pull.
    every        bigint,
    due_at       timestamptz,
    push_secret  text,
    -- Pulls that were asked for, and those of them that a pull that began later has done.
    requested    bigint not null default 0,
    done         bigint not null default 0,
    commit_id    text not null default '',
    pulled_at    timestamptz,
    failure      text not null default '',
    ingestion_id uuid,
    constraint git_remote_pk primary key (course),
    constraint git_remote_due check ((every is null) = (due_at is null)),
    constraint git_remote_every_positive check (every > 0)
);

create index git_remote_due_idx on git_remote (due_at) where due_at is not null;

-- A course that was removed is not pulled anew by a schedule.
create function forget_git_remote() returns trigger language plpgsql as $$
begin
    delete from git_remote where course = old.slug;
    return old;
end
$$;

create trigger course_forgets_git_remote after delete on course for each row execute function forget_git_remote();
