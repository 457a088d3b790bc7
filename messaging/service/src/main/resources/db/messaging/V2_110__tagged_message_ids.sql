-- Whether the mail of a relaying carries a tag in its Message-ID: what was sent without one is still known by that name.
alter table relay add column tagged boolean not null default false;
