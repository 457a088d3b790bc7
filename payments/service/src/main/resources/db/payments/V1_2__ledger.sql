-- The ledger: double entry, append-only. A transfer is reserved before the event that it belongs to is decided, and posted
-- after it; one that was refused is voided. Only posted transfers make a balance.
create table account (
    account_id text primary key,
    kind       text not null check (kind in ('ASSET', 'LIABILITY')),
    currency   text not null,
    unique (account_id, currency)
);

create table transfer (
    transfer_id text        primary key,
    pay_code_id text        not null,
    state       text        not null check (state in ('RESERVED', 'POSTED', 'VOIDED')),
    reserved_at timestamptz not null,
    settled_at  timestamptz
);

create table posting (
    transfer_id  text     not null references transfer,
    line         smallint not null,
    account_id   text     not null,
    currency     text     not null,
    side         text     not null check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint   not null check (amount_minor > 0),
    primary key (transfer_id, line),
    foreign key (account_id, currency) references account (account_id, currency)
);

create index posting_account on posting (account_id);

-- Debits equal credits in every currency of every transfer, checked when the transaction commits.
create function transfer_balances() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from posting where transfer_id = new.transfer_id group by currency
        having sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0
    ) or not exists (select 1 from posting where transfer_id = new.transfer_id) then
        raise exception 'transfer % does not balance', new.transfer_id using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger transfer_balances after insert on transfer
    deferrable initially deferred for each row execute function transfer_balances();
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function transfer_balances();

create function ledger_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end
$$;

create trigger posting_stays before update or delete on posting
    for each statement execute function ledger_stays();
create trigger transfer_stays before delete on transfer
    for each statement execute function ledger_stays();

create function transfer_moves_on() returns trigger language plpgsql as $$
begin
    if old.state = 'POSTED' or new.transfer_id <> old.transfer_id or new.pay_code_id <> old.pay_code_id then
        raise exception 'a posted transfer stays as it is';
    end if;
    return new;
end
$$;

create trigger transfer_moves_on before update on transfer for each row execute function transfer_moves_on();

-- Debit balances are positive. Their sum over all accounts of a currency is zero at any time.
create view balance as
    select account_id, currency,
           sum(case side when 'DEBIT' then amount_minor else -amount_minor end) as debit_balance_minor
    from posting join transfer using (transfer_id)
    where state = 'POSTED'
    group by account_id, currency;
