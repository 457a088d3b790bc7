-- A decision that cannot be told now is tried again later, so that those that failed do not stand before all others.
alter table review_decision add column told_after timestamptz;
