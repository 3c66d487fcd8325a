-- What has to be at a path of the course when the turn of an ingestion comes: the digest of a file in hexadecimal, '*' for any
-- file, or '' for none. Without a path, nothing is expected.
alter table ingestion
    add column expected_path text not null default '',
    add column expected_file text not null default '';
