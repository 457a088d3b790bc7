-- A message that was delivered and goes out once more: the recipient has it meanwhile, and each mail has a name of its own.
alter table message add column again text;
alter table relay add column edition int not null default 0;
alter table relay add column supersedes int;
alter table relay add column delivered boolean not null default false;
