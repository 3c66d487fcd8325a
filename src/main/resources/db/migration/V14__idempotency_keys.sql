-- Which ingestion a client's key stands for, so that a push that is sent again is not ingested again. A row comes with its
-- ingestion in one transaction, and its key is unique: of two pushes at once, the second finds the first.

create table idempotency_key (
    caller       text not null,
    course       text not null,
    key          text not null,
    fingerprint  bytea not null,
    ingestion_id uuid not null,
    expires_at   timestamptz not null,
    constraint idempotency_key_pk primary key (caller, course, key),
    constraint idempotency_key_fingerprint_sha256 check (octet_length(fingerprint) = 32),
    constraint idempotency_key_ingestion_fk foreign key (ingestion_id) references ingestion (id)
        on delete cascade deferrable initially deferred
);

create index idempotency_key_expires_at_idx on idempotency_key (expires_at);
create index idempotency_key_ingestion_idx on idempotency_key (ingestion_id);
