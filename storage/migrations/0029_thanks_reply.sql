-- The host's answer to a thank-you: '' with an instant where it was good to hear, without words.

ALTER TABLE introductions ADD COLUMN thanks_reply TEXT NOT NULL DEFAULT '';
ALTER TABLE introductions ADD COLUMN thanks_replied_at INTEGER;

-- A draft of a thank-you that was said elsewhere was never sent, so nobody reads it.
UPDATE introductions SET thanks = '' WHERE thanked_elsewhere = 1;
