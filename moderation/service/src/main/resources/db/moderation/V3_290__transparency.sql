-- What moderation did, for statements of reasons and for the transparency report; see dev.amana.moderation.transparency.
-- Rebuilt from the events at any time; nothing personal stands here.
create table verdict_step (
    screening_id text not null,
    revision     int not null,
    standing     text not null,
    category     text not null,
    -- rules, person or appeal
    basis        text not null,
    -- whether this decides upon an appeal
    on_appeal    boolean not null,
    before       text,
    outcome      text not null,
    -- since when this decision was waited for
    since        timestamptz not null,
    at           timestamptz not null,
    primary key (screening_id, revision)
);
create index verdict_step_at on verdict_step (at);

create table screened_day (
    day      date not null,
    standing text not null,
    outcome  text not null,
    messages bigint not null,
    primary key (day, standing, outcome)
);

create table statement_of_reasons (
    puid       text primary key,
    -- so that pages follow upon each other
    position   bigint generated always as identity,
    decided_at timestamptz not null,
    statement  jsonb not null
);
create index statement_of_reasons_position on statement_of_reasons (position);
create index statement_of_reasons_decided on statement_of_reasons (decided_at);

-- Reports of customers about delivered messages; see dev.amana.moderation.report.
create table message_report (
    report_id       text primary key,
    message_id      text not null,
    conversation_id text not null,
    order_id        text,
    reporter_id     text not null,
    sender_id       text not null,
    sender_role     text not null,
    category        text not null,
    -- ciphertext only; each part null once forgotten
    words           jsonb,
    subject         jsonb,
    text            jsonb,
    reported_at     timestamptz not null,
    due_at          timestamptz not null,
    answer          text,
    measure         text,
    answered_by     text,
    answered_at     timestamptz
);
create index message_report_open on message_report (due_at) where answer is null;
create index message_report_reported on message_report (reported_at);
create index message_report_sender on message_report (sender_id);
create index message_report_reporter on message_report (reporter_id);
