-- The versions of all rule sets, as the book's events tell them.
create table rule_set (
    version        integer primary key,
    name           text        not null,
    state          text        not null,
    text           text        not null,
    digest         text        not null,
    note           text        not null,
    authors        text[]      not null,
    changed_at     timestamptz not null,
    changed_by     text        not null,
    tested_digest  text,
    tested_figures jsonb,
    live_since     timestamptz
);

-- Runs over what was screened before. Samples name messages and where their events lie; never what they say.
create table back_test (
    test_id    text primary key,
    version    integer     not null,
    digest     text        not null,
    baseline   text        not null,
    state      text        not null,
    figures    jsonb       not null,
    samples    jsonb       not null,
    rules      jsonb       not null,
    since      timestamptz not null,
    most       integer     not null,
    started_by text        not null,
    started_at timestamptz not null,
    beat_at    timestamptz not null
);
create index back_test_of_version on back_test (version, started_at desc);

-- Where the version in shadow would have decided otherwise than the live one.
create table shadow_difference (
    version    integer     not null,
    message_id text        not null,
    before     text        not null,
    after      text        not null,
    rules      text[]      not null,
    at         timestamptz not null,
    primary key (version, message_id)
);
create table shadow_count (
    version integer not null,
    kind    text    not null,
    count   bigint  not null,
    primary key (version, kind)
);

-- What is remembered of a sender: when messages came, and which were withheld. Nothing of what they say.
create table sender_history (
    sender_id   text        not null,
    message_id  text        not null,
    received_at timestamptz not null,
    withheld    boolean     not null,
    primary key (sender_id, message_id)
);
create index sender_history_by_time on sender_history (sender_id, received_at);
create index sender_history_age on sender_history (received_at);
