-- Each message is changed a few times soon after it came. Where the new version finds room on the same page, no index is written.
alter table message set (fillfactor = 75);
