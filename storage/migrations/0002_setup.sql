-- Settings of a community by its organisers. The defaults leave everything open to everyone.

ALTER TABLE communities ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN asking TEXT NOT NULL DEFAULT '[]';
ALTER TABLE communities ADD COLUMN hosting TEXT NOT NULL DEFAULT '[]';
ALTER TABLE communities ADD COLUMN organising TEXT NOT NULL DEFAULT '[]';
ALTER TABLE communities ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE communities ADD COLUMN set_up_at INTEGER;

-- No platform reports Welsh, so these persons chose it.
ALTER TABLE persons ADD COLUMN language_chosen INTEGER NOT NULL DEFAULT 0;
UPDATE persons SET language_chosen = 1 WHERE language = 'cy';
