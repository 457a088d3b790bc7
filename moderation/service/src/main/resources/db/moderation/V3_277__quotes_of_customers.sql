-- What staff quote is their customer's: ciphertext under the customer's key, which an erasure takes. The hash of a piece is over the
-- ciphertext, and holds. Rows from before have it among the rest.
alter table staff_message add column quoted text, add column quoted_of text;
