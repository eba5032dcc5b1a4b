-- Invoices are kept apart so that a delivery can be corrected after it was billed.
CREATE TABLE invoices (id uuid PRIMARY KEY, number text, customer_id uuid, total_cents integer, remark text);
CREATE TABLE invoice_lines (id uuid PRIMARY KEY, invoice_id uuid, amount_cents integer);
