-- Which steps of the setup organisers have decided. Where they had set it up before, they are led through
-- what is new.

ALTER TABLE communities ADD COLUMN decided TEXT NOT NULL DEFAULT '[]';
UPDATE communities SET decided = '["who","where","language","reading","announce"]'
WHERE set_up_at IS NOT NULL;
