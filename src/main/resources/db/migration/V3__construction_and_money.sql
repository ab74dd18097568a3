-- From the start of the works to the end of supervision (Articles 25 to 34). Amounts are yuan, areas m², dates Asia/Shanghai.

alter table project
    -- a tranche is being released or disbursed (Article 25)
    add release_open       boolean not null default false,
    -- the works (Articles 26, 27)
    add started_on         date,
    add contract_number    text,
    add report_due_on      date,
    add report_reminded_at timestamptz,
    -- the plan as changed (Article 28), as accepted and as settled (Article 29)
    add change_plan_id     bigint references investment_plan (id) deferrable initially deferred,
    add built_plan_id      bigint references investment_plan (id) deferrable initially deferred,
    add settled_plan_id    bigint references investment_plan (id) deferrable initially deferred,
    add completed_on       date,
    add accepted_on        date,
    add acceptance_round   int not null default 0 check (acceptance_round >= 0),
    add acceptance_passed  boolean not null default false,
    add constraint works_started check ((started_on is null) = (contract_number is null));
create index project_report_due on project (report_due_on) where status = 'UNDER_CONSTRUCTION';

alter table investment_plan
    drop constraint investment_plan_stage_check,
    add constraint investment_plan_stage_check
        check (stage in ('APPLICATION', 'FUND_APPLICATION', 'CHANGE', 'AS_BUILT', 'SETTLEMENT'));
-- what was built has areas before its accounts are settled
alter table plan_line
    drop constraint plan_line_investment_check,
    add constraint plan_line_investment_check check (investment >= 0);

-- 建设进度月报 (Article 27): each month once, never changed.
create table progress_report (
    id              bigint generated always as identity primary key,
    project_number  text not null references project (number),
    month           text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    percent         numeric(5, 2) not null check (percent between 0 and 100),
    investment_paid numeric(18, 2) not null check (investment_paid >= 0),
    safety_incident boolean not null,
    remark          text not null,
    due_on          date not null,
    reported_by     text not null,
    reported_at     timestamptz not null,
    unique (project_number, month)
);

-- 项目变更 (Article 28): at most one open for a project.
create table project_change (
    id                  bigint generated always as identity primary key,
    project_number      text not null references project (number),
    reason              text not null,
    requested_by        text not null,
    requested_at        timestamptz not null,
    old_address         text not null,
    old_mode            text not null,
    old_plan_id         bigint not null references investment_plan (id),
    address             text not null,
    mode                text not null check (mode in ('NEW_BUILD', 'EXTENSION', 'RENOVATION')),
    plan_id             bigint not null references investment_plan (id),
    kind                text check (kind in ('MINOR', 'MAJOR')),
    procedure_number    text,
    procedure_date      date,
    inclusive_rate      numeric(6, 4) check (inclusive_rate between 0 and 1),
    proposed_subsidy    numeric(18, 2) check (proposed_subsidy >= 0),
    proposed_by         text,
    adjustment_number   text,
    outcome             text check (outcome in ('ADOPTED', 'WITHDRAWN', 'REJECTED', 'TERMINATED')),
    decided_at          timestamptz,
    closed_at           timestamptz,
    check ((outcome is null) = (decided_at is null)),
    check (closed_at is null or outcome is not null)
);
create index project_change_by_project on project_change (project_number, id);
create unique index project_change_open on project_change (project_number) where closed_at is null;

-- 部门验收意见 (Article 29), by round: who failed a round is asked again in the next.
create table acceptance_opinion (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    round          int not null check (round > 0),
    department     text not null,
    asked_at       timestamptz not null,
    decision       text check (decision in ('PASS', 'FAIL')),
    opinion        text,
    given_by       text,
    given_at       timestamptz,
    unique (project_number, round, department),
    check ((decision is null) = (given_at is null))
);
create index acceptance_opinion_by_department on acceptance_opinion (department, project_number);

-- 运营主体 (Articles 30, 31) and the yearly evaluations (Article 34): never changed.
create table operator (
    project_number  text primary key references project (number),
    name            text not null,
    type            text not null check (type in ('ENTERPRISE', 'INSTITUTION', 'SOCIAL_ORGANISATION', 'NATURAL_PERSON')),
    code            text not null,
    registered      boolean not null,
    mode            text not null check (mode in ('MARKET_SELECTION', 'ENTRUSTED', 'PRIVATE_BUILT_PRIVATE_RUN',
                                                  'PRIVATE_RUN_PUBLIC_SUPPORT', 'GOVERNMENT_PURCHASE')),
    rent_per_year   numeric(18, 2) not null check (rent_per_year >= 0),
    low_profit      boolean not null,
    appointed_by    text not null,
    appointed_at    timestamptz not null
);
create table evaluation (
    id                   bigint generated always as identity primary key,
    project_number       text not null references project (number),
    decision             text not null check (decision in ('GOOD', 'PASS', 'FAIL')),
    opinion              text not null,
    services_open        int not null check (services_open >= 0),
    continue_supervision boolean not null,
    evaluated_by         text not null,
    evaluated_at         timestamptz not null
);
create index evaluation_by_project on evaluation (project_number, id);

-- The ledger (contract §7). Each entry is final; the balance of a project is kept by the entries themselves, in one row whose
-- lock lets two entries of a project only in one after the other, whoever makes them.
create table ledger (
    project_number text primary key references project (number),
    approved       numeric(18, 2) not null,
    released       numeric(18, 2) not null default 0,
    disbursed      numeric(18, 2) not null default 0,
    repaid         numeric(18, 2) not null default 0,
    -- the part of what was repaid that had never been disbursed
    returned       numeric(18, 2) not null default 0,
    constraint approved_not_negative check (approved >= 0),
    constraint disbursed_within_released check (disbursed >= 0 and returned >= 0 and disbursed + returned <= released),
    constraint repaid_within_disbursed check (repaid >= returned and repaid - returned <= disbursed)
);

create table subsidy_approval (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    kind           text not null check (kind in ('APPROVAL', 'ADJUSTMENT', 'SETTLEMENT', 'TERMINATION')),
    amount         numeric(18, 2) not null check (amount >= 0),
    number         text not null,
    decided_on     date not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null
);
create index subsidy_approval_by_project on subsidy_approval (project_number, id);
create unique index subsidy_approval_once on subsidy_approval (project_number, kind) where kind <> 'ADJUSTMENT';

create table fund_release (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    tranche        int not null check (tranche > 0),
    amount         numeric(18, 2) not null check (amount > 0),
    number         text not null,
    release_date   date not null,
    due_on         date not null check (due_on >= release_date),
    share          numeric(5, 4) not null check (share > 0 and share <= 1),
    entitled       numeric(18, 2) not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    unique (project_number, tranche)
);

create table disbursement (
    id                      bigint generated always as identity primary key,
    release                 bigint not null references fund_release (id),
    project_number          text not null references project (number),
    amount                  numeric(18, 2) not null check (amount > 0),
    disbursement_date       date not null,
    voucher_number          text not null,
    finance_document_number text not null,
    late                    boolean not null,
    recorded_by             text not null,
    recorded_at             timestamptz not null
);
create index disbursement_by_project on disbursement (project_number, id);

create table repayment (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    amount         numeric(18, 2) not null check (amount > 0),
    returned       numeric(18, 2) not null check (returned >= 0 and returned <= amount),
    repayment_date date not null,
    voucher_number text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null
);
create index repayment_by_project on repayment (project_number, id);

create function book_approval() returns trigger language plpgsql as $$
begin
    if new.kind = 'APPROVAL' then
        insert into ledger (project_number, approved) values (new.project_number, new.amount);
    else
        update ledger set approved = new.amount where project_number = new.project_number and approved >= new.amount;
        if not found then
            raise exception 'the approved subsidy of % is never raised', new.project_number
                using errcode = 'check_violation', constraint = 'approval_never_raised';
        end if;
    end if;
    return null;
end $$;
create trigger book after insert on subsidy_approval for each row execute function book_approval();

create function book_release() returns trigger language plpgsql as $$
declare
    balance ledger;
begin
    select * into balance from ledger where project_number = new.project_number for update;
    if not found or balance.released - balance.repaid + new.amount > balance.approved then
        raise exception 'more would be released to % than is approved', new.project_number
            using errcode = 'check_violation', constraint = 'released_within_approved';
    end if;
    if balance.released <> balance.disbursed + balance.returned then
        raise exception 'the tranche before is not disbursed in full: %', new.project_number
            using errcode = 'check_violation', constraint = 'tranche_disbursed_before_next';
    end if;
    if exists (select 1 from project_change where project_number = new.project_number and closed_at is null) then
        raise exception 'a change of % is open', new.project_number
            using errcode = 'check_violation', constraint = 'no_release_during_change';
    end if;
    update ledger set released = released + new.amount where project_number = new.project_number;
    return null;
end $$;
create trigger book after insert on fund_release for each row execute function book_release();

create function book_disbursement() returns trigger language plpgsql as $$
begin
    update ledger set disbursed = disbursed + new.amount where project_number = new.project_number;
    return null;
end $$;
create trigger book after insert on disbursement for each row execute function book_disbursement();

create function book_repayment() returns trigger language plpgsql as $$
declare
    balance ledger;
begin
    select * into balance from ledger where project_number = new.project_number for update;
    if not found or new.amount > balance.released - balance.repaid - balance.approved then
        raise exception 'no more is repaid by % than was released above its approval', new.project_number
            using errcode = 'check_violation', constraint = 'repayment_within_overpayment';
    end if;
    update ledger set repaid = repaid + new.amount, returned = returned + new.returned
    where project_number = new.project_number;
    return null;
end $$;
create trigger book after insert on repayment for each row execute function book_repayment();

create function refuse_hand_entry() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is kept by its entries alone' using errcode = 'restrict_violation';
end $$;
create trigger kept_by_entries before insert or update or delete on ledger
    for each row when (pg_trigger_depth() = 0) execute function refuse_hand_entry();
create trigger kept_by_entries_all before truncate on ledger for each statement execute function refuse_hand_entry();

create trigger append_only before update or delete or truncate on subsidy_approval
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on fund_release
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on disbursement
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on repayment
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on progress_report
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on operator
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on evaluation
    for each statement execute function refuse_change();

-- projects that were approved before the ledger was kept
insert into subsidy_approval (project_number, kind, amount, number, decided_on, recorded_by, recorded_at)
select p.number, 'APPROVAL', p.approved_subsidy, p.approval_number, p.approval_date,
       coalesce((select d.decided_by from decision d where d.project_number = p.number and d.task = 'SignFundApproval'
                 order by d.id desc limit 1), 'system'), now()
from project p
where p.approved_subsidy is not null;
