-- An address that a member left is remembered for a while: whoever acts from it again is the same person.
ALTER TABLE addresses ADD COLUMN left_at INTEGER;

CREATE INDEX addresses_left ON addresses (left_at) WHERE left_at IS NOT NULL;
