-- When a task was urged (催办), for how often that may be. What was said stands in the record of decisions.
create table task_urge (
    id             bigint generated always as identity primary key,
    task_id        text not null,
    project_number text not null references project (number),
    urged_by       text not null,
    urged_at       timestamptz not null
);
create index task_urge_by_task on task_urge (task_id, urged_at desc);

-- What somebody decided lately: her submissions that she may take back (撤回).
create index decision_by_official on decision (decided_by, id);

-- Opinions asked for in the middle of a review (加签): of a municipal department, or of a colleague.
create table consultation (
    id             bigint generated always as identity primary key,
    project_number text not null references project (number),
    task_id        text not null,
    task           text not null,
    task_name      text not null,
    question       text not null,
    asked_by       text not null,
    asked_at       timestamptz not null,
    department     text,
    official       text,
    answered_by    text,
    answered_at    timestamptz,
    decision       text check (decision in ('AGREE', 'DISAGREE')),
    opinion        text,
    ended_by       text,
    ended_at       timestamptz,
    check ((department is null) <> (official is null)),
    check ((decision is null) = (answered_at is null)),
    check (answered_at is null or ended_at is null)
);
create index consultation_by_task on consultation (task_id);
create index consultation_by_department on consultation (department, project_number) where department is not null;
