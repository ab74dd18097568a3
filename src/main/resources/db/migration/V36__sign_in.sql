-- What is known of the sign-ins to an account from an address; an account may be a name that nobody has.
create table sign_in_attempt (
    account      text not null,
    address      text not null,
    failures     int not null default 0,
    failed_at    timestamptz,
    locked_until timestamptz,
    succeeded_at timestamptz,
    primary key (account, address)
);
create index sign_in_attempt_failed on sign_in_attempt (failed_at);

-- Every id that a user ever had: it stands on the record of decisions, so nobody else gets it.
create table used_id (
    id         text primary key,
    -- counts on when all her sessions are to end
    sessions   bigint not null default 0,
    deleted_at timestamptz
);
create index used_id_in_any_case on used_id (lower(id));

do $$
begin
    if to_regclass('act_id_user') is not null then
        insert into used_id (id) select id_ from act_id_user;
        -- the engine's own count of wrong passwords locked for good; from now on its lock is an administrator's
        update act_id_user set attempts_ = 0, lock_exp_time_ = null where attempts_ > 0;
    end if;
end $$;
insert into used_id (id, deleted_at)
select distinct decided_by, now() from decision where decided_by <> '' on conflict do nothing;
