-- Sealed content, named by events. Its hash is over the ciphertext, and so can be checked when the key is gone.
create table blob (
    id         text        primary key,
    subject    text        not null,
    retention  text        not null,
    sha256     text        not null,
    bytes      bigint      not null,
    sealed     bytea       not null,
    created_at timestamptz not null default now()
);
-- Ciphertext does not compress; this saves the attempt.
alter table blob alter column sealed set storage external;
create index blob_by_subject on blob (subject, retention);
