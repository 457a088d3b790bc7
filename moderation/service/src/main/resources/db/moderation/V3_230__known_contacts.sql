-- By what parties are known: hashes under moderation's own key; see dev.amana.moderation.person. Gone with an erasure.
create table known_contact (
    party_id text not null,
    hash     text not null,
    told_at  timestamptz not null,
    primary key (party_id, hash)
);
create index known_contact_hash on known_contact (hash);
