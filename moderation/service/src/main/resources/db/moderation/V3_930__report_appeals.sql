-- What a sender says against what followed from a report, as ciphertext, and what somebody else made of it.
alter table message_report
    add column appeal            jsonb,
    add column appealed_at       timestamptz,
    add column appeal_due_at     timestamptz,
    add column appeal_measure    text,
    add column appeal_decided_by text,
    add column appeal_decided_at timestamptz;
create index message_report_appealed on message_report (appeal_due_at) where appealed_at is not null and appeal_measure is null;
