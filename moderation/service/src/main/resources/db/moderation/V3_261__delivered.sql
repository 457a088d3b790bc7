-- What became of a message besides its verdict: a reviewer is told that it went out already.
alter table surrounding_message add column unscreened_at timestamptz, add column delivered_at timestamptz;
