-- An appeal against how a message went out: there is nothing to block any more.
alter table review_item add column delivered boolean not null default false;
