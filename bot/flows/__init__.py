"""One file per thing a member does, each whole: its commands, buttons, forms, nudges."""

FLOWS = (
    "find",
    "request",
    "host",
    "mine",
    "prep",
    "thanks",
    "settings",
    "answer",
    "schedule",
    "meet",
    "connect",
    "organise",
)
"""The flows, in the order in which help shows their commands."""
