-- Invoices are kept apart from deliveries so that a delivery can be corrected without changing what was billed.
CREATE TABLE invoices (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number varchar(20) NOT NULL UNIQUE,
    total_cents integer NOT NULL CHECK (total_cents >= 0)
);

CREATE INDEX invoices_number_idx ON invoices (number);
