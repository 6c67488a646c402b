-- Whether the bot has said in a community who it is.

ALTER TABLE communities ADD COLUMN greeted INTEGER NOT NULL DEFAULT 0;
