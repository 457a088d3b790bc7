-- Pages of mails that were deleted are written again, and a block range index keeps the oldest time that a page ever held: once
-- all pages had been in use, looking for what is to be deleted would read the whole table. The condition is that of the
-- query, so that a mail gets its entry once, when its end has been told.
create index outbound_mail_ended on outbound_mail (finished_at) where state in ('sent', 'failed') and reported;
drop index outbound_mail_finished;
alter index outbound_mail_ended rename to outbound_mail_finished;
