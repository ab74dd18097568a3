-- A decision bears the name and the unit of the person as they were then, the name of the task and what else was handed in, so that
-- nothing that happens to a user or a form later changes what it says.
alter table decision
    add column decided_by_name text,
    add column unit            text,
    -- empty in older rows: the catalogue of today names their tasks
    add column task_name       text,
    -- [{"label", "value"}] in the order of the form
    add column fields          jsonb not null default '[]';

alter table decision disable trigger append_only;

update decision set decided_by_name = case decided_by when 'system' then '系统' else decided_by end, unit = '';

-- As well as can be known: who was deleted since has lost her name. On a new database the engine has no tables yet.
do $$
begin
    if to_regclass('act_id_user') is not null and exists (select from decision) then
        update decision d set decided_by_name = coalesce(u.last_, '') || coalesce(u.first_, '')
        from act_id_user u
        where u.id_ = d.decided_by and coalesce(u.last_, '') || coalesce(u.first_, '') <> '';

        update decision d set unit = coalesce(g.name_, g.id_)
        from act_id_group g
        where g.id_ = (
            select m.group_id_
            from act_id_membership m join project p on p.number = d.project_number
            where m.user_id_ = d.decided_by
            -- of several, the one whose task it was, else one that serves the district
            order by m.group_id_ = case
                         when d.task like 'Sign%' then 'municipal-drc-signer'
                         when d.task in ('ResolveReview', 'DetermineProject', 'ReviewFundApplication', 'ReleaseFunds',
                                         'SuperviseDisbursement', 'ReviewSubsidyAdjustment', 'TerminateProject') then 'municipal-drc'
                         when d.task not in ('DepartmentOpinion', 'AcceptanceOpinion', 'GiveConsultation')
                             then 'district-drc-' || p.district_code
                         else '' end desc,
                     m.group_id_ like case d.task when 'DepartmentOpinion' then 'dept-%' when 'GiveConsultation' then 'dept-%'
                         when 'AcceptanceOpinion' then 'dept-%-' || p.district_code else '' end desc,
                     exists (select from act_id_tenant_member t where t.group_id_ = m.group_id_ and t.tenant_id_ = p.district_code) desc,
                     m.group_id_
            limit 1);
    end if;
end
$$;

alter table decision enable trigger append_only;
alter table decision
    alter column decided_by_name set not null,
    alter column unit set not null;
