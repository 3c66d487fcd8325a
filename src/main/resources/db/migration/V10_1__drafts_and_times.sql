-- Drafts, and lessons that have their time, are in releases; who reads sees them or not. Times at which lessons come and go
-- are listed with the release, so that it is known of an answer how long it holds.

alter table lesson_version
    add column draft      boolean not null default false,
    add column publish_at timestamptz,
    add column expire_at  timestamptz;

alter table release
    add column restricted boolean not null default false,
    add column boundaries timestamptz[] not null default '{}';

-- The last of the release's boundaries that had passed; null when none had. A boundary that passes is a publication too.
alter table publication add column as_of timestamptz;

-- Finds out whether a lesson that is shown refers to an asset.
create index link_version_asset_idx on link_version using hash (asset);
