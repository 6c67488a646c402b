-- A person reads undelivered messages at their next visit. A shared conversation may be deleted.
ALTER TABLE persons ADD COLUMN unreached INTEGER NOT NULL DEFAULT 0;

CREATE INDEX nudges_undelivered ON nudges (person) WHERE status = 'failed';
CREATE INDEX nudges_gathered ON nudges (community, ref) WHERE status = 'sent' AND audience <> '[]';
