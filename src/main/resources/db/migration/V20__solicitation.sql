-- 年度项目征集 (Article 21). Amounts are yuan, areas m², dates Asia/Shanghai.

-- A round, ZJ-<year>-<number in that year>. A year has one round at a time.
create table solicitation_round (
    id            text primary key,
    year          int not null,
    sequence      int not null check (sequence > 0),
    deadline      date not null,
    notice        text not null,
    opened_by     text not null,
    opened_at     timestamptz not null,
    summarised_at timestamptz,
    opinion       text,
    concluded_by  text,
    concluded_at  timestamptz,
    version       bigint not null,
    unique (year, sequence),
    check (id = 'ZJ-' || year || '-' || sequence),
    check ((concluded_at is null) = (concluded_by is null) and (concluded_at is null) = (opinion is null)),
    check (concluded_at is null or summarised_at is not null)
);
create unique index solicitation_round_running on solicitation_round (year) where concluded_at is null;

-- 各区组织征集申报: what a district states, beside what the system has on file at that moment.
create table solicitation_collection (
    id             bigint generated always as identity primary key,
    round_id       text not null references solicitation_round (id),
    district_code  text not null,
    survey_summary text not null,
    stated         int not null check (stated >= 0),
    counted        int not null check (counted >= 0),
    withdrawn      int not null check (withdrawn between 0 and counted),
    difference     int not null check (difference = stated - counted),
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    unique (round_id, district_code)
);

-- 催办逾期的区
create table solicitation_reminder (
    id            bigint generated always as identity primary key,
    round_id      text not null references solicitation_round (id),
    district_code text not null,
    reminded_at   timestamptz not null,
    unique (round_id, district_code)
);

-- The sums of a round when its intake was closed, without the withdrawn applications.
create table solicitation_summary (
    id               bigint generated always as identity primary key,
    round_id         text not null unique references solicitation_round (id),
    summarised_at    timestamptz not null,
    projects         int not null check (projects >= 0),
    total_investment numeric(18, 2) not null check (total_investment >= 0),
    subsidy_ceiling  numeric(18, 2) not null check (subsidy_ceiling >= 0)
);

create table solicitation_function (
    summary    bigint not null references solicitation_summary (id),
    function   text not null,
    projects   int not null check (projects > 0),
    area       numeric(18, 2) not null check (area > 0),
    investment numeric(18, 2) not null check (investment >= 0),
    primary key (summary, function)
);

create index project_by_solicitation on project (solicitation_id, district_code, number) where solicitation_id <> '';

create trigger append_only before update or delete or truncate on solicitation_collection
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on solicitation_reminder
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on solicitation_summary
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on solicitation_function
    for each statement execute function refuse_change();
create trigger kept before delete or truncate on solicitation_round
    for each statement execute function refuse_change();
create trigger concluded before update on solicitation_round
    for each row when (old.concluded_at is not null) execute function refuse_change();
