-- Whether a person chose their time zone. Where they did not, it follows the platform's. For those who
-- are here already this is not known, so a zone that is known stays as it is.

ALTER TABLE persons ADD COLUMN zone_chosen INTEGER NOT NULL DEFAULT 0;
UPDATE persons SET zone_chosen = zone_known;
