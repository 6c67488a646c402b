-- One row while something that was deleted is still to be wiped; see `ScrubRepository`.
CREATE TABLE scrubs (
    id INTEGER NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL,
    times INTEGER NOT NULL
) STRICT;
