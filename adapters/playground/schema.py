"""The tables of the simulator's SQLite file, and the changes that lead to them."""

VERSION = 2
SCHEMA = """
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    about TEXT NOT NULL,
    organiser INTEGER NOT NULL,
    sample INTEGER NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE conversation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('dm', 'channel', 'group'))
) STRICT;
CREATE TABLE participant (
    conversation TEXT NOT NULL REFERENCES conversation,
    member TEXT NOT NULL REFERENCES member,
    read_to INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (conversation, member)
) STRICT;
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversation,
    author TEXT NOT NULL,
    only_for TEXT REFERENCES member,
    delivery_key TEXT UNIQUE,
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX message_conversation ON message (conversation, id);
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES message,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX file_message ON file (message);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO conversation (id, kind) VALUES ('careers', 'channel');
PRAGMA user_version = 2;
"""

# JSON escapes the quotation marks of member text, so these replacements find keys only.
_RENAMED = """
ALTER TABLE seat RENAME TO participant;
UPDATE message SET author = 'paned' WHERE author = 'handshakes';
UPDATE message SET body = replace(body, '"is": "small"', '"is": "footnote"');
UPDATE message SET body = replace(body, '"is": "strong"', '"is": "bold"');
UPDATE message SET body = replace(body, '"is": "moment"', '"is": "timestamp"');
UPDATE message SET body = replace(body, '"is": "who"', '"is": "person"');
UPDATE message SET body = replace(body, '"is": ', '"type": ');
UPDATE message SET body = replace(body, '"after": ', '"command": ');
PRAGMA user_version = 2;
"""

CHANGES = {0: SCHEMA, 1: _RENAMED}
"""The statements that bring a file of each version to `VERSION`; 0 is a new file."""
