-- Two failures at the same time could suspend an address twice. The first of them stays.
update address_suspension later set lifted_at = now(), lifted_by = ''
where lifted_at is null and exists (
    select from address_suspension first
    where first.party_id = later.party_id and first.address_index = later.address_index and first.lifted_at is null
        and (first.suspended_at, first.suspension_id) < (later.suspended_at, later.suspension_id));

create unique index address_suspension_open on address_suspension (party_id, address_index) where lifted_at is null;
drop index address_suspension_by_party;
