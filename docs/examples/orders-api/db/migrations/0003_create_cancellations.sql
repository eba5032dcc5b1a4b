-- migrate:up
ALTER TABLE orders DROP CONSTRAINT orders_status_check;
ALTER TABLE orders ADD CONSTRAINT orders_status_check
    CHECK (status IN ('accepted', 'rejected', 'cancelled'));

CREATE TABLE cancellations (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL UNIQUE REFERENCES orders (id) ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IN ('ordered_twice', 'wrong_items', 'closed', 'other')),
    cancelled_at timestamptz NOT NULL DEFAULT now()
);

-- migrate:down
DROP TABLE cancellations;

ALTER TABLE orders DROP CONSTRAINT orders_status_check;
UPDATE orders SET status = 'rejected' WHERE status = 'cancelled';
ALTER TABLE orders ADD CONSTRAINT orders_status_check
    CHECK (status IN ('accepted', 'rejected'));
