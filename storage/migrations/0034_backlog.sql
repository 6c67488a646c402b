-- What could not be delivered, for organisers: see bot/features/organise/backlog.py.
CREATE INDEX nudges_failed_in ON nudges (community, due_at, key) WHERE status = 'failed';
