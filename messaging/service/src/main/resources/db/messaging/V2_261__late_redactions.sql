-- Whether words were replaced in the copy that goes out. Null in rows from before.
alter table relay add column redacted boolean;
-- What the author is still to be told: of a redaction once it is delivered, or of words that were found too late.
alter table explainable add column redaction int, add column unscreened boolean not null default false,
    add column relayed boolean not null default false;
