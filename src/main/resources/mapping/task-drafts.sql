-- A draft goes with its task, by whatever door that ends; and none is saved for a task that is just being handed in.
do $$
begin
    if not exists (select from pg_constraint where conname = 'task_draft_of_open_task' and conrelid = 'task_draft'::regclass) then
        delete from task_draft where task_id not in (select id_ from act_ru_task);
        alter table task_draft add constraint task_draft_of_open_task
            foreign key (task_id) references act_ru_task (id_) on delete cascade;
    end if;
end
$$;
