create table patient (
    id uuid primary key,
    family_name text not null,
    given_name text not null,
    born_on date not null
);
