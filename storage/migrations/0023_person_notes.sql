-- What a member notes about somebody they know, for nobody but themselves (bot/features/network).

CREATE TABLE person_notes (
    person TEXT NOT NULL,
    about TEXT NOT NULL,
    network TEXT NOT NULL,
    words TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (person, about),
    FOREIGN KEY (network, person) REFERENCES persons (network, id),
    FOREIGN KEY (network, about) REFERENCES persons (network, id)
) STRICT;

-- An erasure finds what others noted about that member.
CREATE INDEX person_notes_about ON person_notes (about);
