-- What a seeker tells those who brought the two together: how the talk went, and later what came of it.

ALTER TABLE introductions ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE introductions ADD COLUMN told_at INTEGER;
ALTER TABLE introductions ADD COLUMN told_later TEXT NOT NULL DEFAULT '';
ALTER TABLE introductions ADD COLUMN told_later_at INTEGER;
