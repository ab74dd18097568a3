-- What the set-up at start has ever made: it is made once, and what an administrator changes or removes afterwards stays so.
create table seeded_item (
    item      text primary key,
    seeded_at timestamptz not null default now()
);
