-- An export of a claim's conversation takes from the evidence what the mailbox has no more, message by message.
create index claim_evidence_source on claim_evidence (claim_id, source_id);
