-- Messages in whose files messaging's virus scanner found something: their files are kept as evidence, and handed to nobody.
create table infected_message (
    message_id text        primary key,
    at         timestamptz not null
);
create trigger infected_message_kept before update or delete on infected_message
    for each row execute function evidence_is_kept();
create trigger infected_message_not_emptied before truncate on infected_message
    for each statement execute function evidence_is_kept();

-- Rows of staff_message from before V3_982 say nothing of their files: these are found by the message.
create index staff_file_part_by_message on staff_file_part (message_id);
