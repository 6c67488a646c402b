-- Ways: a seeker's requests to reach somebody through people (bot/features/ways).

CREATE TABLE ways (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    seeker TEXT NOT NULL,
    target TEXT,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,
    introduction TEXT,
    first TEXT,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    heard_at INTEGER,
    closed_at INTEGER,
    UNIQUE (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, seeker) REFERENCES persons (network, id),
    FOREIGN KEY (network, target) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX ways_by ON ways (network, seeker, created_at);
CREATE INDEX ways_of ON ways (network, seeker, id);
CREATE INDEX ways_to ON ways (network, target);
CREATE INDEX ways_open ON ways (network, seeker, id) WHERE closed_at IS NULL;
CREATE INDEX ways_made ON ways (created_at);

-- What one person is asked, and what they answered. No reference to ways: each deletion there would
-- look for requests.
CREATE TABLE connector_requests (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    way TEXT NOT NULL,
    connector TEXT NOT NULL,
    seeker TEXT NOT NULL,
    target TEXT,
    via TEXT,
    onward TEXT,
    line TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    answered_at INTEGER,
    closed_at INTEGER,
    UNIQUE (network, id),
    UNIQUE (way, connector),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, connector) REFERENCES persons (network, id),
    FOREIGN KEY (network, seeker) REFERENCES persons (network, id),
    FOREIGN KEY (network, target) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX connector_requests_asked ON connector_requests (network, connector, created_at);
CREATE INDEX connector_requests_to ON connector_requests (network, connector, id);
CREATE INDEX connector_requests_by ON connector_requests (network, seeker, id);
CREATE INDEX connector_requests_about ON connector_requests (network, target, id);
CREATE INDEX connector_requests_of_way ON connector_requests (network, way, id);
CREATE INDEX connector_requests_made ON connector_requests (created_at);

-- An introduction that was asked for through people: the way that carries its note until then, the
-- connector before the last, what the last one said, and whether the host hosts nobody else.
ALTER TABLE introductions ADD COLUMN way TEXT;
ALTER TABLE introductions ADD COLUMN via TEXT;
ALTER TABLE introductions ADD COLUMN vouched TEXT NOT NULL DEFAULT '';
ALTER TABLE introductions ADD COLUMN once INTEGER NOT NULL DEFAULT 0;
CREATE INDEX introductions_via ON introductions (network, via, id) WHERE via IS NOT NULL;
