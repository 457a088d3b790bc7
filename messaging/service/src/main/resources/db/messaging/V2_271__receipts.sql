-- Messages of staff that ask to be told when they are read, such as apologies. No pixel: the page, or a link in the mail.
create table receipt_wanted (
    message_id      text primary key,
    conversation_id text        not null,
    reader_id       text        not null,
    wanted_at       timestamptz not null,
    read_at         timestamptz
);
create index receipt_wanted_conversation on receipt_wanted (conversation_id) where read_at is null;
