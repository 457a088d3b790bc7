-- Projection: who wants no unsolicited mail, of one seller or ('*') of all.
create table opt_out (
    buyer_id  text        not null,
    seller_id text        not null,
    since     timestamptz not null,
    primary key (buyer_id, seller_id)
);

-- Projection: messages that a seller marked as critical because the buyer had opted out.
create table critical_use (
    message_id text        primary key,
    seller_id  text        not null,
    marked_at  timestamptz not null
);
create index critical_use_by_seller on critical_use (seller_id, marked_at);
