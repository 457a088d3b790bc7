-- The marketplace's own facts, in the order in which they were told. Personal fields stand in the body sealed.
create table marketplace_fact (
    position        bigint generated always as identity primary key,
    id              text        not null unique,
    topic           text        not null,
    key             text        not null,
    sequence        bigint      not null,
    type            text        not null,
    order_id        text,
    digest          text,
    idempotency_key text,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    body            text        not null,
    unique (topic, key, sequence)
);

create unique index marketplace_fact_told_once on marketplace_fact (topic, key, digest);

create function marketplace_fact_stays() returns trigger language plpgsql as $$
begin
    raise exception 'marketplace_fact is append-only';
end
$$;

create trigger marketplace_fact_stays before update or delete on marketplace_fact
    for each statement execute function marketplace_fact_stays();

-- One row per party or order: the next sequence number, and a hash of what was told last, by which a repetition is known.
-- The hash of a party is keyed and goes with the party.
create table marketplace_stream (
    topic        text   not null,
    key          text   not null,
    sequence     bigint not null,
    digest       text,
    described_by text references marketplace_fact (id),
    primary key (topic, key)
);

-- What still has to go to Kafka.
create table marketplace_unpublished (
    position bigint primary key references marketplace_fact
);
