-- What a message of staff carried: name, media type, size and SHA-256 of each file; ciphertext of a JSON array under the author's key,
-- and a part of what the chain of evidence is over. Null where there is no file, and in rows from before, which have the names among the rest.
alter table staff_message add column files text;

-- The files themselves, in parts, as messaging tells them: ciphertext under the author's key for staff evidence. Kept like the messages.
create table staff_file_part (
    attachment_id text        not null,
    number        int         not null,
    parts         int         not null,
    message_id    text        not null,
    staff_id      text        not null,
    content       bytea       not null,
    received_at   timestamptz not null,
    primary key (attachment_id, number)
);
-- Encrypted bytes do not get smaller.
alter table staff_file_part alter column content set storage external;
create trigger staff_file_part_kept before update or delete on staff_file_part
    for each row execute function evidence_is_kept();
create trigger staff_file_part_not_emptied before truncate on staff_file_part
    for each statement execute function evidence_is_kept();
