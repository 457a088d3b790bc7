-- Destinations that operators have paused; the lane '*' stands for all.
create table outbound_pause (
    lane      text        primary key,
    paused_at timestamptz not null,
    paused_by text        not null
);

-- Few mails fail, and operators look at those.
create index outbound_mail_failed on outbound_mail (lane, id) where state = 'failed';

-- Where in its conversation the relaying of a message ended: what comes later begins it anew. Unknown for those that
-- ended before this column was there; these cannot be begun anew.
alter table relay add column ended_at_position bigint;
