-- Reports of one member about another, for the organisers (bot/features/report).

ALTER TABLE communities ADD COLUMN reports_to TEXT NOT NULL DEFAULT '';

CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    reporter TEXT NOT NULL,
    reported TEXT NOT NULL,
    told TEXT NOT NULL,
    others TEXT NOT NULL,
    words TEXT NOT NULL,
    quoted TEXT NOT NULL,
    messages TEXT NOT NULL,
    handler TEXT,
    created_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    closed_at INTEGER,
    UNIQUE (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, reporter) REFERENCES persons (network, id),
    FOREIGN KEY (network, reported) REFERENCES persons (network, id),
    FOREIGN KEY (network, handler) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX reports_by ON reports (network, reporter, created_at);
CREATE INDEX reports_about ON reports (network, reported);
CREATE INDEX reports_open_in ON reports (network, community, id) WHERE closed_at IS NULL;
CREATE INDEX reports_open_by ON reports (network, reporter, id) WHERE closed_at IS NULL;
