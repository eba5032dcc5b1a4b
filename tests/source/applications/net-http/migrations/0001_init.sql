CREATE TABLE stations (id text PRIMARY KEY, street text NOT NULL);
CREATE TABLE parcels (code text PRIMARY KEY, station_id text REFERENCES stations (id));
