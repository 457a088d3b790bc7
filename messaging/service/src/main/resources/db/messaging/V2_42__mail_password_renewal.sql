-- When the owner, signed in, last said that an app password is still wanted.
alter table mail_password add column renewed_at timestamptz;
