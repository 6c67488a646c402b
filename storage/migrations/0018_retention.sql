-- What is old is deleted; see bot/features/privacy/register.py. Each index has what can expire, by age.
CREATE INDEX nudges_settled ON nudges (due_at)
    WHERE status IN ('cancelled', 'failed', 'sent', 'skipped') AND token IS NULL;
CREATE INDEX aggregates_closed ON aggregates (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX introductions_over
    ON introductions (COALESCE(closed_at, update_at, thanked_at, met_at, created_at))
    WHERE status NOT IN ('asked', 'questioned', 'accepted', 'picked', 'agreed', 'missed')
      AND (keep_in_touch = 0 OR closed_at IS NOT NULL);
CREATE INDEX audit_by_age ON audit (at);
CREATE INDEX blocks_by_age ON blocks (created_at);
CREATE INDEX reports_closed ON reports (closed_at) WHERE closed_at IS NOT NULL;
-- A deleted row is looked for in those that refer to it.
CREATE INDEX promises_of_talk ON promises (network, introduction);
CREATE INDEX aggregate_people_of ON aggregate_people (network, aggregate);

-- How many requests of a month ended how, once the talks themselves are deleted. It names nobody.
CREATE TABLE talk_counts (
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    month TEXT NOT NULL,
    status TEXT NOT NULL,
    talks INTEGER NOT NULL,
    PRIMARY KEY (network, community, month, status),
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;
