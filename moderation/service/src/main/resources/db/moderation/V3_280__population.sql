-- What the marketplace and messaging tell of parties, orders and conversations: identifiers, countries and times only. See
-- dev.amana.moderation.population. It serves to count whom an order reaches, and to find whom a case is about.
create table known_party (
    party_id      text primary key,
    role          text        not null,
    country       text        not null,
    registered_at timestamptz not null,
    told_at       timestamptz not null
);
create index known_party_country on known_party (country, party_id);

create table known_order (
    order_id  text primary key,
    buyer_id  text    not null,
    seller_id text    not null,
    paid      boolean not null default false
);
create index known_order_unpaid on known_order (buyer_id) where not paid;

create table known_conversation (
    conversation_id text primary key,
    party_ids       text[] not null
);
create index known_conversation_parties on known_conversation using gin (party_ids);

-- Whom a case is about.
create table case_party (
    case_id  text not null,
    party_id text not null,
    primary key (case_id, party_id)
);
create index case_party_party on case_party (party_id);

-- Who of the staff was assigned to what from when until when; see dev.amana.moderation.assignment. Nothing is deleted.
create table staff_assignment (
    case_id   text        not null,
    staff_id  text        not null,
    role      text        not null,
    from_at   timestamptz not null,
    until_at  timestamptz,
    primary key (case_id, staff_id, role, from_at)
);
create index staff_assignment_staff on staff_assignment (staff_id, case_id);
