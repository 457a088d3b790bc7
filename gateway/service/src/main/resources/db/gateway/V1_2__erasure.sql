-- Erasures asked for here, and which contexts have confirmed.
create table erasure (
    id           text        primary key,
    party_id     text        not null,
    erased       text[]      not null,
    kept         text[]      not null,
    requested_by text        not null,
    requested_at timestamptz not null
);

create index erasure_party on erasure (party_id);

create table erasure_confirmation (
    erasure_id   text        not null references erasure,
    context      text        not null,
    confirmed_at timestamptz not null,
    primary key (erasure_id, context)
);
