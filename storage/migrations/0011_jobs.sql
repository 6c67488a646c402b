-- Work that touches many rows, done in small steps; see bot/engine/jobs.py.
CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    position TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;

CREATE INDEX jobs_due ON jobs (due_at, id);

-- With the id, so that the next record of a person is found without reading them all.
DROP INDEX introductions_of_seeker;
DROP INDEX introductions_of_host;
DROP INDEX introductions_of_connector;
DROP INDEX aggregates_of_person;
DROP INDEX addresses_in_community;
CREATE INDEX introductions_of_seeker ON introductions (network, seeker, id);
CREATE INDEX introductions_of_host ON introductions (network, host, id);
CREATE INDEX introductions_of_connector ON introductions (network, connector, id)
    WHERE connector IS NOT NULL;
CREATE INDEX aggregates_of_person ON aggregate_people (network, person, aggregate);
CREATE INDEX addresses_in_community ON addresses (community, address);
