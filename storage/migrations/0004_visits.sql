-- What could not be delivered is told at the person's next visit; shared places may be deleted.
ALTER TABLE persons ADD COLUMN unreached INTEGER NOT NULL DEFAULT 0;

CREATE INDEX nudges_undelivered ON nudges (person) WHERE status = 'failed';
CREATE INDEX nudges_gathered ON nudges (community, ref) WHERE status = 'sent' AND audience <> '[]';
