-- The numbers of the practice that organisers chose, each time they did, and since when.

ALTER TABLE communities ADD COLUMN limits TEXT NOT NULL DEFAULT '[]';
