"""The fallback list: hosts, or ways to somebody, who are asked one after the other."""
