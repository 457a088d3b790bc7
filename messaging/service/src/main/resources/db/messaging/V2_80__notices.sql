-- What Amana wrote to whom: each notice once, and not too many of one kind.
create table notice (
    notice_id text        primary key,
    party_id  text        not null,
    template  text        not null,
    given_at  timestamptz not null
);
create index notice_by_party on notice (party_id, template, given_at);
