-- Content that concerns two people, such as one's words in a mail that names the other: sealed under the keys of both.
alter table blob add column other_subject text;
create index blob_by_other_subject on blob (other_subject) where other_subject is not null;
