CREATE TABLE meters (serial text PRIMARY KEY, tariff text NOT NULL);
CREATE TABLE readings (serial text REFERENCES meters (serial), taken_at timestamptz, watt_hours bigint NOT NULL);
