-- Members whom organisers paused or removed, and what organisers did (bot/features/moderate).

ALTER TABLE persons ADD COLUMN barred TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN barred_until INTEGER;

CREATE INDEX persons_barred ON persons (network, id) WHERE barred <> '';

CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT,
    until INTEGER,
    at INTEGER NOT NULL,
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, actor) REFERENCES persons (network, id),
    FOREIGN KEY (network, subject) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX audit_of_community ON audit (network, community, id);
