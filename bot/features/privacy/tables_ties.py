"""Declares the tables of whom members know and avoid, what they note, and what they agreed to."""

from __future__ import annotations

from collections.abc import Mapping

from bot.features.privacy.declarations import (
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

_S = (Role.SEEKER,)
_BOTH = (Role.ASKED, Role.ASKER)

TIES: Mapping[str, Table] = {
    "blocks": Table(
        all_of(
            readable_by(Role.BLOCKER)
            .said(Shape.PERSON, blocked="data-blocked")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.PERSON, "blocker"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        roles=(Role.BLOCKER,),
        key=("blocker", "blocked"),
        heading="data-blocks",
        withheld=BOOKKEEPING,
        order="created_at",
        erased={Role.BLOCKER: Fate.KEEP},
        kept="Nobody sheds a block by an erasure, whichever of the two they are. It has no words.",
        expires=Expiry("keep_blocks_days", "created_at"),
    ),
    "connections": Table(
        all_of(
            readable_by(*_BOTH)
            .said(Shape.PERSON, asker="data-asker", asked="data-asked")
            .said(Shape.NUMBER, since="data-since")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.TEXT, "id community how")
            .add(Shape.NUMBER, "closeness")
            .add(Shape.INSTANT, "confirmed_at closed_at"),
            # A no looks like silence until the day is over, in a copy too.
            readable_by(*_BOTH, once="closed_at").add(Shape.TEXT, "status"),
            readable_by().add(Shape.TEXT, "network").add(Shape.NUMBER, "version"),
        ),
        key=("id",),
        roles=_BOTH,
        heading="data-connections",
        withheld=BOOKKEEPING,
        order="created_at",
        erased=dict.fromkeys(_BOTH, Fate.DELETE),
        expires=Expiry("keep_talks_days", "closed_at"),
    ),
    "ties": Table(
        all_of(
            readable_by(Role.SELF)
            .add(Shape.TEXT, "connection how")
            .add(Shape.NUMBER, "closeness")
            .add(Shape.INSTANT, "fresh_at")
            .add(Shape.FLAG, "shown askable")
            .add(Shape.PERSON, "person other"),
            # Whether the other one shows it is theirs to say.
            readable_by().add(Shape.TEXT, "network").add(Shape.FLAG, "shown_by_other"),
        ),
        key=("person", "other"),
        roles=(Role.SELF,),
        withheld="What the other one decided about their own side, and bookkeeping.",
        # The other side goes with the connection.
        erased=OWN_ROWS_GO,
    ),
    "connectors": Table(
        all_of(
            readable_by(Role.SELF)
            .add(Shape.NUMBER, "asks_a_year")
            .add(Shape.FLAG, "only_met")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("person",),
        roles=(Role.SELF,),
        withheld=BOOKKEEPING,
        erased=OWN_ROWS_GO,
    ),
    "ways": Table(
        all_of(
            readable_by(Role.SEEKER)
            .said(Shape.PERSON, target="data-target")
            .said(Shape.TEXT, topic="data-topic", words="data-words")
            .said(Shape.INSTANT, created_at="data-created-at", sent_at="data-sent-at")
            .add(Shape.TEXT, "id community status introduction")
            .add(Shape.PERSON, "seeker first")
            .add(Shape.INSTANT, "heard_at closed_at"),
            readable_by().add(Shape.TEXT, "network").add(Shape.NUMBER, "version"),
        ),
        key=("id",),
        roles=_S,
        heading="data-ways",
        withheld=BOOKKEEPING,
        order="created_at",
        erased=dict.fromkeys(_S, Fate.DELETE),
        expires=Expiry("keep_talks_days", "created_at"),
    ),
    "connector_requests": Table(
        all_of(
            # The seeker never learns whom the bot asked, nor who said no.
            readable_by(Role.CONNECTOR)
            .said(Shape.PERSON, seeker="data-seeker", target="data-target")
            .said(Shape.TEXT, line="data-line")
            .said(Shape.INSTANT, created_at="data-created-at", answered_at="data-answered-at")
            .add(Shape.TEXT, "id community status")
            .add(Shape.PERSON, "connector via onward")
            .add(Shape.INSTANT, "closed_at"),
            readable_by().add(Shape.TEXT, "network way").add(Shape.NUMBER, "version"),
        ),
        key=("id",),
        roles=(Role.CONNECTOR,),
        heading="data-connector-requests",
        withheld=BOOKKEEPING,
        order="created_at",
        erased=dict.fromkeys((Role.CONNECTOR, Role.SEEKER), Fate.DELETE),
        expires=Expiry("keep_talks_days", "created_at"),
    ),
    "person_notes": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.PERSON, about="data-note-about")
            .said(Shape.TEXT, words="data-words")
            .said(Shape.INSTANT, written_at="data-created-at")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("person", "about"),
        roles=(Role.SELF,),
        heading="data-person-notes",
        withheld=BOOKKEEPING,
        order="written_at",
        # A note about somebody says who they are: it goes with either of the two.
        erased={Role.SELF: Fate.DELETE, Role.NAMED: Fate.DELETE},
    ),
    "kept_forms": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.JSON, typed="data-typed")
            .said(Shape.INSTANT, kept_at="data-created-at")
            .add(Shape.TEXT, "form")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("person", "form"),
        roles=(Role.SELF,),
        heading="data-kept-forms",
        withheld=BOOKKEEPING,
        order="kept_at",
        erased=OWN_ROWS_GO,
        expires=Expiry("keep_drafts_days", "kept_at"),
    ),
    "consents": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.TEXT, community="data-community", version="data-version")
            .said(Shape.INSTANT, agreed_at="data-agreed-at")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("person", "community", "version"),
        roles=(Role.SELF,),
        heading="data-consents",
        withheld=BOOKKEEPING,
        order="agreed_at",
        # Who comes back is asked again.
        erased=OWN_ROWS_GO,
    ),
}
