-- Who gave somebody a case; null where the marketplace did.
alter table staff_assignment add column given_by text;
