-- The file of a project. Amounts are yuan with two decimals, areas m² with two, dates Asia/Shanghai.

-- similar names and addresses of one project unit: trigrams beside the credit code in one index
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- 项目编号 <district>-<year>-<4 digits>: the last number given, by district and year.
create table project_number_counter (
    district_code text not null,
    year          int  not null,
    last          int  not null check (last between 1 and 9999),
    primary key (district_code, year)
);

create table project (
    number                      text primary key check (number ~ '^\d{6}-\d{4}-\d{4}$'),
    district_code               text not null,
    status                      text not null check (status in (
        'UNDER_REVIEW', 'RETURNED', 'NOT_SELECTED', 'WITHDRAWN', 'SELECTED', 'FUNDING_REVIEW', 'REJECTED', 'APPROVED',
        'UNDER_CONSTRUCTION', 'ACCEPTANCE', 'RECTIFYING', 'SETTLED', 'IN_OPERATION', 'CLOSED')),
    version                     bigint not null,
    filed_at                    timestamptz not null,
    review_round                int not null default 0 check (review_round >= 0),

    -- the application (Articles 6, 7, 10, 11, 21-23)
    name                        text not null,
    unit                        text not null,
    credit_code                 text not null,
    street                      text not null,
    address                     text not null,
    construction_mode           text not null check (construction_mode in ('NEW_BUILD', 'EXTENSION', 'RENOVATION')),
    facility_form               text not null check (facility_form in ('COMPLEX', 'DISTRIBUTED')),
    meets_guideline             boolean not null,
    new_residential_area        boolean not null,
    meets_residential_quota     boolean not null,
    state_owned_property        boolean not null,
    state_asset_procedure_done  boolean not null,
    renovation_conditions_met   boolean not null,
    consulted_residents         int not null check (consulted_residents >= 0),
    consultation_summary        text not null,
    other_municipal_funds       boolean not null,
    other_municipal_funds_detail text not null,
    justification               text not null,
    application_date            date not null,
    solicitation_id             text not null,
    plan_id                     bigint not null,

    -- who builds, who maintains (Article 22)
    implementing_entity         text,
    maintenance_entity          text,

    -- establishment (Article 24)
    establishment_number        text,
    establishment_date          date,
    project_code                text,
    approval_track              text check (approval_track in ('APPROVAL', 'VERIFICATION', 'FILING')),
    estimated_investment        numeric(18, 2) check (estimated_investment >= 0),

    -- fund application (Articles 23, 24)
    at_estimate_depth           boolean,
    requested_subsidy           numeric(18, 2) check (requested_subsidy >= 0),
    fund_justification          text,
    fund_plan_id                bigint,

    -- subsidy (Article 23): whole yuan
    subsidy_basic               numeric(18, 2) check (subsidy_basic >= 0),
    subsidy_inclusive           numeric(18, 2) check (subsidy_inclusive >= 0),
    subsidy_ceiling             numeric(18, 2) check (subsidy_ceiling >= 0),
    inclusive_rate              numeric(6, 4) check (inclusive_rate between 0 and 1),
    proposed_subsidy            numeric(18, 2) check (proposed_subsidy >= 0 and proposed_subsidy <= subsidy_ceiling),
    proposed_by                 text,
    approved_subsidy            numeric(18, 2) check (approved_subsidy >= 0 and approved_subsidy <= subsidy_ceiling
                                                      and approved_subsidy <= requested_subsidy),
    approval_number             text,
    approval_date               date,
    check ((approved_subsidy is null) = (approval_number is null)),
    check (status <> 'APPROVED' or approved_subsidy is not null)
);

create index project_by_district on project (district_code, number);
create index project_by_status on project (status, district_code, number);
create index project_name_trigrams on project using gin (credit_code, name gin_trgm_ops) with (fastupdate = off);
create index project_address_trigrams on project using gin (credit_code, address gin_trgm_ops) with (fastupdate = off);

-- What the system last found (contract of the findings: code, in the order of the articles).
create table project_finding (
    project  text not null references project (number),
    position int  not null,
    code     text not null,
    message  text not null,
    primary key (project, position)
);

-- Exceptions that the municipal commission has accepted for this project.
create table accepted_exception (
    project text not null references project (number),
    code    text not null,
    primary key (project, code)
);

-- Every version of the functions and investment that was ever handed in, never changed.
create table investment_plan (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number) deferrable initially deferred,
    stage          text not null check (stage in ('APPLICATION', 'FUND_APPLICATION')),
    recorded_at    timestamptz not null,
    total          numeric(18, 2) not null check (total >= 0),
    shared         numeric(18, 2) not null check (shared >= 0)
);
create index investment_plan_by_project on investment_plan (project_number);

create table plan_line (
    plan       bigint not null references investment_plan (id),
    function   text not null,
    category   text not null check (category in ('BASIC', 'INCLUSIVE', 'COMMERCIAL')),
    area       numeric(18, 2) not null check (area > 0),
    investment numeric(18, 2) not null check (investment > 0),
    primary key (plan, function, category)
);

alter table project add foreign key (plan_id) references investment_plan (id) deferrable initially deferred;
alter table project add foreign key (fund_plan_id) references investment_plan (id) deferrable initially deferred;

-- The opinions asked of the municipal departments, by round of review (Article 22).
create table department_opinion (
    id                          bigint generated always as identity primary key,
    project_number              text not null references project (number),
    round                       int not null check (round > 0),
    department                  text not null,
    asked_at                    timestamptz not null,
    due_at                      timestamptz not null,
    reminded_at                 timestamptz,
    decision                    text check (decision in ('AGREE', 'AGREE_WITH_CONDITIONS', 'DISAGREE')),
    opinion                     text,
    function_opinion            text,
    site_opinion                text,
    construction_opinion        text,
    operation_opinion           text,
    funding_opinion             text,
    other_municipal_funds_found boolean,
    given_by                    text,
    given_at                    timestamptz,
    unique (project_number, round, department),
    check ((decision is null) = (given_at is null))
);
create index department_opinion_outstanding on department_opinion (due_at) where decision is null;
create index department_opinion_by_department on department_opinion (department, project_number);

-- Every decision, with the findings of that moment. Append-only.
create table decision (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    task           text not null,
    round          int not null,
    decided_by     text not null,
    decided_at     timestamptz not null,
    decision       text not null,
    opinion        text not null,
    detail         text not null
);
create index decision_by_project on decision (project_number, id);

create table decision_finding (
    decision bigint not null references decision (id),
    position int not null,
    code     text not null,
    message  text not null,
    primary key (decision, position)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on decision
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on decision_finding
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on investment_plan
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on plan_line
    for each statement execute function refuse_change();
