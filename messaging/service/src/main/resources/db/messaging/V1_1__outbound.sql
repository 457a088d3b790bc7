-- Mails that leave, one row per mail and recipient. The address is sealed under the recipient's key; the lane, which
-- keeps destinations apart, is a keyed hash of its domain.
create table outbound_mail (
    id                   text        primary key,
    conversation_id      text        not null,
    message_id           text        not null,
    sender               text        not null,
    recipient            text        not null,
    address_retention    text        not null,
    address_ciphertext   text        not null,
    lane                 text        not null,
    blob_id              text        not null,
    blob_subject         text        not null,
    blob_retention       text        not null,
    blob_sha256          text        not null,
    blob_bytes           bigint      not null,
    state                text        not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempts             int         not null default 0,
    -- RFC 3463 status of the last attempt, once there was one.
    status               text,
    -- Claimed by an instance that ended before it knew the outcome: the mail may have arrived twice.
    perhaps_twice        boolean     not null default false,
    enqueued_at          timestamptz not null,
    next_attempt_at      timestamptz not null,
    lease_owner          text,
    lease_until          timestamptz,
    finished_at          timestamptz,
    -- Whether the conversation knows the final state.
    reported             boolean     not null default false
) with (fillfactor = 80);

create index outbound_mail_due on outbound_mail (next_attempt_at) where state = 'queued';
create index outbound_mail_leased on outbound_mail (lease_until) where state = 'sending';
create index outbound_mail_unreported on outbound_mail (finished_at) where state in ('sent', 'failed') and not reported;
create index outbound_mail_finished on outbound_mail (finished_at) where state in ('sent', 'failed');
create index outbound_mail_recipient on outbound_mail (recipient);
