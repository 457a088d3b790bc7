-- Where paying is not to be had; see dev.amana.payments.availability. The last revision of each order that was taken in.
create table restricting_order (
    availability_id text primary key,
    revision        int not null
);

create table restriction (
    availability_id text           not null,
    scope_id        text           not null,
    source          text           not null,
    citation        text           not null,
    fallback        text,
    jurisdictions   text[]         not null,
    cohort          text           not null,
    since           timestamptz    not null,
    in_force        tstzmultirange not null,
    primary key (availability_id, scope_id)
);

-- In which country a party lives, and since when it is known.
create table residence (
    party_id      text        primary key,
    country       text        not null,
    registered_at timestamptz not null,
    told_at       timestamptz not null
);
