-- The conversations whose messages become evidence, as long as their claim lives.
create table evidence_watch (
    conversation_id text not null,
    claim_id        text not null,
    primary key (conversation_id, claim_id)
);

-- What is to be sealed next, in order.
create table evidence_due (
    position   bigserial primary key,
    claim_id   text   not null,
    kind       text   not null,
    message_id text   not null,
    unique (claim_id, kind, message_id)
);

-- Projection: the evidence of each claim, in the order of its chain.
create table claim_evidence (
    claim_id    text        not null,
    number      int         not null,
    kind        text        not null,
    source_id   text        not null,
    author_id   text        not null,
    by_party    text        not null,
    copy        jsonb       not null,
    name        jsonb,
    type        text        not null,
    link        text        not null,
    sealed_at   timestamptz not null,
    primary key (claim_id, number)
);

-- Nothing of a claim's evidence is deleted before its retention has ended, whoever tries.
create function refuse_to_delete_evidence() returns trigger language plpgsql as $$
begin
    if exists (select from claim where 'claim-' || claim_id = old.subject and state <> 'FORGOTTEN') then
        raise exception 'Evidence of % is kept until its retention ends', old.subject;
    end if;
    return old;
end
$$;
create trigger evidence_is_kept before delete on blob for each row
    when (old.retention = 'claim-evidence') execute function refuse_to_delete_evidence();

-- Ways out of an open question before there is a claim: what the buyer asks for, and whether the seller agrees.
create table resolution (
    order_id    text        primary key,
    buyer_id    text        not null,
    seller_id   text        not null,
    way         text        not null,
    proposed_at timestamptz not null,
    agreed_at   timestamptz
);
