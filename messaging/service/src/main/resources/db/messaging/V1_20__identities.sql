-- Every address and name that a party was ever known by, sealed: a quote or signature may still show an old one. hash is
-- a keyed hash that tells two apart.
create table party_identity (
    party_id   text        not null,
    kind       text        not null check (kind in ('address', 'name')),
    hash       text        not null,
    ciphertext text        not null,
    known_at   timestamptz not null,
    primary key (party_id, kind, hash)
);
