-- Every ruling on an availability order, with all effects as known after it; see dev.amana.moderation.availability.
create table availability_ruling (
    availability_id text not null,
    revision        int not null,
    recorded_at     timestamptz not null,
    jurisdictions   text[] not null,
    ruling          jsonb not null,
    primary key (availability_id, revision)
);

create index availability_ruling_known on availability_ruling (recorded_at);
