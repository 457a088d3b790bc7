-- Who looked at what: a hash chain in the order of its numbers.
create table audit_entry (
    number            bigint      primary key,
    actor             text        not null,
    role              text        not null,
    action            text        not null,
    target            text        not null,
    order_id          text,
    reason_subject    text,
    reason_retention  text,
    reason_ciphertext text,
    at                timestamptz not null,
    previous_hash     text        not null,
    hash              text        not null,
    published_at      timestamptz
);
create index audit_entry_not_published on audit_entry (number) where published_at is null;
create index audit_entry_by_actor on audit_entry (actor, at);
