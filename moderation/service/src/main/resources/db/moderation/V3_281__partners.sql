-- Where partners want to hear of orders that concern their own subjects; see dev.amana.moderation.partner. Secrets are derived
-- from a key of the vault and the generation, and stand nowhere.
create table partner_endpoint (
    endpoint_id    text primary key,
    subject        text        not null,
    url            text        not null,
    generation     int         not null,
    -- Until then the former secret signs, too.
    former_until   timestamptz,
    created_by     text        not null,
    created_at     timestamptz not null,
    disabled_at    timestamptz
);
create index partner_endpoint_subject on partner_endpoint (subject) where disabled_at is null;

create table webhook_delivery (
    delivery_id     text primary key,
    endpoint_id     text        not null,
    availability_id text        not null,
    revision        int         not null,
    payload         text        not null,
    state           text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    last_outcome    text,
    created_at      timestamptz not null,
    finished_at     timestamptz
);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'PENDING';
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, created_at);

-- Whom to write to about a ruling, and how far that has come: parties in order of their identifiers, up to after_party.
create table availability_notice (
    notice_id     text primary key,
    template      text        not null,
    texts         jsonb       not null,
    jurisdictions text[]      not null,
    cohort        text        not null,
    since         timestamptz not null,
    after_party   text        not null default '',
    told          int         not null default 0,
    created_at    timestamptz not null,
    done_at       timestamptz
);
create index availability_notice_open on availability_notice (created_at) where done_at is null;
