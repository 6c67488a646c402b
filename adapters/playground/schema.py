"""The tables of the playground's own file."""

VERSION = 1
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
CREATE TABLE seat (
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
PRAGMA user_version = 1;
"""
