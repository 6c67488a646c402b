"""One file per thing a member does, each whole: its commands, buttons, forms, nudges."""

FLOWS = (
    "find",
    "request",
    "host",
    "pausing",
    "mine",
    "prep",
    "questions",
    "thanks",
    "afterwards",
    "settings",
    "setup",
    "help",
    "answer",
    "schedule",
    "agreed",
    "meet",
    "connect",
    "catchup",
    "organise",
)
"""The flows, in the order in which help shows their commands."""
