-- up
CREATE TABLE loan (id bigint PRIMARY KEY);
-- down
DROP TABLE loan;
