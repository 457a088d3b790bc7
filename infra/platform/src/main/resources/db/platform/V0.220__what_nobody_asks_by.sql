-- The planner's statistics of a column serve those who ask by it. Nobody asks by what is sealed, or by the bytes of an event; to
-- gather them over and over was a tenth of the database's time. What else is gathered changes little as these tables grow.
alter table event alter column event_id set statistics 0;
alter table event alter column decided_at set statistics 0;
alter table event alter column payload set statistics 0;
alter table event alter column metadata set statistics 0;
alter table event set (autovacuum_analyze_scale_factor = 0.5);
alter table blob alter column sealed set statistics 0;
alter table blob alter column sha256 set statistics 0;
alter table blob alter column bytes set statistics 0;
alter table blob alter column created_at set statistics 0;
alter table blob set (autovacuum_analyze_scale_factor = 0.5);
alter table inbox set (autovacuum_analyze_scale_factor = 0.5);
