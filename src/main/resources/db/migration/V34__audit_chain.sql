-- The audit chain: each entry holds the digest (SM3) of its content and of the entry before, so that a byte that is changed, a row that
-- is taken out or put in between shows. The numbers have no gap.
create table audit_entry (
    seq       bigint primary key check (seq > 0),
    kind      text not null,
    at        timestamptz not null,
    by_id     text not null,
    by_name   text not null,
    unit      text not null,
    project   text,
    -- the row that it tells, where it tells one
    source    text,
    source_id bigint,
    content   text not null,
    previous  char(64) not null,
    digest    char(64) not null,
    check ((source is null) = (source_id is null))
);
create unique index audit_entry_of_row on audit_entry (source, source_id) where source is not null;
create index audit_entry_of_policy on audit_entry (seq) where kind = 'POLICY';

create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

-- The end of the chain. Whoever appends holds this row, so that two come one after the other, and only one where it fails.
create table audit_tail (
    only_row boolean primary key default true check (only_row),
    seq      bigint not null,
    digest   char(64) not null
);
insert into audit_tail (seq, digest) values (0, repeat('0', 64));

create function refuse_shortening() returns trigger language plpgsql as $$
begin
    raise exception 'the audit chain only grows' using errcode = 'restrict_violation';
end $$;
create trigger only_grows before update on audit_tail
    for each row when (new.seq <= old.seq) execute function refuse_shortening();
create trigger stays before delete or truncate on audit_tail
    for each statement execute function refuse_shortening();
