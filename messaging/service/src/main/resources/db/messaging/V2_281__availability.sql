-- Where writing is not to be had; see dev.amana.messaging.availability. The last revision of each order that was taken in.
create table restricting_order (
    availability_id text primary key,
    revision        int not null
);

create table restriction (
    availability_id text  not null,
    scope_id        text  not null,
    restriction     jsonb not null,
    primary key (availability_id, scope_id)
);

-- Orders tell new parties from those that were there before.
alter table party add column registered_at timestamptz;
update party set registered_at = known_at;
