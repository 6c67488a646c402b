-- The index by which hosts are found; storage/repositories/index.py fills it.

ALTER TABLE hosts ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE hosts ADD COLUMN studied_at TEXT NOT NULL DEFAULT '';

-- What the index holds about a host: all that has to go when they change or stop.
CREATE TABLE find_documents (
    person TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    version TEXT NOT NULL,
    words TEXT NOT NULL,
    topics TEXT NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

-- Who has a word; `rank` is lower where it says more about them.
CREATE TABLE find_entries (
    network TEXT NOT NULL,
    word TEXT NOT NULL,
    rank INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (network, word, rank, person)
) STRICT, WITHOUT ROWID;

-- How many have a word, or a topic, which `written` has as its last host wrote it.
CREATE TABLE find_counts (
    network TEXT NOT NULL,
    word TEXT NOT NULL,
    hosts INTEGER NOT NULL,
    written TEXT NOT NULL,
    PRIMARY KEY (network, word)
) STRICT, WITHOUT ROWID;
