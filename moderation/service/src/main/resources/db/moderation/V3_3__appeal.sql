-- What the sender of a withheld message says against the verdict: ciphertext, under the sender's key.
alter table screening add column appeal jsonb;
