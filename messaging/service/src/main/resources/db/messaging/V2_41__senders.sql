-- Addresses from which a party writes beside the one that the marketplace knows; sealed, with a keyed hash for look-up. One
-- without verified_at waits for the token that was mailed to it.
create table sender_address (
    address_id  text primary key,
    party_id    text        not null,
    hash        text        not null,
    ciphertext  text        not null,
    token_hash  text unique,
    added_at    timestamptz not null,
    verified_at timestamptz,
    unique (party_id, hash)
);
create index sender_address_unverified on sender_address (added_at) where verified_at is null;

-- Mails that nothing proves to be from whom they say, until that party confirms them by the token that was mailed to it.
create table held_mail (
    mail_id     text primary key,
    party_id    text        not null,
    alias       text        not null,
    original    jsonb       not null,
    token_hash  text        not null unique,
    received_at timestamptz not null,
    expires_at  timestamptz not null
);
create index held_mail_by_party on held_mail (party_id);
create index held_mail_by_expiry on held_mail (expires_at);
