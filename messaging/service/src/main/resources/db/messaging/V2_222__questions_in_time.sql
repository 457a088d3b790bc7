-- The same of questions that their seller can read: a question is written without an entry here.
drop index question_by_time;
create index question_by_time on question (asked_at) where asked_at is not null;
