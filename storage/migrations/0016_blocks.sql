-- Who wants nothing to do with whom; see bot/features/safety/.
CREATE TABLE blocks (
    network TEXT NOT NULL,
    blocker TEXT NOT NULL,
    blocked TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (blocker, blocked),
    FOREIGN KEY (network, blocker) REFERENCES persons (network, id),
    FOREIGN KEY (network, blocked) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX blocks_of_blocked ON blocks (blocked);

-- A sent message is also found after its buttons have ended.
DROP INDEX nudges_with_buttons;
CREATE INDEX nudges_by_ref ON nudges (ref) WHERE ref IS NOT NULL;
