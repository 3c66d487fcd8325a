-- Numbers that a layout gives ('1.2'), chapters that are announced and not written, lines of code that readers need not
-- see, and the file that code was taken from.
alter table module_version
    add column number text,
    add column draft boolean not null default false;

alter table lesson_version add column number text;

alter table code_block_content
    add column full_code text,
    add column source jsonb;
