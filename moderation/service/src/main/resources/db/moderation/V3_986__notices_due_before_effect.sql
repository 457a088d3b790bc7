-- Who is told of what takes effect soon should hear it before: a notice says itself until when another lead has to decide.
alter table availability_notice add column due_at timestamptz;

-- Those that wait: half of the time that was left until effect, and a day at most. That something is available again has a day.
update availability_notice n set due_at = n.created_at + least(interval '24 hours', case
    when n.template like '%-on' then interval '24 hours'
    else coalesce((
        select greatest(min((i ->> 'from')::timestamptz) - n.created_at, interval '0') / 2
        from jsonb_array_elements(n.effect -> 'inForce') i
        where i ->> 'until' is null or (i ->> 'until')::timestamptz > n.created_at), interval '24 hours') end)
where n.done_at is null and n.approved_at is null;

-- Instances of the former version write none.
alter table availability_notice alter column due_at set default now() + interval '24 hours';

create index availability_notice_due on availability_notice (due_at) where done_at is null and approved_at is null;
