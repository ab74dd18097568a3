-- Beside the engine's own indexes, for the statements of TaskList.xml. Each holds all that its look asks, so that the rows
-- themselves need not be read.

-- whose authorizations for a task, a definition or everything
create index if not exists task_list_group_grant on act_ru_authorization (group_id_, resource_id_)
    include (resource_type_, perms_, type_);
create index if not exists task_list_user_grant on act_ru_authorization (user_id_, resource_id_)
    include (resource_type_, perms_, type_);

-- what is offered to a group
create index if not exists task_list_offer on act_ru_identitylink (group_id_, task_id_) include (type_, tenant_id_);

-- the order of the filters 本单位待办 and 我的待办
create index if not exists task_list_order on act_ru_task (priority_, create_time_) include (id_, tenant_id_);

-- the filter 逾期未反馈的部门意见
create index if not exists task_list_due on act_ru_task (task_def_key_, due_date_) include (id_, tenant_id_, proc_def_id_);

-- the order of all filters of due dates, 各区 and 各部门
create index if not exists task_list_due_order on act_ru_task (due_date_, id_) include (tenant_id_, proc_def_id_);
