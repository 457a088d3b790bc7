-- A notice to everybody concerned waits for another lead than who entered the ruling; those from before go on.
alter table availability_notice add column availability_id text;
alter table availability_notice add column service text;
alter table availability_notice add column proposed_by text;
alter table availability_notice add column approved_by text;
alter table availability_notice add column approved_at timestamptz;
alter table availability_notice add column dropped_by text;
update availability_notice set approved_at = created_at;
create index availability_notice_order on availability_notice (availability_id) where done_at is null;
