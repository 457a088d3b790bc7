-- What else a message carries beside its subject and text: hidden words, quotations, names of files; ciphertext of a JSON array
-- under the author's key. Null where there is nothing else.
alter table staff_message add column more text;

-- Whether somebody who looks at a picture in a conversation had anything there to review.
create index screening_reviewed on screening (conversation_id) where outcome <> 'CLEARED' or decided_by is not null;
