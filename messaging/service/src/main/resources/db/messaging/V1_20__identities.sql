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

-- Those known already. A name's keyed hash cannot be made here; any text of its own serves.
insert into party_identity (party_id, kind, hash, ciphertext, known_at)
select party_id, 'address', email_hash, email_ciphertext, known_at from party
where email_ciphertext is not null and email_hash is not null;
insert into party_identity (party_id, kind, hash, ciphertext, known_at)
select party_id, 'name', 'migrated', name_ciphertext, known_at from party where name_ciphertext is not null;
