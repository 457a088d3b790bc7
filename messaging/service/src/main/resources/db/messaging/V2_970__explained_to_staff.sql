-- Of a mail that staff submitted, the mail itself: it says at which address its author writes, and is told. Null of others,
-- who are told at the address that they are known by.
alter table explainable add column submitted jsonb;
