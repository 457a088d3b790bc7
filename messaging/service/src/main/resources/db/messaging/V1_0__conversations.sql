-- Who writes to whom, under which alias. Real addresses and names are sealed; email_hash is a keyed hash for look-up.
create table party (
    party_id         text primary key,
    email_ciphertext text,
    email_hash       text,
    name_ciphertext  text,
    locale           text        not null,
    country          text        not null,
    known_at         timestamptz not null,
    erased_at        timestamptz
);

-- Never deleted, so that no alias is ever given twice. Nothing in a row says who its owner really is.
create table alias (
    local_part      text primary key check (length(local_part) <= 64 and local_part = lower(local_part)),
    conversation_id text        not null,
    owner_id        text        not null,
    counterpart_id  text        not null,
    created_at      timestamptz not null,
    unique (conversation_id, owner_id)
);

-- Projection: the conversations.
create table conversation (
    conversation_id text primary key,
    kind            text        not null,
    order_id        text,
    first_id        text        not null,
    second_id       text        not null,
    agent_id        text,
    opened_at       timestamptz not null
);
create index conversation_by_order on conversation (order_id) where order_id is not null;
create index conversation_by_first on conversation (first_id, conversation_id);
create index conversation_by_second on conversation (second_id, conversation_id);
create index conversation_by_agent on conversation (agent_id, conversation_id) where agent_id is not null;

-- Projection: the messages, oldest first by position. content is sealed under the author's key.
create table message (
    message_id      text primary key,
    conversation_id text        not null,
    position        bigint      not null,
    author_id       text        not null,
    author_role     text        not null,
    recipient_id    text        not null,
    channel         text        not null,
    stage           text        not null,
    content         jsonb,
    verdict         jsonb,
    because         text,
    details         jsonb,
    status          text,
    received_at     timestamptz not null,
    unique (conversation_id, position)
);
create index message_by_author on message (author_id);

-- State of the relaying of each message. copy is what the recipient gets, sealed under the author's key.
create table relay (
    message_id      text primary key,
    conversation_id text        not null,
    position        bigint      not null,
    author_id       text        not null,
    author_role     text        not null,
    recipient_id    text        not null,
    recipient_role  text        not null,
    original        jsonb       not null,
    received_at     timestamptz not null,
    verdict_due_at  timestamptz,
    state           text        not null,
    stopped         boolean     not null default false,
    copy            jsonb
);
create index relay_by_conversation on relay (conversation_id, position);
create index relay_waiting on relay (verdict_due_at) where state = 'WAITING';
create index relay_by_author on relay (author_id);

-- Message-IDs of the authors' mail programs, so that threads hold on both sides. Ours is derived from message_id.
create table mail_reference (
    message_id         text primary key,
    conversation_id    text not null,
    author_id          text not null,
    mail_id_hash       text not null,
    mail_id_ciphertext text not null
);
create index mail_reference_by_hash on mail_reference (conversation_id, mail_id_hash);
create index mail_reference_by_author on mail_reference (author_id);
