-- Whether the author set the anchor: it then says which section it is, whatever stands there.
alter table section_content add column anchor_given boolean not null default false;
