-- One row per case: everything about one order, or about one conversation where there is no order.
create table case_record (
    case_id          text primary key,
    order_id         text,
    epoch            integer     not null default 1,
    revision         bigint      not null default 0,
    -- The index worker's to-do list: a case whose document is older than its row.
    indexed_revision bigint      not null default 0,
    index_attempts   integer     not null default 0,
    index_due        timestamptz not null default '-infinity',
    status           text        not null default 'open',
    severity         text        not null default 'none',
    contexts         text[]      not null default '{}',
    parties          text[]      not null default '{}',
    state            jsonb       not null default '{}',
    opened_at        timestamptz,
    updated_at       timestamptz
);
create index case_record_to_index on case_record (index_due) where indexed_revision < revision;
create index case_record_parties on case_record using gin (parties);

-- What happened in a case. The identifier is the event's ce_id, so that an event has its effect once.
create table case_entry (
    entry_id   text primary key,
    case_id    text        not null,
    at         timestamptz not null,
    context    text        not null,
    type       text        not null,
    subject_id text,
    -- Minor entries repeat what another entry shows anyway, such as the relay of a message.
    minor      boolean     not null,
    data       jsonb       not null
);
create index case_entry_timeline on case_entry (case_id, at desc, entry_id desc);

-- What became of each message: facts of two topics meet here in any order.
create table case_message (
    message_id text primary key,
    case_id    text  not null,
    data       jsonb not null
);

-- The parties as the marketplace knows them; the hash finds a party by address and goes with the person.
create table case_party (
    party_id      text primary key,
    role          text        not null,
    locale        text        not null,
    country       text        not null,
    registered_at timestamptz not null,
    email         jsonb,
    name          jsonb,
    email_hash    text
);
create index case_party_email_hash on case_party (email_hash) where email_hash is not null;

-- Which Elasticsearch index is read and which is written; they differ while the index is rebuilt.
create table case_index (
    only_row    boolean primary key default true check (only_row),
    read_index  text not null,
    write_index text not null
);
