-- Since when the virus scanner has given no answer about a message; how long its verdict took does not count.
alter table relay add column scan_since timestamptz;

-- These have their verdict, and are not to be counted among those that wait for one.
update relay set state = 'AWAITS_SCAN'
where state = 'WAITING' and message_id in (select message_id from message where stage = 'AWAITING_SCAN');
