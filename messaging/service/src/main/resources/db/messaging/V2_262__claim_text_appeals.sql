-- Of texts in claims that were withheld: whether a person can be asked to look, and since when one has been.
alter table claim_text_verdict add column appealable boolean not null default false, add column appealed_at timestamptz;
