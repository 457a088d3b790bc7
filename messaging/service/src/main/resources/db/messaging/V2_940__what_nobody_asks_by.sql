-- See the platform's migration of the same name: no query asks by these columns.
alter table relay alter column original set statistics 0;
alter table relay alter column copy set statistics 0;
alter table relay set (autovacuum_analyze_scale_factor = 0.5);
alter table message alter column content set statistics 0;
alter table message alter column verdict set statistics 0;
alter table message alter column details set statistics 0;
alter table message set (autovacuum_analyze_scale_factor = 0.5);
alter table outbound_mail alter column address_ciphertext set statistics 0;
alter table outbound_mail alter column blob_sha256 set statistics 0;
alter table outbound_mail alter column blob_bytes set statistics 0;
alter table mail_reference alter column mail_id_ciphertext set statistics 0;
alter table mail_reference set (autovacuum_analyze_scale_factor = 0.5);
alter table verdict_passage alter column ciphertext set statistics 0;
alter table verdict_passage set (autovacuum_analyze_scale_factor = 0.5);

-- Mails end in about the order of their rows, and are only looked for by that time to be deleted.
drop index outbound_mail_finished;
create index outbound_mail_finished on outbound_mail using brin (finished_at) with (autosummarize = on);

-- A batch changes all rows of a page at once: there is to be room for each of them.
alter table message set (fillfactor = 60);
