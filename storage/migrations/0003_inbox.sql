-- Platform events that were acknowledged and are not handled yet (see InboxRepository in
-- bot/core/repositories.py). Each is deleted once it is handled: the few rows need no other index.
CREATE TABLE inbox (
    id TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
