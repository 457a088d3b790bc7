-- Whether the author learns by mail that a message could not be delivered: one who wrote by mail, and is a person.
alter table relay add column tell_author boolean not null default false;

-- Delivery reports that were sent, so that none is sent twice and nobody gets too many.
create table delivery_report (
    message_id text        primary key,
    party_id   text        not null,
    sent_at    timestamptz not null
);
create index delivery_report_by_party on delivery_report (party_id, sent_at);

-- Messages that came back for good. address_index is a hash under the party's own key: it tells one address of the party
-- from another, and nothing once the key is gone.
create table address_failure (
    party_id      text        not null,
    address_index text        not null,
    message_id    text        not null,
    failed_at     timestamptz not null,
    primary key (party_id, address_index, message_id)
);

-- Addresses that get no mail for now.
create table address_suspension (
    suspension_id   text        primary key,
    party_id        text        not null,
    address_index   text        not null,
    conversation_id text        not null,
    failures        int         not null,
    status          text        not null,
    suspended_at    timestamptz not null,
    lifted_at       timestamptz,
    lifted_by       text
);
create index address_suspension_by_party on address_suspension (party_id) where lifted_at is null;
