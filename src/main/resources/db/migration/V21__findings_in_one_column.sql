-- Findings and accepted exceptions are read and written with their project or decision, never alone: they become columns of it.

alter table project
    add column recorded_findings   jsonb  not null default '[]',
    add column accepted_exceptions text[] not null default '{}';

update project p set recorded_findings = found.entries
from (select project, jsonb_agg(jsonb_build_object('code', code, 'message', message) order by position) as entries
      from project_finding group by project) found
where found.project = p.number;

update project p set accepted_exceptions = accepted.codes
from (select project, array_agg(code order by code) as codes from accepted_exception group by project) accepted
where accepted.project = p.number;

drop table project_finding;
drop table accepted_exception;

alter table decision add column recorded_findings jsonb not null default '[]';
alter table decision disable trigger append_only;

update decision d set recorded_findings = found.entries
from (select decision, jsonb_agg(jsonb_build_object('code', code, 'message', message) order by position) as entries
      from decision_finding group by decision) found
where found.decision = d.id;

alter table decision enable trigger append_only;
drop table decision_finding;
