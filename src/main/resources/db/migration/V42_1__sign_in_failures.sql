-- How many sign-ins failed from an address within an hour: the audit chain tells the first of them one by one, and of the others how
-- many they were. A row goes as soon as the chain has told it.
create table sign_in_failure (
    address   text not null,
    hour      timestamptz not null,
    failures  int not null check (failures > 0),
    -- of names that nobody has, beside those that the chain tells one by one
    lock_outs int not null default 0,
    primary key (address, hour)
);
create index sign_in_failure_by_hour on sign_in_failure (hour);
