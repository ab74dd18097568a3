-- What officials write again and again (常用意见): somebody's own, or a unit's.
create table common_opinion (
    id         bigint generated always as identity primary key,
    user_id    text,
    group_id   text,
    text       text not null check (text <> '' and char_length(text) <= 200),
    kept_by    text not null,
    kept_at    timestamptz not null,
    check ((user_id is null) <> (group_id is null))
);
create index common_opinion_of_user on common_opinion (user_id) where user_id is not null;
create index common_opinion_of_group on common_opinion (group_id) where group_id is not null;
