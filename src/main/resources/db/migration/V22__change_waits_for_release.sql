-- A change and a release of one project come one after the other also where somebody writes them by hand: both lock its balance.
create function wait_for_release() returns trigger language plpgsql as $$
begin
    perform 1 from ledger where project_number = new.project_number for update;
    return new;
end $$;
create trigger wait_for_release before insert on project_change for each row execute function wait_for_release();
