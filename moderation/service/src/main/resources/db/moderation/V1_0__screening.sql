-- What a reviewer looks at; see dev.amana.moderation.queue. Rebuilt from the events at any time.
create table screening (
    screening_id    text primary key,
    conversation_id text not null,
    order_id        text,
    sender_id       text not null,
    sender_role     text not null,
    outcome         text not null,
    severity        text not null,
    severity_rank   int generated always as
        (array_position(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], severity)) stored,
    revision        int not null,
    reasons         jsonb not null,
    -- ciphertext only; null once forgotten
    content         jsonb,
    received_at     timestamptz not null,
    screened_at     timestamptz not null,
    decided_by      text,
    decided_at      timestamptz
);

create index screening_queue on screening (outcome, severity_rank desc, received_at, screening_id);
create index screening_sender on screening (sender_id);
