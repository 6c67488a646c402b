"""Records and rules without I/O, clock or libraries of a platform."""
