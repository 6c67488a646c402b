-- What was acknowledged to a platform and is still to be acted on; see bot.ports.Transaction. Few
-- rows at any time: each goes as soon as it was acted on, so there is no index but the key.
CREATE TABLE inbox (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
