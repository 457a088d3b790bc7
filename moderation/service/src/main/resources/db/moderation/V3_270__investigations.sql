-- Everything staff wrote to customers, as ciphertext under the author's key for staff evidence. Not a projection: it is kept
-- as it came, and neither changed nor deleted by anybody, whatever a program or a person asks for.
create table staff_message (
    message_id      text primary key,
    staff_id        text        not null,
    conversation_id text        not null,
    order_id        text,
    customer_locale text        not null,
    subject         text        not null,
    body            text        not null,
    received_at     timestamptz not null
);
create index staff_message_staff on staff_message (staff_id, received_at);

create function evidence_is_kept() returns trigger language plpgsql as
$$ begin raise exception 'evidence is neither changed nor deleted'; end $$;
create trigger staff_message_kept before update or delete on staff_message
    for each row execute function evidence_is_kept();
create trigger staff_message_not_emptied before truncate on staff_message
    for each statement execute function evidence_is_kept();

-- Looks of staff at people's data, from the audit trail of all contexts.
create table staff_look_up (
    entry_hash text primary key,
    staff_id   text        not null,
    action     text        not null,
    target     text        not null,
    order_id   text,
    looked_at  timestamptz not null
);
create index staff_look_up_staff on staff_look_up (staff_id, looked_at);
create trigger staff_look_up_kept before update or delete on staff_look_up
    for each row execute function evidence_is_kept();

-- Investigations of staff; see dev.amana.moderation.investigation. Rebuilt from the events at any time.
create table investigation (
    investigation_id text primary key,
    revision         int         not null,
    staff_id         text        not null,
    state            text        not null,
    conversation_id  text,
    apology_id       text,
    apology_step     text,
    apology_since    timestamptz,
    standing         jsonb       not null,
    opened_at        timestamptz not null,
    changed_at       timestamptz not null
);
create index investigation_staff on investigation (staff_id);
create index investigation_conversation on investigation (conversation_id);
create index investigation_apology on investigation (apology_id);

-- What was done, with what people said about it as ciphertext.
create table investigation_step (
    investigation_id text        not null,
    revision         int         not null,
    change           text        not null,
    done_by          text        not null,
    done_at          timestamptz not null,
    words            jsonb,
    primary key (investigation_id, revision)
);
