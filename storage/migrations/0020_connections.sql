-- Who knows whom: both have said so (bot/features/connections).

CREATE TABLE connections (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    asker TEXT NOT NULL,
    asked TEXT NOT NULL,
    how TEXT NOT NULL,
    closeness INTEGER NOT NULL,
    since INTEGER,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    closed_at INTEGER,
    UNIQUE (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, asker) REFERENCES persons (network, id),
    FOREIGN KEY (network, asked) REFERENCES persons (network, id)
) STRICT;

-- One open connection a pair, whoever asks.
CREATE UNIQUE INDEX connections_open_pair ON connections (
    (CASE WHEN asker < asked THEN asker ELSE asked END),
    (CASE WHEN asker < asked THEN asked ELSE asker END)
) WHERE closed_at IS NULL;
CREATE INDEX connections_by ON connections (network, asker, created_at);
CREATE INDEX connections_of_asker ON connections (network, asker, id);
CREATE INDEX connections_of_asked ON connections (network, asked, id);
CREATE INDEX connections_pending_by ON connections (network, asker, id)
    WHERE confirmed_at IS NULL AND closed_at IS NULL;
CREATE INDEX connections_pending_to ON connections (network, asked, id)
    WHERE confirmed_at IS NULL AND closed_at IS NULL;
CREATE INDEX connections_between ON connections (network, asker, asked);
CREATE INDEX connections_closed ON connections (closed_at) WHERE closed_at IS NOT NULL;

-- Two rows for each confirmed connection, one a side: what the search for paths reads. No reference
-- to connections: each deletion there would look for ties.
CREATE TABLE ties (
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    other TEXT NOT NULL,
    connection TEXT NOT NULL,
    how TEXT NOT NULL,
    closeness INTEGER NOT NULL,
    fresh_at INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    shown_by_other INTEGER NOT NULL,
    askable INTEGER NOT NULL,
    PRIMARY KEY (person, other),
    FOREIGN KEY (network, person) REFERENCES persons (network, id),
    FOREIGN KEY (network, other) REFERENCES persons (network, id)
) STRICT;

-- A search reads a few of somebody's ties, the strongest first.
CREATE INDEX ties_strongest ON ties (person, closeness, fresh_at, other);
CREATE INDEX ties_shown ON ties (person, closeness, fresh_at, other)
    WHERE shown = 1 OR shown_by_other = 1;

-- How often somebody may be asked to introduce others; a row for who changed the default.
CREATE TABLE connectors (
    person TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    asks_a_year INTEGER NOT NULL,
    only_met INTEGER NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;
