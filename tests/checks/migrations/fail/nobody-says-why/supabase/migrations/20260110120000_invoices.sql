-- CreateTable
create table public.invoices (
    id uuid primary key,
    number text not null,
    total_cents integer not null
);
alter table public.deliveries add column invoice_id uuid references public.invoices (id);
