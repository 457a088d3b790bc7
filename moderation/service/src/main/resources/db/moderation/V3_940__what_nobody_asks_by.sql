-- See the platform's migration of the same name: no query asks by these columns.
alter table surrounding_message alter column content set statistics 0;
alter table surrounding_message set (autovacuum_analyze_scale_factor = 0.5);
alter table screening alter column reasons set statistics 0;
alter table screening alter column content set statistics 0;
alter table screening set (autovacuum_analyze_scale_factor = 0.5);
alter table sender_history set (autovacuum_analyze_scale_factor = 0.5);

-- A batch tells the time of delivery of all rows of a page at once: there is to be room for each of them.
alter table surrounding_message set (fillfactor = 60);
