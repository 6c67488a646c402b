-- A person's copy of their data has messages of every status, and promises that were kept.
CREATE INDEX nudges_of_person ON nudges (network, person);
CREATE INDEX promises_of_person ON promises (network, person);
