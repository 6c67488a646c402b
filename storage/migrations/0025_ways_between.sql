-- What is open for a connector is found by those asked before and after them, too: a block between any
-- two on a way ends it there (bot/features/ways).
CREATE INDEX connector_requests_via ON connector_requests (network, via, id) WHERE via IS NOT NULL;
CREATE INDEX connector_requests_onward ON connector_requests (network, onward, id)
    WHERE onward IS NOT NULL;
