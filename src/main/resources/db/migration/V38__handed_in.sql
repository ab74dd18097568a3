-- What each official handed in, start forms too: by it she finds again what became of it (我的提交), and nobody else does.
create table handed_in (
    id             bigint generated always as identity primary key,
    official       text not null,
    handed_in_at   timestamptz not null,
    -- the instance that went on or was started; empty in rows from before this table
    instance       text not null,
    -- null for a start form
    task_id        text,
    -- the key of the task, or of the process that was started
    task           text not null,
    -- what it was called then; empty in older rows: the catalogue of today names their tasks
    task_name      text not null,
    -- what the form calls what was chosen; empty where there was nothing to choose
    decision       text not null,
    -- the business key: a project, or a round of solicitation
    project_number text
);
create index handed_in_by_official on handed_in (official, handed_in_at desc, id desc);
create index handed_in_by_project on handed_in (official, project_number, task, id desc);
create unique index handed_in_task on handed_in (task_id) where task_id is not null;
create index handed_in_start on handed_in (instance) where task_id is null;

insert into handed_in (official, handed_in_at, instance, task, task_name, decision, project_number)
select decided_by, decided_at, '', task, coalesce(task_name, ''), '', project_number
from decision
where decided_by <> 'system'
    and decision not in ('TRANSFER', 'DELEGATE', 'GIVE_BACK', 'URGE', 'COPY', 'TAKE_BACK', 'CONSULT', 'END_CONSULTATION')
order by id;
