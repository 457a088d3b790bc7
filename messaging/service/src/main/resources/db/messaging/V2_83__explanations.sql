-- Which words of a message moderation found, sealed under its author's key, of the verdict in force.
create table verdict_passage (
    message_id text not null,
    position   int  not null,
    revision   int  not null,
    subject    text not null,
    retention  text not null,
    ciphertext text not null,
    primary key (message_id, position)
);
create index verdict_passage_by_subject on verdict_passage (subject);

-- State of a process: messages that came by mail, whose authors hear by mail why one is withheld.
create table explainable (
    message_id text primary key,
    author_id  text not null,
    locale     text not null
);
