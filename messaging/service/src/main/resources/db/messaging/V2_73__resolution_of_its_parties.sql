-- What one buyer proposed to one seller is nobody else's to agree to, should an order change hands.
alter table resolution drop constraint resolution_pkey;
alter table resolution add primary key (order_id, buyer_id, seller_id);
