-- Envelope senders are signed from now on; bounces of mails that were queued before come back to unsigned ones.
alter table outbound_mail add column unsigned_sender boolean not null default false;
update outbound_mail set unsigned_sender = true;
