-- What members offer is searched for among what is open of that kind (bot/features/offered/).
CREATE INDEX aggregates_open ON aggregates (network, kind, created_at) WHERE closed_at IS NULL;
