-- The version of the organisers' own words in the notice; 0 is the notice that comes with the bot.
ALTER TABLE communities ADD COLUMN notice INTEGER NOT NULL DEFAULT 0;

-- Every version stays, so that it can be said what somebody agreed to.
CREATE TABLE notices (
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    contact TEXT NOT NULL,
    basis TEXT NOT NULL,
    words TEXT NOT NULL,
    conduct TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (community, language, version),
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;

CREATE TABLE consents (
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    community TEXT NOT NULL,
    version TEXT NOT NULL,
    agreed_at INTEGER NOT NULL,
    PRIMARY KEY (person, community, version),
    FOREIGN KEY (network, person) REFERENCES persons (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;
