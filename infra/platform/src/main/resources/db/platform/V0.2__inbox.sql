-- Foreign events that were handled, by consumer group.
create table inbox (
    consumer_group text        not null,
    event_id       text        not null,
    handled_at     timestamptz not null default now(),
    primary key (consumer_group, event_id)
);
create index inbox_handled_at on inbox using brin (handled_at);

-- What could not be handled; the same record stands in <topic>.dlt.
create table dead_letter (
    id             text        primary key,
    consumer_group text        not null,
    topic          text        not null,
    kafka_partition integer    not null,
    kafka_offset   bigint      not null,
    record_key     text,
    event_id       text,
    event_type     text,
    headers        jsonb       not null,
    value          bytea,
    error          text        not null,
    failed_at      timestamptz not null,
    replayed_at    timestamptz,
    constraint dead_letter_once unique (consumer_group, topic, kafka_partition, kafka_offset)
);
