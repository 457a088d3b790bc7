-- Messages that were delivered while moderation did not answer: no statement says that they were withheld.
create table unscreened_delivery (
    screening_id text primary key
);
