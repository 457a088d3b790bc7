-- What followed from a report for a message's author, and whether the author has asked another person to look.
alter table message
    add column measure          text,
    add column appealed         boolean not null default false,
    add column measure_appealed boolean not null default false;
create index message_measured on message (author_id, received_at) where measure is not null;
