CREATE TABLE stations (
  id uuid PRIMARY KEY,
  name text NOT NULL
);
