"""The types of note a seeker can write to a host."""

from __future__ import annotations

from enum import StrEnum


class NoteType(StrEnum):
    """How the seeker found this host. Each type has its own required details."""

    COLD = "cold"
    ALUMNI = "alumni"
    MUTUAL = "mutual"
    FRIEND = "friend"
    REFERRAL = "referral"
    EVENT = "event"
    TALK = "talk"
    NUDGE = "nudge"


NOTE_DETAILS: dict[NoteType, tuple[str, ...]] = {
    NoteType.COLD: (),
    NoteType.ALUMNI: ("institution", "year"),
    NoteType.MUTUAL: ("connection", "permission"),
    NoteType.FRIEND: ("connection",),
    NoteType.REFERRAL: ("connection",),
    NoteType.EVENT: ("event", "remark"),
    NoteType.TALK: ("talk", "tried"),
    NoteType.NUDGE: ("earlier",),
}
"""The details that each type asks for besides the five fields of the request."""
