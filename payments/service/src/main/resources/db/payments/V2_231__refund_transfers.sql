-- Where an order was paid with several codes, what a claim granted takes a transfer from each; refund.transfer_id is the first.
create table refund_transfer (
    transfer_id text primary key references transfer,
    claim_id    text not null    references refund
);
create index refund_transfer_by_claim on refund_transfer (claim_id);
insert into refund_transfer (transfer_id, claim_id) select transfer_id, claim_id from refund where transfer_id is not null;
