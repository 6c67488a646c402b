-- Whom members can write to is a setting of the community, in one place for every language; it stood in
-- the notice.

ALTER TABLE communities ADD COLUMN contact TEXT NOT NULL DEFAULT '';
UPDATE communities SET contact = COALESCE((
    SELECT n.contact FROM notices n
    WHERE n.network = communities.network AND n.community = communities.id AND n.contact <> ''
    ORDER BY n.version DESC LIMIT 1
), '');
ALTER TABLE notices DROP COLUMN contact;
