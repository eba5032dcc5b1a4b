-- up
CREATE TABLE invoices (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    total_cents integer NOT NULL
);
ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
CREATE POLICY office_reads ON invoices FOR SELECT USING (current_setting('app.role') = 'office');

-- down
DROP TABLE invoices;
