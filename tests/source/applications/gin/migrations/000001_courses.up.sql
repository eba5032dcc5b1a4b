CREATE TABLE courses (id uuid PRIMARY KEY, title text NOT NULL);
