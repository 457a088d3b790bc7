-- An end point that registers after an order hears of it, too. Null while that is still to be done, as for all from before: what
-- was already sent to them is not sent again.
alter table partner_endpoint add column introduced_at timestamptz;
create index partner_endpoint_new on partner_endpoint (created_at) where introduced_at is null and disabled_at is null;
