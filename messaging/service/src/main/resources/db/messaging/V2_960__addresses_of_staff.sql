-- Addresses of staff's mail passwords are identities too. A keyed hash cannot be made here; any text of its own serves.
insert into party_identity (party_id, kind, hash, ciphertext, known_at)
select staff_id, 'address', id, address_ciphertext, created_at from mail_password
on conflict do nothing;
