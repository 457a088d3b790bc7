-- Answers to requests that carried an Idempotency-Key; without an answer the first request is still in flight.
create table idempotency_key (
    scope        text        primary key,
    caller       text        not null,
    fingerprint  text        not null,
    locked_until timestamptz not null,
    answer       bytea,
    expires_at   timestamptz not null
);
create index idempotency_key_expires_at on idempotency_key (expires_at);
