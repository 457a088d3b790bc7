-- Erasures asked for here, and which contexts have confirmed. The list that counts stands beside the keys, in the vault.
create table erasure (
    erasure_id   text        primary key,
    party_id     text        not null,
    erased       text[]      not null,
    kept         text[]      not null,
    reasons      text[]      not null,
    requested_by text        not null,
    requested_at timestamptz not null
);

-- A confirmation may be read before its erasure is stored here, so neither refers to the other.
create table erasure_confirmation (
    erasure_id   text        not null,
    context      text        not null,
    confirmed_at timestamptz not null,
    primary key (erasure_id, context)
);
