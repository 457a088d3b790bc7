-- What claims granted, and what of it is paid back: never more than was paid here for the order, and once for each claim.
create table refund (
    claim_id       text        primary key,
    order_id       text        not null,
    granted_minor  bigint      not null check (granted_minor > 0),
    currency       text        not null,
    granted_at     timestamptz not null,
    -- Null as long as nothing was paid for the order here, or nothing is left of it.
    transfer_id    text        unique references transfer,
    refunded_minor bigint      not null default 0 check (refunded_minor between 0 and granted_minor),
    refunded_at    timestamptz
);
create index refund_by_order on refund (order_id);
