-- A nudge has a subject of any kind, and stores the sent message while a change of the subject can
-- end buttons of it. Aggregates without a table of their own share two tables.

CREATE TABLE aggregates (
    id TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER,
    UNIQUE (network, id),
    FOREIGN KEY (network, community) REFERENCES communities (network, id)
) STRICT;

CREATE TABLE aggregate_people (
    network TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (aggregate, role, person),
    FOREIGN KEY (network, aggregate) REFERENCES aggregates (network, id),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

CREATE INDEX aggregates_of_person ON aggregate_people (network, person);

-- Invitations to host, which 0.1.0 stored only as nudges: "invite_host" to the invited person, with
-- the introduction as subject; "referral" to the seeker, with "introduction.invited" as subject.
CREATE TABLE invitations (
    nudge TEXT NOT NULL PRIMARY KEY,
    introduction TEXT NOT NULL,
    invited TEXT NOT NULL
) STRICT;

INSERT INTO invitations (nudge, introduction, invited)
SELECT n.key, i.id, n.person
FROM nudges n JOIN introductions i ON i.network = n.network AND i.id = n.subject
WHERE n.introduction IS NULL AND n.kind = 'invite_host'
UNION ALL
SELECT n.key, i.id, p.id
FROM nudges n
    JOIN introductions i ON i.network = n.network AND i.seeker = n.person
        AND i.id || '.' = substr(n.subject, 1, length(i.id) + 1)
    JOIN persons p ON p.network = n.network AND p.id = substr(n.subject, length(i.id) + 2)
WHERE n.introduction IS NULL AND n.kind = 'referral';

-- The introduction does not name an invited person any more who declined.
INSERT INTO aggregates (id, network, community, kind, status, version, data, created_at, closed_at)
SELECT id, network, community, 'invitation', status, 0, '{"introduction":"' || introduction || '"}',
    created_at, CASE WHEN status = 'invited' THEN NULL ELSE closed_at END
FROM (
    SELECT v.introduction || '-' || v.invited AS id, i.network, i.community,
        v.introduction, MIN(n.due_at) AS created_at, MAX(n.due_at) AS closed_at,
        CASE WHEN MAX(CASE WHEN n.kind = 'referral' THEN 1 ELSE 0 END) = 1
                  OR MAX(CASE WHEN h.state = 'active' THEN 1 ELSE 0 END) = 1 THEN 'hosting'
             WHEN COALESCE(i.referred_to, '') <> v.invited AND COALESCE(i.onward, '') <> v.invited
                  THEN 'declined'
             ELSE 'invited' END AS status
    FROM invitations v
        JOIN nudges n ON n.key = v.nudge
        JOIN introductions i ON i.id = v.introduction
        LEFT JOIN hosts h ON h.person = v.invited
    GROUP BY v.introduction, v.invited, i.network, i.community, i.referred_to, i.onward
) AS found;

INSERT INTO aggregate_people (network, aggregate, role, person)
SELECT DISTINCT i.network, v.introduction || '-' || v.invited, 'invited', v.invited
FROM invitations v JOIN introductions i ON i.id = v.introduction
UNION ALL
SELECT DISTINCT i.network, v.introduction || '-' || v.invited, 'seeker', i.seeker
FROM invitations v JOIN introductions i ON i.id = v.introduction
UNION ALL
SELECT DISTINCT i.network, v.introduction || '-' || v.invited, 'by',
    CASE WHEN i.referred_to = v.invited THEN i.host
         WHEN i.onward = v.invited THEN i.seeker
         -- The name was deleted: the host named somebody only when declining the request.
         WHEN i.status = 'declined' THEN i.host
         ELSE i.seeker END
FROM invitations v JOIN introductions i ON i.id = v.introduction;

-- Subjects are in several tables, so the foreign key on introductions has to go. SQLite can only
-- drop it by a new table.
DROP INDEX nudges_due;
DROP INDEX nudges_due_in;
DROP INDEX nudges_leased;
DROP INDEX nudges_stale;
DROP INDEX nudges_stale_in;
DROP INDEX nudges_about;
DROP INDEX nudges_waiting_for;
DROP INDEX nudges_undelivered;
DROP INDEX nudges_gathered;
ALTER TABLE nudges RENAME TO nudges_0_1_0;

CREATE TABLE nudges (
    key TEXT NOT NULL PRIMARY KEY,
    network TEXT NOT NULL,
    community TEXT NOT NULL,
    person TEXT NOT NULL,
    audience TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
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
    merged_into TEXT,
    buttons TEXT NOT NULL,
    content TEXT NOT NULL,
    stale INTEGER NOT NULL,
    ending TEXT NOT NULL,
    CHECK (status <> 'claimed' OR (token IS NOT NULL AND lease_until IS NOT NULL)),
    FOREIGN KEY (network, community) REFERENCES communities (network, id),
    FOREIGN KEY (network, person) REFERENCES persons (network, id)
) STRICT;

-- Messages that 0.1.0 sent are not updated any more: their content was not stored.
INSERT INTO nudges (key, network, community, person, audience, subject_kind, subject_id, kind,
    due_at, latest_at, status, token, lease_until, attempts, reason, address, ref,
    merged_into, buttons, content, stale, ending)
SELECT n.key, n.network, n.community, n.person, n.audience,
    CASE WHEN n.introduction IS NOT NULL THEN 'introduction'
         WHEN v.nudge IS NOT NULL THEN 'invitation'
         WHEN n.kind = 'match' THEN 'host'
         WHEN n.kind IN ('unreachable', 'pay_forward', 'catch_up') THEN 'person'
         WHEN i.id IS NOT NULL THEN 'introduction'
         ELSE 'person' END,
    CASE WHEN n.introduction IS NOT NULL THEN n.introduction
         WHEN v.nudge IS NOT NULL THEN v.introduction || '-' || v.invited
         WHEN n.kind IN ('match', 'unreachable') THEN n.subject
         WHEN n.kind IN ('pay_forward', 'catch_up') THEN n.person
         WHEN i.id IS NOT NULL THEN i.id
         ELSE n.person END,
    n.kind, n.due_at, n.latest_at, n.status,
    CASE WHEN n.status = 'claimed' THEN n.token ELSE NULL END,
    CASE WHEN n.status = 'claimed' THEN n.lease_until ELSE NULL END,
    n.attempts, n.reason, n.address, n.ref,
    CASE WHEN n.status = 'skipped' AND n.reason LIKE 'told in %' THEN substr(n.reason, 9)
         ELSE NULL END,
    '[]', '', 0, ''
FROM nudges_0_1_0 n
    LEFT JOIN invitations v ON v.nudge = n.key
    LEFT JOIN introductions i ON i.network = n.network AND i.id = n.subject;

DROP TABLE nudges_0_1_0;
DROP TABLE invitations;

-- Each kind of claim has its own partial index: its cost does not depend on the rows in the table.
CREATE INDEX nudges_due ON nudges (due_at) WHERE status = 'waiting';
CREATE INDEX nudges_due_in ON nudges (community, due_at) WHERE status = 'waiting';
CREATE INDEX nudges_leased ON nudges (lease_until) WHERE token IS NOT NULL;
CREATE INDEX nudges_stale ON nudges (due_at)
    WHERE stale = 1 AND status = 'sent' AND token IS NULL;
CREATE INDEX nudges_stale_in ON nudges (community, due_at)
    WHERE stale = 1 AND status = 'sent' AND token IS NULL;
-- Without `due_at`: a finish writes that column, and would have to write its entry again.
CREATE INDEX nudges_about ON nudges (subject_id);
CREATE INDEX nudges_waiting_for ON nudges (person) WHERE status = 'waiting';
CREATE INDEX nudges_undelivered ON nudges (person) WHERE status = 'failed';
CREATE INDEX nudges_gathered ON nudges (community, ref) WHERE status = 'sent' AND audience <> '[]';
CREATE INDEX nudges_merged ON nudges (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX nudges_with_buttons ON nudges (ref) WHERE buttons <> '[]';

-- Nothing ever read it.
ALTER TABLE persons DROP COLUMN connector_stopped;
