-- Invoices get a table of their own because a delivery is corrected after it was billed; existing rows stay.
CREATE TABLE billing.bill (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    customer_id uuid NOT NULL,
    sum_cents integer NOT NULL CHECK (sum_cents IN (1, 2) OR sum_cents > 0),
    due_on date
);
