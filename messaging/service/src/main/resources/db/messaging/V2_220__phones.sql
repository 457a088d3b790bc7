-- Phone numbers are identities too.
alter table party_identity drop constraint party_identity_kind_check;
alter table party_identity add constraint party_identity_kind_check check (kind in ('address', 'name', 'phone'));
