-- SQL for SQLite and PostgreSQL. For PostgreSQL, STRICT is left out and INTEGER becomes BIGINT (see
-- storage/postgres/store.py). Instants are microseconds since 1970; tuples are JSON.
-- Foreign keys include the network, so that no row refers to another network.

CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX events_by_age ON events (seen_at);

CREATE TABLE communities (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (network, id)
) STRICT;

CREATE TABLE persons (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    zone_known INTEGER NOT NULL,
    language TEXT NOT NULL,
    quiet_from TEXT NOT NULL,
    quiet_to TEXT NOT NULL,
    muted TEXT NOT NULL,
    headline TEXT NOT NULL,
    goal TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    organiser INTEGER NOT NULL,
    sample INTEGER NOT NULL,
    connector_stopped INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (network, id)
) STRICT;

CREATE TABLE addresses (
    address TEXT NOT NULL PRIMARY KEY,
    community TEXT NOT NULL,
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;

CREATE INDEX addresses_of_person ON addresses (person);
CREATE INDEX addresses_in_community ON addresses (community);

CREATE TABLE hosts (
    person TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    state TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    sector TEXT NOT NULL,
    topics TEXT NOT NULL,
    about TEXT NOT NULL,
    formats TEXT NOT NULL,
    lengths TEXT NOT NULL,
    languages TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    "where" TEXT NOT NULL,
    windows TEXT NOT NULL,
    paused_until TEXT,
    created_at INTEGER NOT NULL,
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX hosts_to_find ON hosts (network) WHERE state = 'active';

CREATE TABLE introductions (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    seeker TEXT NOT NULL,
    host TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    note_type TEXT NOT NULL,
    why TEXT NOT NULL,
    learn TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    format TEXT NOT NULL,
    details TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    connector TEXT,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    decline_reason TEXT NOT NULL,
    reason_shared INTEGER NOT NULL,
    referred_to TEXT,
    offered TEXT NOT NULL,
    lapsed INTEGER NOT NULL,
    starts_at INTEGER,
    "where" TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    published INTEGER,
    moved_by TEXT,
    parting TEXT NOT NULL,
    seeker_outcome TEXT,
    host_outcome TEXT,
    learned TEXT NOT NULL,
    surprised TEXT NOT NULL,
    use TEXT NOT NULL,
    interest TEXT,
    debriefed INTEGER NOT NULL,
    thanks TEXT NOT NULL,
    thanked_elsewhere INTEGER NOT NULL,
    onward TEXT,
    onward_name TEXT NOT NULL,
    "update" TEXT NOT NULL,
    update_done INTEGER NOT NULL,
    keep_in_touch INTEGER NOT NULL,
    questions_shared INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    asked_at INTEGER,
    questioned_at INTEGER,
    answered_at INTEGER,
    accepted_at INTEGER,
    turn_at INTEGER,
    placed_at INTEGER,
    agreed_at INTEGER,
    met_at INTEGER,
    thanked_at INTEGER,
    update_at INTEGER,
    contact_at INTEGER,
    closed_at INTEGER,
    UNIQUE (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, seeker) REFERENCES persons (network, id),
    FOREIGN KEY (network, host) REFERENCES persons (network, id),
    FOREIGN KEY (network, connector) REFERENCES persons (network, id),
    FOREIGN KEY (network, referred_to) REFERENCES persons (network, id),
    FOREIGN KEY (network, moved_by) REFERENCES persons (network, id)
) STRICT;

-- The statuses of bot.features.introduction.model.OPEN: one such introduction a pair.
CREATE UNIQUE INDEX introductions_open_pair ON introductions (seeker, host)
    WHERE status IN ('asked', 'questioned', 'accepted', 'picked', 'agreed');
CREATE INDEX introductions_of_seeker ON introductions (network, seeker);
CREATE INDEX introductions_of_host ON introductions (network, host);
CREATE INDEX introductions_of_connector ON introductions (network, connector) WHERE connector IS NOT NULL;
CREATE INDEX introductions_referring_to ON introductions (network, referred_to)
    WHERE referred_to IS NOT NULL;
CREATE INDEX introductions_onward_to ON introductions (network, onward) WHERE onward IS NOT NULL;

CREATE TABLE questions (
    network TEXT NOT NULL,
    introduction TEXT NOT NULL,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (introduction, place),
    FOREIGN KEY (network, introduction) REFERENCES introductions (network, id)
) STRICT;

CREATE TABLE ticks (
    network TEXT NOT NULL,
    introduction TEXT NOT NULL,
    person TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (introduction, person, item),
    FOREIGN KEY (network, introduction) REFERENCES introductions (network, id),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE TABLE promises (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    introduction TEXT NOT NULL,
    person TEXT NOT NULL,
    words TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    FOREIGN KEY (network, introduction) REFERENCES introductions (network, id),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX promises_to_keep ON promises (person) WHERE done_at IS NULL;

CREATE TABLE watches (
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (network, person, query),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE TABLE kept_forms (
    network TEXT NOT NULL,
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    typed TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (person, form),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX kept_forms_by_age ON kept_forms (kept_at);

-- Encrypted by an adapter, for example the tokens of a workspace; stored in base 64.
CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE nudges (
    key TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    person TEXT NOT NULL,
    audience TEXT NOT NULL,
    introduction TEXT,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    latest_at INTEGER,
    status TEXT NOT NULL,
    token TEXT,
    lease_until INTEGER,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL,
    address TEXT,
    ref TEXT,
    stale INTEGER NOT NULL,
    CHECK (status <> 'claimed' OR (token IS NOT NULL AND lease_until IS NOT NULL)),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, person) REFERENCES persons (network, id),
    FOREIGN KEY (network, introduction) REFERENCES introductions (network, id)
) STRICT;

-- Each kind of claim has its own partial index: its cost does not depend on the rows in the table.
CREATE INDEX nudges_due ON nudges (due_at) WHERE status = 'waiting';
CREATE INDEX nudges_due_in ON nudges (community, due_at) WHERE status = 'waiting';
CREATE INDEX nudges_leased ON nudges (lease_until) WHERE token IS NOT NULL;
CREATE INDEX nudges_stale ON nudges (due_at)
    WHERE stale = 1 AND status = 'sent' AND token IS NULL;
CREATE INDEX nudges_about ON nudges (introduction) WHERE introduction IS NOT NULL;
CREATE INDEX nudges_waiting_for ON nudges (person) WHERE status = 'waiting';
