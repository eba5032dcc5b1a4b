-- migrate:up
CREATE TABLE delivery_contacts (
    order_id uuid PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
    contact_name text NOT NULL,
    phone text NOT NULL,
    delivery_address text NOT NULL,
    erase_after date NOT NULL
);

CREATE INDEX delivery_contacts_to_erase ON delivery_contacts (erase_after);

-- migrate:down
DROP TABLE delivery_contacts;
