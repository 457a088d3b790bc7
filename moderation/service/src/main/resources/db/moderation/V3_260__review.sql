-- What waits for reviewers; see dev.amana.moderation.review. Rebuilt from the events at any time, leases aside.
create table review_item (
    item_id       text primary key,
    -- HELD, APPEAL
    kind          text not null,
    screening_id  text not null,
    revision      int not null,
    severity      text not null,
    severity_rank int generated always as
        (array_position(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], severity)) stored,
    categories    text[] not null,
    -- the rules that spoke, in order: what bulk decisions call alike
    rules         text[] not null,
    standing      text not null,
    sender_id     text not null,
    -- one person has proposed, another is to say so too
    second        boolean not null default false,
    waiting_since timestamptz not null,
    due_at        timestamptz not null,
    -- of an item whose answer is known: which one, and whom it asks
    golden_id     text,
    golden_for    text,
    lease_token   text,
    leased_by     text,
    leased_until  timestamptz,
    -- decided, but still to be undone
    decision_id   text
);
create index review_item_order on review_item (severity_rank desc, due_at, item_id);
create index review_item_screening on review_item (screening_id);
create index review_item_leased on review_item (leased_by) where leased_by is not null;

-- Who said what of which message: nobody judges twice, and how often two people agree.
create table review_opinion (
    screening_id text not null,
    revision     int not null,
    reviewer     text not null,
    outcome      text not null,
    proposal     boolean not null,
    at           timestamptz not null,
    primary key (screening_id, revision)
);

-- What reviewers decided at the desk, until it is told to the screening, and for some time after.
create table review_decision (
    decision_id  text primary key,
    item_id      text not null,
    screening_id text not null,
    revision     int not null,
    lease_token  text not null,
    reviewer     text not null,
    outcome      text not null,
    grounds      jsonb not null,
    -- ciphertext, under the reviewer's key
    explanation  jsonb not null,
    golden_id    text,
    batch_id     text,
    -- PENDING, APPLYING, APPLIED, UNDONE, REFUSED
    state        text not null,
    decided_at   timestamptz not null,
    effective_at timestamptz not null
);
create index review_decision_due on review_decision (effective_at) where state in ('PENDING', 'APPLYING');
create index review_decision_batch on review_decision (batch_id) where batch_id is not null;
create index review_decision_item on review_decision (item_id, lease_token);
create index review_decision_reviewer on review_decision (reviewer, decided_at);

-- Harmful messages that somebody was shown.
create table review_exposure (
    reviewer text not null,
    item_id  text not null,
    at       timestamptz not null,
    primary key (reviewer, item_id)
);
create index review_exposure_at on review_exposure (reviewer, at);

-- Messages of which the right answer is known: copies, as ciphertext.
create table golden_item (
    golden_id  text primary key,
    screening  jsonb not null,
    content    jsonb not null,
    language   text not null,
    outcome    text not null,
    chosen_by  text not null,
    chosen_at  timestamptz not null,
    retired_at timestamptz
);

create table golden_answer (
    golden_id text not null,
    reviewer  text not null,
    outcome   text not null,
    expected  text not null,
    at        timestamptz not null,
    primary key (golden_id, reviewer)
);

-- Which team somebody of the staff belongs to.
create table staff_team (
    staff_id text primary key,
    team     text not null
);

-- What else was said in a conversation, as ciphertext, for some weeks.
create table surrounding_message (
    message_id      text primary key,
    conversation_id text not null,
    sender_id       text not null,
    sender_role     text not null,
    language        text not null,
    content         jsonb not null,
    received_at     timestamptz not null
);
create index surrounding_message_conversation on surrounding_message (conversation_id, received_at);
create index surrounding_message_age on surrounding_message (received_at);
create index surrounding_message_sender on surrounding_message (sender_id);
