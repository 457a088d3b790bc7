-- Conversations in which the customer wants to hear nothing more from staff, until they write themselves. Asked right before
-- each delivery, like suspensions.
create table staff_contact_refusal (
    conversation_id text primary key,
    refused_at      timestamptz not null
);
