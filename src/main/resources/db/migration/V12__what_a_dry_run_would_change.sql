-- What a dry run would change for readers; null for all other ingestions, and for a dry run that failed.
alter table ingestion add column impact jsonb;
