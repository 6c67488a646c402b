"""A simulated year: made-up members who live with the real core, on a clock that is moved by hand.

`paned simulate` runs it. What it counts comes from what these members read and pressed, never from
our tables, so the two can be compared.
"""
