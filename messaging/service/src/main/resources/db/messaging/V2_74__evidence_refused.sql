-- What a claim had no room for stays here, where the verification finds it, rather than be missing without a word.
alter table evidence_due add column refused_at timestamptz;

-- A copy that no event of its claim names is no evidence: the claim did not take it, so it need not be kept.
create or replace function refuse_to_delete_evidence() returns trigger language plpgsql as $$
begin
    if exists (select from claim where 'claim-' || claim_id = old.subject and state <> 'FORGOTTEN')
        and exists (select from event where aggregate_id = substr(old.subject, length('claim-') + 1)
            and position(convert_to(old.id, 'UTF8') in payload) > 0) then
        raise exception 'Evidence of % is kept until its retention ends', old.subject;
    end if;
    return old;
end
$$;
