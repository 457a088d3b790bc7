-- The marketplace's orders, as far as claims need them.
create table claimable_order (
    order_id    text   primary key,
    buyer_id    text   not null,
    seller_id   text   not null,
    total_minor bigint not null,
    currency    text   not null,
    -- What is told later counts.
    epoch       int    not null,
    sequence    bigint not null
);

-- Projection: the claims. What was said stands in claim_entry, sealed under the claim's own key.
create table claim (
    claim_id         text        primary key,
    order_id         text        not null,
    conversation_id  text        not null,
    buyer_id         text        not null,
    seller_id        text        not null,
    reason           text        not null,
    wanted_minor     bigint      not null,
    currency         text        not null,
    state            text        not null,
    outcome          text,
    granted_minor    bigint,
    opened_at        timestamptz not null,
    answer_due_at    timestamptz not null,
    escalated_at     timestamptz,
    decided_at       timestamptz,
    decided_by       text,
    appealable_until timestamptz,
    appealed_at      timestamptz,
    closed_at        timestamptz,
    kept_until       timestamptz
);
create index claim_by_order on claim (order_id);
create index claim_by_conversation on claim (conversation_id);
create index claim_by_buyer on claim (buyer_id, claim_id);
create index claim_by_seller on claim (seller_id, claim_id);
create index claim_by_state on claim (state, claim_id);

-- Projection: what was done and said in a claim, in order. to_party is null where both parties may read it.
create table claim_entry (
    claim_id  text        not null,
    position  bigint      not null,
    what      text        not null,
    author_id text        not null,
    by_party  text        not null,
    to_party  text,
    text      jsonb,
    at        timestamptz not null,
    primary key (claim_id, position)
);

-- Messages that were not taken because contact was paused. Counted, not derived from events.
create table claim_contact_avoided (
    claim_id text   primary key,
    contacts bigint not null
);
