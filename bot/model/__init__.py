"""The pure model: records and rules, no I/O, no clock, no library of a platform."""
