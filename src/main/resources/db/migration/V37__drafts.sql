-- What an official has typed into a form and not handed in yet: her own, and gone when it is handed in. It stands nowhere else.

-- The engine makes its tables after this: that a draft goes with its task is added at the start (mapping/task-drafts.sql).
create table task_draft (
    task_id  varchar(64) not null,
    user_id  text not null,
    -- the fields of the form as typed, JSON in ASCII: what can't be stored as text is escaped in it
    content  text not null,
    saved_at timestamptz not null,
    primary key (task_id, user_id)
);
create index task_draft_of_user on task_draft (user_id);
create index task_draft_age on task_draft (saved_at);

create table start_draft (
    process_key text not null,
    user_id     text not null,
    content     text not null,
    saved_at    timestamptz not null,
    primary key (process_key, user_id)
);
create index start_draft_of_user on start_draft (user_id);
create index start_draft_age on start_draft (saved_at);
