-- A row whose indexed columns stay as they were is changed without writing to any index. The columns that these indexes were
-- bound to change with every message; whether a message is withheld, or waits, changes hardly ever or once.
alter table message add column withheld boolean generated always as
    (coalesce(verdict ->> 'outcome' in ('HELD', 'BLOCKED'), false)) stored;
drop index message_withheld_of;
create index message_withheld_of on message (author_id, received_at) where withheld;

alter table relay add column waiting boolean generated always as (state = 'WAITING') stored;
drop index relay_waiting;
drop index relay_release_due;
create index relay_waiting on relay (verdict_due_at) where waiting;
create index relay_release_due on relay (release_due_at) where waiting and release_due_at is not null;
alter table relay set (fillfactor = 70);

-- A question is looked for once its seller can read it.
drop index question_by_conversation;
drop index question_by_order;
drop index question_by_seller;
create index question_by_conversation on question (conversation_id) where state <> 'WAITING';
create index question_by_order on question (order_id) where order_id is not null and state <> 'WAITING';
create index question_by_seller on question (seller_id, asked_at) where asked_at is not null;

-- No query could use it: whoever asks for a recipient asks for a sender, too.
drop index outbound_mail_recipient;

-- Ciphertext does not compress; this saves the attempt.
alter table message alter column content set storage external;
alter table relay alter column copy set storage external;
