-- Digests of small pictures of staff that a reviewer has let go; see dev.amana.moderation.logo. Nobody can tell a file from one.
create table cleared_logo (
    digest  text primary key,
    used_at timestamptz not null
);
create index cleared_logo_used on cleared_logo (used_at);
