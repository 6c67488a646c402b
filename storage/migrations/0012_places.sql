-- Whether a place was known before the one that a talk has now: the first one has not changed.
ALTER TABLE introductions ADD COLUMN place_changed INTEGER NOT NULL DEFAULT 0;
