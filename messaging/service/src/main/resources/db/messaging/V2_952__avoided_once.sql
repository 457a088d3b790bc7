-- A mail that was not taken is sent again, by programs that do not give up: it counts once.
create table avoided_message (
    claim_id   text not null,
    message_id text not null,
    primary key (claim_id, message_id)
);
