-- Who is told of what happens, and what became of telling them. A delivery is inserted in the transaction of what it tells of.

create table webhook (
    id               uuid not null,
    sequence         bigint generated always as identity,
    url              text not null,
    courses          text[] not null,
    events           text[] not null,
    enabled          boolean not null default true,
    disabled_because text not null default '',
    -- The key that signs: it has to be known, and so can't be kept as a digest.
    secret           bytea not null,
    previous_secret  bytea,
    previous_until   timestamptz,
    created_at       timestamptz not null,
    created_by       text not null,
    constraint webhook_pk primary key (id),
    constraint webhook_sequence_key unique (sequence),
    constraint webhook_some_event check (cardinality(events) > 0),
    constraint webhook_disabled_for_a_reason check (not enabled or disabled_because = ''),
    constraint webhook_previous_for_a_while check ((previous_secret is null) = (previous_until is null))
);

create table webhook_delivery (
    id              uuid not null,
    sequence        bigint generated always as identity,
    webhook_id      uuid not null,
    event           text not null,
    course          text not null,
    -- What is signed and sent, byte for byte the same in every attempt.
    payload         text not null,
    state           text not null default 'pending',
    -- A redelivery begins another round of attempts; the jobs of earlier ones then have nothing to do.
    round           integer not null default 1,
    round_attempts  integer not null default 0,
    attempts        integer not null default 0,
    created_at      timestamptz not null,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,
    status          integer,
    duration_millis bigint,
    answer          text not null default '',
    error           text not null default '',
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_state_known check (state in ('pending', 'delivered', 'failed'))
);

create unique index webhook_delivery_webhook_idx on webhook_delivery (webhook_id, sequence);
create index webhook_delivery_pending_idx on webhook_delivery (webhook_id) where state = 'pending';
create index webhook_delivery_created_at_idx on webhook_delivery (created_at);
