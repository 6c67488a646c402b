-- Whether a person is being erased: what is theirs goes in small steps.
ALTER TABLE persons ADD COLUMN erasing INTEGER NOT NULL DEFAULT 0;

-- Addresses of those who were erased, as keyed hashes: whoever acts from one again is the same person
-- for blocks, limits and removals, and nothing else is known of them.
CREATE TABLE former_addresses (
    hash TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    left_at INTEGER NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX former_addresses_by_age ON former_addresses (left_at);
