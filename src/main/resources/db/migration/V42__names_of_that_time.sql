-- Who uploaded, told or asked bears the name of that moment, like who decided; what happens to a user later changes nothing in it.
alter table attachment
    add column uploaded_by_name text,
    add column voided_by_name   text;
alter table notice
    add column from_name text;
alter table consultation
    add column asked_by_name    text,
    add column official_name    text,
    add column answered_by_name text;

create or replace function only_void_once() returns trigger language plpgsql as $$
declare
    of_the_void constant text[] := '{void_reason,voided_by,voided_by_name,voided_at}';
begin
    if old.voided_at is not null or new.voided_at is null
            or (to_jsonb(new) - of_the_void) is distinct from (to_jsonb(old) - of_the_void) then
        raise exception 'an attachment can only be made void, and only once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

alter table attachment disable trigger only_void;

update attachment set uploaded_by_name = uploaded_by, voided_by_name = voided_by;
update notice set from_name = from_user where from_user is not null;
update consultation set asked_by_name = asked_by, official_name = official, answered_by_name = answered_by;

-- Nothing says any more what she was called then: the name of today is the nearest. On a new database the engine has no tables yet.
do $$
begin
    if to_regclass('act_id_user') is not null then
        create temporary table known_name on commit drop as
            select id_ as id, coalesce(last_, '') || coalesce(first_, '') as name from act_id_user
            where coalesce(last_, '') || coalesce(first_, '') <> '';
        update attachment set uploaded_by_name = known_name.name from known_name where known_name.id = uploaded_by;
        update attachment set voided_by_name = known_name.name from known_name where known_name.id = voided_by;
        update notice set from_name = known_name.name from known_name where known_name.id = from_user;
        update consultation set asked_by_name = known_name.name from known_name where known_name.id = asked_by;
        update consultation set official_name = known_name.name from known_name where known_name.id = official;
        update consultation set answered_by_name = known_name.name from known_name where known_name.id = answered_by;
    end if;
end
$$;

alter table attachment enable trigger only_void;
alter table attachment
    alter column uploaded_by_name set not null,
    add check ((voided_by_name is null) = (voided_at is null));
alter table notice
    add check ((from_name is null) = (from_user is null));
alter table consultation
    alter column asked_by_name set not null,
    add check ((official_name is null) = (official is null)),
    add check ((answered_by_name is null) = (answered_by is null));
