-- PostgreSQL does not choose it without statistics of networks, and no statement needs it.

DROP INDEX find_counts_shared;
