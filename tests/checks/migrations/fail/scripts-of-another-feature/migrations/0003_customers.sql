-- Customers are stored because deliveries name them.
CREATE TABLE customers (id uuid PRIMARY KEY, name text NOT NULL);
