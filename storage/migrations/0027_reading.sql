-- What organisers suggest to read, in the guide.

ALTER TABLE communities ADD COLUMN reading TEXT NOT NULL DEFAULT '';
