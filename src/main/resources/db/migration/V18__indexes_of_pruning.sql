-- What a tree is looked for by before it is pruned, and ingestions by the time at which they ended.
create index ingestion_tree_idx on ingestion (tree) where tree is not null;
create index release_tree_idx on release (tree) where tree is not null;
create index ingestion_ended_at_idx on ingestion (ended_at) where ended_at is not null;
