-- A ruling on one scope leaves alone what waits on another: a notice is about one, and remembers what it says of it.
alter table availability_notice add column scope_id text;
alter table availability_notice add column effect jsonb;
alter table availability_notice drop column service;

-- Those from before: the ruling that they cite says which scope they are about. Whoever heard that it is off hears when it is on.
update availability_notice n set availability_id = r.availability_id, scope_id = e -> 'scope' ->> 'scopeId', effect = e
from availability_ruling r, jsonb_array_elements(r.ruling -> 'effects') e
where r.jurisdictions = n.jurisdictions and (n.availability_id is null or n.availability_id = r.availability_id)
    and r.ruling -> 'ruling' -> 'basis' ->> 'citation' = n.texts ->> 'citation'
    and e -> 'scope' ->> 'subject' = n.texts ->> 'service' and e -> 'scope' ->> 'cohort' = n.cohort;
