-- Bills become invoices so that a delivery can be corrected after it was billed.
ALTER TABLE billing.bill RENAME TO invoices;
ALTER TABLE billing.invoices RENAME COLUMN sum_cents TO total_cents;
CREATE TABLE invoice_lines (
    id uuid PRIMARY KEY,
    invoice_id uuid REFERENCES invoices (id),
    amount_cents integer NOT NULL
);
ALTER TABLE invoice_lines ADD COLUMN discount_code text, ADD CONSTRAINT amount CHECK (amount_cents <> 0);
