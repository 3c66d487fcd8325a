-- Whoever runs the ingestion looks here, and publishes nothing once it is asked for.
alter table ingestion add column cancel_requested boolean not null default false;
