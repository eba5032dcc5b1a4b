-- CreateTable
create table public.invoices (
    id uuid primary key,
    number text not null,
    total_cents integer not null
);
