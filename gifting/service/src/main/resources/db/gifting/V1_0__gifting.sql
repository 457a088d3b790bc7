-- Projections of the events of wish lists and gifts; rebuilt from these at any time.
create table wish_list (
    wish_list_id     text primary key,
    owner_id         text not null,
    title_retention  text not null,
    title_ciphertext text not null,
    created_at       timestamptz not null
);
create index wish_list_owner on wish_list (owner_id, created_at desc);

create table wish_list_item (
    wish_list_id     text not null,
    item_id          text not null,
    title_retention  text not null,
    title_ciphertext text not null,
    reserved         boolean not null default false,
    added_at         timestamptz not null,
    primary key (wish_list_id, item_id)
);

create table gift (
    gift_id          text primary key,
    order_id         text not null,
    wish_list_id     text not null,
    item_id          text not null,
    title_retention  text not null,
    title_ciphertext text not null,
    giver_id         text not null,
    recipient_id     text not null,
    giver_shown      boolean not null,
    placed_at        timestamptz not null,
    entitlement_id   text,
    delivered_at     timestamptz
);
create index gift_order on gift (order_id);
create index gift_giver on gift (giver_id, placed_at desc);
create index gift_recipient on gift (recipient_id, delivered_at desc);

-- What gifting heard of the marketplace.
create table known_order (
    order_id     text primary key,
    buyer_id     text,
    delivered_at timestamptz
);

create table known_order_item (
    order_id text not null,
    item_id  text not null,
    quantity int  not null,
    primary key (order_id, item_id)
);

-- Which gift takes a piece of which order, decided before the wish is reserved. No projection: it stays at a reset.
create table gifted_piece (
    gift_id  text primary key,
    order_id text not null,
    item_id  text not null
);
create index gifted_piece_order on gifted_piece (order_id, item_id);

create table known_party (
    party_id        text primary key,
    name_retention  text not null,
    name_ciphertext text not null
);
