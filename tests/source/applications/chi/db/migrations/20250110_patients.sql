CREATE TABLE patients (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE appointments (id bigserial PRIMARY KEY, patient_id bigint REFERENCES patients (id), starts_at timestamptz);
