-- Messages to be drawn again are claimed from each community in turn, as what is due is.
CREATE INDEX nudges_stale_in ON nudges (community, due_at)
    WHERE stale = 1 AND status = 'sent' AND token IS NULL;
