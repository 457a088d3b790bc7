-- Whose data a look was at: the customers of the case, or the target itself where nobody is known. Earlier looks lack it.
alter table staff_look_up add column about text[] not null default '{}';

-- Claims that staff have to review, and until when they had; see dev.amana.moderation.investigation.
create table claim_review (
    claim_id text primary key,
    order_id text        not null,
    since    timestamptz not null,
    until    timestamptz
);
create index claim_review_order on claim_review (order_id);
