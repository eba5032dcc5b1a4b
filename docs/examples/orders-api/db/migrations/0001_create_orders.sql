-- migrate:up
CREATE TABLE orders (
    id uuid PRIMARY KEY,
    cafe_id uuid NOT NULL,
    idempotency_key text NOT NULL,
    status text NOT NULL CHECK (status IN ('accepted', 'rejected')),
    total_minor bigint NOT NULL CHECK (total_minor >= 0),
    currency char(3) NOT NULL,
    placed_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (cafe_id, idempotency_key)
);

CREATE TABLE order_lines (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    sku text NOT NULL,
    quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 500),
    unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0)
);

CREATE INDEX orders_by_cafe ON orders (cafe_id, placed_at DESC);
CREATE INDEX order_lines_by_order ON order_lines (order_id);

-- migrate:down
DROP TABLE order_lines;
DROP TABLE orders;
