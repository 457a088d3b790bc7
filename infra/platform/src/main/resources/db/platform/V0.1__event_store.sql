-- The event store: the source of truth of this context. global_index is the commit order: every writer takes the same
-- advisory lock before it draws numbers, so a reader that has seen n never meets a smaller number later.
create table event (
    global_index     bigint generated always as identity primary key,
    event_id         text        not null,
    aggregate_type   text,
    aggregate_id     text        not null,
    sequence_number  bigint      not null,
    decided_at       timestamptz not null,
    payload_type     text        not null,
    payload_revision text,
    payload          bytea       not null,
    metadata         bytea       not null,
    constraint event_id_unique unique (event_id),
    constraint event_sequence_unique unique (aggregate_id, sequence_number)
);

-- How far each streaming processor has come.
create table processor_token (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    updated_at     text,
    owner          text,
    primary key (processor_name, segment)
);

-- Events that a projection could not handle, by sequence; Axon's dead-letter queue.
create table projection_dead_letter (
    dead_letter_id       text   not null primary key,
    processing_group     text   not null,
    sequence_identifier  text   not null,
    sequence_index       bigint not null,
    message_type         text   not null,
    event_id             text   not null,
    decided_at           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              bytea  not null,
    metadata             bytea,
    aggregate_type       text,
    aggregate_id         text,
    sequence_number      bigint,
    token_type           text,
    token                bytea,
    enqueued_at          text   not null,
    last_touched         text,
    processing_started   text,
    cause_type           text,
    cause_message        text,
    diagnostics          bytea,
    constraint projection_dead_letter_order unique (processing_group, sequence_identifier, sequence_index)
);
