"""A feature that does what none may: the outsiders' tries must find each of its mistakes."""
