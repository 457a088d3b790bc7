-- Rows come in the order of their time, and are only ever looked for by it to be deleted.
drop index surrounding_message_age;
create index surrounding_message_age on surrounding_message using brin (received_at) with (autosummarize = on);
drop index sender_history_age;
create index sender_history_age on sender_history using brin (received_at) with (autosummarize = on);
-- Room for the time of delivery, which comes soon: no index is written for it then.
alter table surrounding_message set (fillfactor = 85);

-- Ciphertext does not compress; this saves the attempt.
alter table surrounding_message alter column content set storage external;
alter table screening alter column content set storage external;
