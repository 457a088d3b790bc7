-- Erasures that this context has carried out.
create table erasure_done (
    erasure_id   text        primary key,
    party_id     text        not null,
    done_at      timestamptz not null,
    confirmed_at timestamptz
);
create index erasure_done_not_confirmed on erasure_done (done_at) where confirmed_at is null;
