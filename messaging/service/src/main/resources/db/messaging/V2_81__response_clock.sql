-- Projection: the messages of buyers that a seller has to answer, and the messages of sellers that may answer them.
create table question (
    message_id      text        primary key,
    conversation_id text        not null,
    order_id        text,
    buyer_id        text        not null,
    seller_id       text        not null,
    -- When the seller could first read it; the clock runs from then until due_at.
    asked_at        timestamptz,
    due_at          timestamptz,
    state           text        not null check (state in ('WAITING', 'OPEN', 'ANSWERED', 'DISMISSED', 'VOID')),
    closed_at       timestamptz,
    answer_id       text,
    reminded_at     timestamptz,
    overdue_at      timestamptz
);
create index question_by_conversation on question (conversation_id);
create index question_by_order on question (order_id) where order_id is not null;
create index question_by_seller on question (seller_id, asked_at);
create index question_by_answer on question (answer_id) where answer_id is not null;
create index question_due on question (due_at) where state = 'OPEN';

create table answer (
    message_id      text        primary key,
    conversation_id text        not null,
    written_at      timestamptz not null,
    state           text        not null check (state in ('PENDING', 'RELEASED', 'REFUSED'))
);
create index answer_by_conversation on answer (conversation_id, written_at);
