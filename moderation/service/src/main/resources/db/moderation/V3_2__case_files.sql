-- The work of staff on cases; see dev.amana.moderation.casefile. Rebuilt from the events at any time.
create table case_file (
    case_id     text primary key,
    revision    int not null,
    assignee    text,
    progress    text not null,
    priority    text not null,
    -- the next instant at which something of it becomes late
    next_due_at timestamptz,
    standing    jsonb not null,
    updated_at  timestamptz not null
);
create index case_file_due on case_file (next_due_at);
create index case_file_assignee on case_file (assignee, next_due_at);

-- Notes and tasks, as ciphertext.
create table case_file_text (
    text_id    text primary key,
    case_id    text not null,
    kind       text not null,
    subject    text not null,
    retention  text not null,
    ciphertext text not null,
    written_by text not null,
    written_at timestamptz not null
);
create index case_file_text_case on case_file_text (case_id, written_at);
