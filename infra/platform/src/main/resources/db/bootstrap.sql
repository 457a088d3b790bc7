-- Prepares the database "amana": one role and one schema per context, and the vault of the keys of personal data.
-- Repeating it is harmless; it never changes an existing role's password.
-- Run it whole as superuser, as one script (psql -f, or one java.sql.Statement.execute), after replacing the placeholders
-- of the passwords, ${password.messaging} and so on.

do $$
declare
    context record;
begin
    for context in
        select * from (values
            ('messaging', '${password.messaging}'),
            ('moderation', '${password.moderation}'),
            ('payments', '${password.payments}'),
            ('gifting', '${password.gifting}'),
            ('gateway', '${password.gateway}')) as c(name, password)
    loop
        if not exists (select from pg_roles where rolname = context.name) then
            if context.password like '$' || '{password.%' then
                raise exception 'The placeholder of the password of % was not replaced', context.name;
            end if;
            begin
                execute format('create role %I login password %L', context.name, context.password);
            exception when duplicate_object or unique_violation then
                raise notice 'Role % was created by another run', context.name;
            end;
        end if;
        execute format('create schema if not exists %I authorization %I', context.name, context.name);
        execute format('grant connect, temporary on database %I to %I', current_database(), context.name);
    end loop;
end
$$;

create schema if not exists vault;

-- The key of one data subject and retention class, wrapped by the key-encryption key, which never stands in the database.
-- A row without a key is the tombstone of an erased one: as it occupies the primary key, no context can make a new key.
create table if not exists vault.subject_key (
    subject    text        not null,
    retention  text        not null,
    wrapped    bytea,
    created_at timestamptz not null default now(),
    erased_at  timestamptz,
    primary key (subject, retention),
    check ((wrapped is null) = (erased_at is not null))
);

-- The key of a context's look-up hashes. A context sees only its own.
create table if not exists vault.index_key (
    context    text        primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);
alter table vault.index_key enable row level security;

-- One row, sealed by the key-encryption key: shows at the start that a file fits this vault.
create table if not exists vault.key_check (
    only_row   boolean     primary key default true check (only_row),
    sealed     bytea       not null,
    created_at timestamptz not null default now()
);

-- What was erased. After a restore from a backup the list is replayed; the topic amana.erasure.events keeps it, too.
create table if not exists vault.erasure (
    erasure_id   text        primary key,
    party_id     text        not null,
    requested_at timestamptz not null,
    erased       text[]      not null,
    kept         text[]      not null,
    announced_at timestamptz
);
create index if not exists erasure_by_party on vault.erasure (party_id);
create index if not exists erasure_not_announced on vault.erasure (requested_at) where announced_at is null;

do $$
declare
    context text;
begin
    foreach context in array array['messaging', 'moderation', 'payments', 'gifting', 'gateway'] loop
        execute format('grant usage on schema vault to %I', context);
        execute format('grant select, insert (subject, retention, wrapped) on vault.subject_key to %I', context);
        execute format('grant select, insert (context, wrapped) on vault.index_key to %I', context);
        execute format('grant select, insert (sealed) on vault.key_check to %I', context);
    end loop;
    if not exists (select from pg_policies where schemaname = 'vault' and policyname = 'own_index_key') then
        create policy own_index_key on vault.index_key using (context = current_user) with check (context = current_user);
    end if;
end
$$;

-- Only the gateway erases. Vacuum at once removes the dead versions of the rows, which still hold the wrapped keys.
grant insert, update (wrapped, erased_at) on vault.subject_key to gateway;
grant select, insert, update (announced_at) on vault.erasure to gateway;
grant maintain on vault.subject_key to gateway;
