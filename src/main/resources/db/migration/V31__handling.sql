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
