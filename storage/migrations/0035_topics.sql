-- Topics by how many hosts have them: see `shared_topics` in storage/repositories/index.py.

CREATE INDEX find_counts_of_topics ON find_counts (network, hosts DESC, word)
    WHERE word >= '#' AND word < '$';
