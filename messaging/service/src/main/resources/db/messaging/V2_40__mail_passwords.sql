-- App passwords with which staff submit mail. Label and address are sealed under the member of staff's key; of the password
-- there is a bcrypt hash only. A revoked one is deleted.
create table mail_password (
    id                 text primary key,
    staff_id           text        not null,
    label_ciphertext   text        not null,
    address_ciphertext text        not null,
    secret_hash        text        not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz
);
create index mail_password_by_staff on mail_password (staff_id, id);
