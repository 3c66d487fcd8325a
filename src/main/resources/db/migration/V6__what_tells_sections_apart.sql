-- Whether the author set the anchor: it then says which section it is, whatever stands there.
alter table section_content add column anchor_given boolean not null default false;

-- Finds the other sections that have the same body.
create index section_content_digest_idx on section_content using hash (digest);
