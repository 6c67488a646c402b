-- What organisers see of a period, counted once when it is over; see bot/features/organise.

CREATE TABLE figures (
    network TEXT NOT NULL,
    period TEXT NOT NULL,
    measure TEXT NOT NULL,
    detail TEXT NOT NULL,
    value INTEGER NOT NULL,
    people INTEGER NOT NULL,
    spread TEXT NOT NULL,
    PRIMARY KEY (network, period, measure, detail)
) STRICT;

CREATE INDEX figures_of ON figures (network, measure, period);

-- Each has what a month counts, and nothing else is read of most.
CREATE INDEX introductions_asked_in ON introductions (network, asked_at, seeker, connector)
    WHERE asked_at IS NOT NULL;
CREATE INDEX introductions_accepted_in ON introductions (network, accepted_at, host, asked_at)
    WHERE accepted_at IS NOT NULL;
CREATE INDEX introductions_declined_in ON introductions (network, closed_at, host, asked_at)
    WHERE status = 'declined';
CREATE INDEX introductions_agreed_in ON introductions (network, agreed_at, seeker, host)
    WHERE agreed_at IS NOT NULL;
CREATE INDEX introductions_met_in ON introductions (network, met_at)
    WHERE met_at IS NOT NULL;
CREATE INDEX introductions_thanked_in ON introductions (network, thanked_at)
    WHERE thanked_at IS NOT NULL;
CREATE INDEX aggregates_begun_in ON aggregates (network, kind, created_at, id);
CREATE INDEX hosts_since ON hosts (network, created_at, person);
