-- Topics that several hosts share, those of most hosts first.

CREATE INDEX find_counts_shared ON find_counts (network, hosts DESC, word) WHERE written <> '';
