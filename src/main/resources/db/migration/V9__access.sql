-- Bearer tokens, and what was done with them.

create table access_token (
    id           uuid not null,
    name         text not null,
    -- SHA-256 of the secret, which is nowhere.
    digest       bytea not null,
    scopes       text[] not null,
    -- Slugs of the only courses that it is good for; null for every course.
    courses      text[],
    expires_at   timestamptz,
    created_at   timestamptz not null,
    created_by   text not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint access_token_pk primary key (id),
    constraint access_token_digest_key unique (digest),
    constraint access_token_digest_check check (octet_length(digest) = 32),
    constraint access_token_scopes_check check (cardinality(scopes) > 0),
    constraint access_token_courses_check check (cardinality(courses) > 0)
);

create index access_token_created_at_idx on access_token (created_at, id);

-- A row is written before what it tells of begins, and gets its status when that has ended.
create table audit (
    id         bigint generated always as identity,
    at         timestamptz not null,
    caller     text not null,
    token_id   uuid,
    address    text not null,
    method     text not null,
    path       text not null,
    course     text,
    request_id text,
    status     integer,
    constraint audit_pk primary key (id)
);

create index audit_course_idx on audit (course, id);
create index audit_caller_idx on audit (caller, id);
create index audit_at_idx on audit (at);
