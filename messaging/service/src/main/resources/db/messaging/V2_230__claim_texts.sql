-- What a party says to the other in a claim is screened as a message is. text_id names it to moderation; null where nothing is
-- screened: what staff say, and what is said to staff.
alter table claim_entry add column text_id text;

-- The verdicts on it. No projection: they come from moderation.
create table claim_text_verdict (
    text_id  text        primary key,
    revision int         not null,
    outcome  text        not null,
    given_at timestamptz not null
);

-- What was said before it was screened could be read before.
insert into claim_text_verdict (text_id, revision, outcome, given_at)
select distinct 'claim-text.' || claim_id || '.' || case when what in ('accepted', 'contested') then 'answered' else what end,
    0, 'CLEARED', now()
from claim_entry where by_party <> 'STAFF' and what in ('opened', 'accepted', 'contested', 'appealed');

-- Which claims pause the contact of their parties: the process's own knowledge, in step with its own place in the events.
create table claim_contact (
    claim_id        text        primary key,
    conversation_id text        not null,
    opened_at       timestamptz not null,
    paused          boolean     not null
);
create index claim_contact_paused on claim_contact (conversation_id) where paused;
insert into claim_contact (claim_id, conversation_id, opened_at, paused)
select claim_id, conversation_id, opened_at, state in ('IN_REVIEW', 'IN_APPEAL') from claim
where state not in ('CLOSED', 'FORGOTTEN');

-- Asks the events alone: the rows of claims are a projection, and empty while it is built again.
create or replace function refuse_to_delete_evidence() returns trigger language plpgsql as $$
declare
    claim text := substr(old.subject, length('claim-') + 1);
begin
    if exists (select from event where aggregate_id = claim and position(convert_to(old.id, 'UTF8') in payload) > 0)
        and not exists (select from event
            where aggregate_id = claim and payload_type = 'messaging.claim-retention-ended') then
        raise exception 'Evidence of % is kept until its retention ends', old.subject;
    end if;
    return old;
end
$$;
