create table staff_withheld (
    message_id text primary key,
    staff_id text not null,
    received_at timestamptz not null
);
comment on table staff_withheld is 'Messages of staff that were not let through, and that no reviewer has cleared since';
create index staff_withheld_of on staff_withheld (staff_id, received_at);
