-- Members of staff who may not write to customers, as moderation told it last. Asked before each delivery.
create table staff_suspension (
    staff_id     text primary key,
    revision     int         not null,
    suspended    boolean     not null,
    release_mail boolean     not null,
    changed_at   timestamptz not null
);
