-- Orders as the marketplace told them, as far as a pay code needs them.
create table known_order (
    order_id     text        primary key,
    buyer_id     text        not null,
    amount_minor bigint      not null,
    currency     text        not null,
    sequence     bigint      not null,
    -- Paid in some way, or returned.
    closed_at    timestamptz
);

create index known_order_buyer on known_order (buyer_id);

-- Pay codes: the number is reserved here before the code is issued, so that none is given twice. The state follows the
-- aggregate's events.
create table pay_code (
    pay_code_id  text        primary key,
    order_id     text        not null,
    attempt      int         not null,
    number       text        not null unique,
    payer_id     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    currency     text        not null,
    issued_at    timestamptz not null,
    expires_at   timestamptz not null,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'PAID', 'EXPIRED')),
    unique (order_id, attempt)
);
