-- What moderation wants done to a message that is delivered; words as ciphertext.
create table treatment (
    message_id text primary key,
    revision   integer not null,
    warned     boolean not null,
    redactions jsonb   not null
);

-- When a message goes without a verdict; null for never, as for all from before this.
alter table relay add column risk_class text, add column release_due_at timestamptz,
    add column unscreened boolean not null default false;
create index relay_release_due on relay (release_due_at) where state = 'WAITING' and release_due_at is not null;

alter table message add column unscreened boolean not null default false;
create index message_withheld_of on message (author_id, received_at) where verdict ->> 'outcome' in ('HELD', 'BLOCKED');
