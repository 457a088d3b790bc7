-- When a case of a forgotten party gets its second new revision: other instances keep keys and texts for a minute.
alter table case_record add column touch_again_at timestamptz;
create index case_record_touch_again on case_record (touch_again_at) where touch_again_at is not null;
