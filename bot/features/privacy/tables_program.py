"""Declares the tables of messages, of other matters, of organisers' acts, and of the program."""

from __future__ import annotations

from collections.abc import Mapping

from bot.features.privacy.declarations import (
    ANONYMOUS,
    BOOKKEEPING,
    OWN_ROWS_GO,
    Expiry,
    Fate,
    Role,
    Shape,
    Table,
    all_of,
    readable_by,
)

_NOT_ABOUT_PEOPLE = "It says nothing about a person."
_SOON_GONE = "Each row is deleted as soon as it was dealt with, by itself."
_MEMBER = (Role.MEMBER,)
_REPORT = (Role.REPORTER, Role.REPORTED)

PROGRAM: Mapping[str, Table] = {
    "nudges": Table(
        all_of(
            readable_by(Role.SELF, emptied=())
            .add(Shape.TEXT, "kind status subject_kind subject_id address")
            .add(Shape.INSTANT, "due_at"),
            readable_by(Role.SELF, emptied=_MEMBER).add(Shape.JSON, "content"),
            readable_by(emptied=_MEMBER).add(Shape.JSON, "buttons", empty="[]"),
            readable_by(emptied=())
            .add(Shape.TEXT, "key network community ref token merged_into reason ending")
            .add(Shape.JSON, "audience")
            .add(Shape.PERSON, "person")
            .add(Shape.INSTANT, "latest_at lease_until")
            .add(Shape.NUMBER, "attempts")
            .add(Shape.FLAG, "stale"),
        ),
        key=("key",),
        roles=(Role.SELF,),
        withheld=BOOKKEEPING,
        order="due_at",
        # SELF: those to the person. MEMBER: those to others, about a matter of the person's.
        erased={Role.SELF: Fate.DELETE, Role.MEMBER: Fate.BLANK},
        kept="That somebody else was sent a message, and when, is theirs. It holds no words.",
        expires=Expiry("keep_messages_days", "due_at"),
    ),
    "aggregates": Table(
        all_of(
            readable_by(Role.MEMBER, emptied=())
            .add(Shape.TEXT, "id community kind status")
            .add(Shape.INSTANT, "created_at closed_at"),
            # Only its fields of words: `StoredAggregate.words`.
            readable_by(Role.MEMBER, emptied=_MEMBER).add(Shape.JSON, "data"),
            readable_by(emptied=()).add(Shape.TEXT, "network").add(Shape.NUMBER, "version"),
        ),
        key=("id",),
        roles=(Role.MEMBER,),
        withheld=BOOKKEEPING,
        order="created_at",
        erased={Role.MEMBER: Fate.BLANK},
        kept=ANONYMOUS,
        expires=Expiry("keep_talks_days", "closed_at"),
    ),
    "aggregate_people": Table(
        all_of(
            readable_by(Role.SELF, emptied=())
            .add(Shape.TEXT, "aggregate role")
            .add(Shape.PERSON, "person"),
            readable_by(emptied=()).add(Shape.TEXT, "network"),
        ),
        key=("aggregate", "role", "person"),
        roles=(Role.SELF,),
        withheld=BOOKKEEPING,
        erased={Role.SELF: Fate.BLANK},
        kept=ANONYMOUS,
    ),
    "reports": Table(
        all_of(
            readable_by(Role.REPORTER, emptied=())
            .said(Shape.PERSON, reported="data-reported", handler="data-handler")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.TEXT, "id community status")
            .add(Shape.PERSON, "reporter")
            .add(Shape.INSTANT, "acknowledged_at closed_at"),
            readable_by(Role.REPORTER, emptied=_REPORT)
            .add(Shape.TEXT, "words", "data-words")
            .add(Shape.JSON, "messages quoted", empty="[]"),
            readable_by(emptied=())
            .add(Shape.TEXT, "network")
            .add(Shape.JSON, "told others")
            .add(Shape.NUMBER, "version"),
        ),
        key=("id",),
        roles=(Role.REPORTER,),
        heading="data-reports",
        withheld=BOOKKEEPING,
        order="created_at",
        erased={Role.REPORTER: Fate.BLANK, Role.REPORTED: Fate.BLANK},
        kept="Organisers see how often a member was reported. Open reports are looked into first.",
        held_until="closed_at",
        expires=Expiry("keep_reports_days", "closed_at"),
    ),
    "audit": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "id network community act")
            .add(Shape.PERSON, "actor subject")
            .add(Shape.INSTANT, "until at")
        ),
        key=("id",),
        withheld="What organisers did, for organisers. Whether a member is barred is in `persons`.",
        kept="An erased person is named in it no more: their record has no name.",
        expires=Expiry("audit_days", "at"),
    ),
    "communities": Table(
        all_of(
            readable_by(emptied=())
            .add(Shape.TEXT, "id network name channel language reading contact")
            .add(Shape.JSON, "asking hosting organising limits decided")
            .add(Shape.INSTANT, "set_up_at")
            .add(Shape.NUMBER, "notice")
            .add(Shape.FLAG, "greeted"),
            readable_by(emptied=(Role.NAMED,)).add(Shape.PERSON, "reports_to"),
        ),
        key=("id",),
        withheld="The settings of a community, by its organisers, such as roles and limits.",
        erased={Role.NAMED: Fate.BLANK},
        kept=_NOT_ABOUT_PEOPLE,
    ),
    "notices": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "network community language basis words conduct")
            .add(Shape.NUMBER, "version")
            .add(Shape.INSTANT, "saved_at")
        ),
        key=("community", "language", "version"),
        withheld="The organisers' own words in the notice to members, every version of them.",
        kept="It was written for all members, and says what they agreed to.",
    ),
    "events": Table(
        all_of(readable_by().add(Shape.TEXT, "id").add(Shape.INSTANT, "seen_at")),
        key=("id",),
        withheld="Numbers that a platform gave to events, so that none has an effect twice.",
        kept=_NOT_ABOUT_PEOPLE,
        expires=Expiry("keep_drafts_days", "seen_at"),
    ),
    "inbox": Table(
        all_of(readable_by().add(Shape.TEXT, "id platform body").add(Shape.INSTANT, "received_at")),
        key=("id",),
        withheld="Events of the last seconds. Each is deleted as soon as it was handled.",
        kept=_SOON_GONE,
        expires=Expiry("keep_drafts_days", "received_at"),
    ),
    "jobs": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "id network community kind subject position")
            .add(Shape.INSTANT, "created_at due_at")
            .add(Shape.NUMBER, "attempts")
        ),
        key=("id",),
        withheld="Work that is going on. Each is deleted as soon as it is done.",
        kept=_SOON_GONE,
    ),
    "talk_counts": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "network community month status")
            .add(Shape.NUMBER, "talks")
        ),
        key=("network", "community", "month", "status"),
        withheld="How many requests of a month ended how. It names nobody.",
        kept=_NOT_ABOUT_PEOPLE,
    ),
    "figures": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "network period measure detail")
            .add(Shape.NUMBER, "value people")
            .add(Shape.JSON, "spread")
        ),
        key=("network", "period", "measure", "detail"),
        withheld="How many did what in a month, and topics that ten or more wait for. No names.",
        kept=_NOT_ABOUT_PEOPLE,
    ),
    "visits": Table(
        all_of(
            readable_by(Role.SELF)
            .add(Shape.TEXT, "kind address")
            .add(Shape.INSTANT, "made_at")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "id network"),
        ),
        key=("id",),
        roles=(Role.SELF,),
        withheld=BOOKKEEPING,
        order="made_at",
        erased=OWN_ROWS_GO,
        expires=Expiry("keep_drafts_days", "made_at"),
    ),
    "scrubs": Table(
        all_of(readable_by().add(Shape.NUMBER, "id times").add(Shape.INSTANT, "since")),
        key=("id",),
        withheld="Whether something that was deleted is still to be wiped from the files.",
        kept=_NOT_ABOUT_PEOPLE,
    ),
    "secrets": Table(
        all_of(readable_by().add(Shape.TEXT, "name value")),
        key=("name",),
        withheld="Encrypted tokens of the program for its platforms.",
        kept=_NOT_ABOUT_PEOPLE,
    ),
}
