-- Statements that read more as the data of others grew.
CREATE INDEX persons_organising ON persons (network) WHERE organiser = 1;
CREATE INDEX inbox_of_platform ON inbox (platform, received_at);
CREATE INDEX inbox_by_age ON inbox (received_at);
