-- What the classifier learnt. Buckets are keyed hashes of n-grams; a weight is a sum over many people's messages.
create table classifier_weight (
    bucket    integer primary key,
    gradients double precision not null,
    squares   double precision not null,
    -- The last decision that changed it.
    example   bigint not null
);

create index classifier_weight_example on classifier_weight (example);

-- Each decision, with what was predicted before it was learnt.
create table classifier_example (
    example        bigint primary key,
    screening_id   text not null,
    revision       integer not null,
    harmful        boolean not null,
    harmful_so_far bigint not null,
    margin         double precision not null,
    probability    double precision,
    digest         text not null,
    slope          double precision not null,
    intercept      double precision not null,
    decided_at     timestamptz not null,
    unique (screening_id, revision)
);
