-- Links to our own pages, and the visits that they open: see bot/features/organise/visits.py. `id` is
-- a digest of what only the visitor has.

CREATE TABLE visits (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX visits_of ON visits (network, person);
CREATE INDEX visits_by_age ON visits (made_at);
