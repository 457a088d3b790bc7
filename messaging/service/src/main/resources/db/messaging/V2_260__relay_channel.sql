-- By which door the author wrote: an order may close one of them. Null in rows from before.
alter table relay add column channel text;
