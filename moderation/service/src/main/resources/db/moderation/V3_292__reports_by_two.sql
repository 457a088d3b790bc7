-- What one person wants to follow from a report, where it takes two; see dev.amana.moderation.report.
alter table message_report add column proposed text, add column proposed_by text;
