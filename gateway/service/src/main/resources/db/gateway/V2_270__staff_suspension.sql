-- Who of the staff may not write to customers, as moderation published it last.
create table staff_suspension (
    staff_id   text primary key,
    revision   int         not null,
    suspended  boolean     not null,
    changed_at timestamptz not null
);
