CREATE TABLE invoices (
    id uuid PRIMARY KEY,
    number text NOT NULL
);

CREATE TABEL invoice_lines (
    invoice_id uuid REFERENCES invoices (id)
);
