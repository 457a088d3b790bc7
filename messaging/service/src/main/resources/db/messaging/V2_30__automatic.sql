-- Whether a machine wrote the message, such as a vacation reply: it does not count as an answer.
alter table message add column automatic boolean not null default false;
