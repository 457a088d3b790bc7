-- As staff_message: no row is changed or deleted, and all at once they are not emptied either.
create trigger staff_look_up_not_emptied before truncate on staff_look_up
    for each statement execute function evidence_is_kept();
