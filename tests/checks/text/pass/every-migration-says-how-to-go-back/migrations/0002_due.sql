-- up
ALTER TABLE loan ADD due date;
-- down
ALTER TABLE loan DROP due;
