-- Messages to be updated are claimed from each community in turn, like due nudges.
CREATE INDEX nudges_stale_in ON nudges (community, due_at)
    WHERE stale = 1 AND status = 'sent' AND token IS NULL;
