-- up
ALTER TABLE loan ADD due date;
-- downgrade is not planned
