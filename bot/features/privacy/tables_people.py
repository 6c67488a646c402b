"""Declares the tables of people, hosts and talks."""

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

_S, _H = (Role.SEEKER,), (Role.HOST,)
_SH = (*_S, *_H)
_SHC = (*_SH, Role.CONNECTOR)
_SELF = (Role.SELF,)
_INDEX = "Made by the program of what the host wrote, to find them by; `hosts` has their words."

PEOPLE: Mapping[str, Table] = {
    "persons": Table(
        all_of(
            readable_by(Role.SELF, emptied=_SELF)
            .said(
                Shape.TEXT,
                name="data-name",
                headline="data-headline",
                goal="data-goal",
                access_needs="data-access-needs",
            )
            .add(Shape.ZONE, "zone", "data-zone", empty="UTC")
            .add(Shape.TEXT, "quiet_from", "data-quiet-from", empty="20:00")
            .add(Shape.TEXT, "quiet_to", "data-quiet-to", empty="08:00")
            .add(Shape.TEXT, "language", empty="en")
            .add(Shape.JSON, "muted", empty="[]")
            .add(
                Shape.FLAG,
                "zone_known zone_chosen language_chosen organiser unreached erasing",
                empty=0,
            ),
            readable_by(Role.SELF, emptied=())
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.TEXT, "id")
            .add(Shape.TEXT, "barred")
            .add(Shape.INSTANT, "barred_until")
            .add(Shape.FLAG, "sample left"),
            readable_by(emptied=()).add(Shape.TEXT, "network"),
        ),
        key=("id",),
        roles=(Role.SELF,),
        heading="data-persons",
        withheld=BOOKKEEPING,
        erased={Role.SELF: Fate.BLANK},
        kept=ANONYMOUS,
    ),
    "addresses": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.TEXT, address="data-address")
            .said(Shape.INSTANT, used_at="data-used-at")
            .add(Shape.TEXT, "community")
            .add(Shape.PERSON, "person")
            .add(Shape.INSTANT, "left_at"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("address",),
        roles=(Role.SELF,),
        heading="data-addresses",
        withheld=BOOKKEEPING,
        order="used_at",
        erased=OWN_ROWS_GO,
        expires=Expiry("remember_days", "left_at"),
    ),
    "former_addresses": Table(
        all_of(readable_by().add(Shape.TEXT, "hash network person").add(Shape.INSTANT, "left_at")),
        key=("hash",),
        withheld="It is about those who were erased, and names nobody.",
        kept="So that nobody sheds a block, a limit or a removal by being erased.",
        expires=Expiry("remember_days", "left_at"),
    ),
    "hosts": Table(
        all_of(
            readable_by(Role.SELF)
            .said(
                Shape.TEXT,
                role="data-role",
                organisation="data-organisation",
                sector="fact-sector",
                about="data-about",
                where="data-where",
                region="data-region",
                studied_at="data-studied-at",
            )
            .said(Shape.JSON, topics="data-topics", languages="data-languages")
            .said(Shape.NUMBER, capacity="data-capacity")
            .said(Shape.INSTANT, created_at="data-host-since")
            .add(Shape.TEXT, "state paused_until")
            .add(Shape.JSON, "formats lengths windows")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("person",),
        roles=(Role.SELF,),
        heading="data-hosts",
        withheld=BOOKKEEPING,
        erased=OWN_ROWS_GO,
    ),
    "find_documents": Table(
        all_of(
            readable_by()
            .add(Shape.PERSON, "person")
            .add(Shape.TEXT, "network version")
            .add(Shape.JSON, "words topics")
        ),
        key=("person",),
        withheld=_INDEX,
        erased=OWN_ROWS_GO,
    ),
    "find_entries": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "network word")
            .add(Shape.NUMBER, "rank")
            .add(Shape.PERSON, "person")
        ),
        key=("network", "word", "rank", "person"),
        withheld=_INDEX,
        erased=OWN_ROWS_GO,
    ),
    "find_counts": Table(
        all_of(readable_by().add(Shape.TEXT, "network word written").add(Shape.NUMBER, "hosts")),
        key=("network", "word"),
        withheld="It has words and numbers, and names nobody.",
        kept="A word goes with the last host who has it.",
    ),
    "introductions": Table(
        all_of(
            readable_by(*_SHC, emptied=())
            .said(Shape.PERSON, seeker="data-seeker", host="data-host", connector="data-connector")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.PERSON, "via")
            .add(Shape.TEXT, "id community"),
            readable_by(*_SHC, emptied=_SHC).said(Shape.TEXT, vouched="data-vouched"),
            readable_by(*_SH, emptied=_SH)
            .said(
                Shape.TEXT,
                why="data-why",
                learn="data-learn",
                question="data-question",
                answer="data-answer",
                where="data-where",
                parting="data-parting",
            )
            .add(Shape.INSTANTS, "offered", empty="[]"),
            # It can have the name of the connector.
            readable_by(*_SH, emptied=_SHC).add(Shape.JSON, "details", empty="[]"),
            readable_by(*_SH, emptied=())
            .said(Shape.NUMBER, minutes="data-minutes")
            .said(Shape.INSTANT, asked_at="data-asked-at", starts_at="data-starts-at")
            .add(Shape.TEXT, "status note_type format")
            .add(Shape.PERSON, "moved_by")
            .add(Shape.FLAG, "lapsed place_changed thanked_elsewhere questions_shared once")
            .add(Shape.INSTANT, "questioned_at answered_at accepted_at turn_at placed_at")
            .add(
                Shape.INSTANT,
                "agreed_at met_at thanked_at update_at closed_at published thanks_replied_at",
            ),
            readable_by(*_SH, once="thanked_at", emptied=_SH).said(
                Shape.TEXT, thanks="data-thanks"
            ),
            readable_by(*_SH, once="thanks_replied_at", emptied=_SH).said(
                Shape.TEXT, thanks_reply="data-thanks-reply"
            ),
            readable_by(*_SH, once="update_at", emptied=_SH).said(Shape.TEXT, update="data-update"),
            # The host does not read it, but it is about their talk.
            readable_by(Role.SEEKER, Role.CONNECTOR, once="told_at", emptied=_SHC).said(
                Shape.TEXT, told="data-told"
            ),
            readable_by(Role.SEEKER, Role.CONNECTOR, once="told_later_at", emptied=_SHC).said(
                Shape.TEXT, told_later="data-told-later"
            ),
            readable_by(Role.SEEKER, Role.CONNECTOR, emptied=()).add(
                Shape.INSTANT, "told_at told_later_at"
            ),
            readable_by(Role.HOST, Role.SEEKER, once="reason_shared", emptied=_H).add(
                Shape.TEXT, "decline_reason", empty="unsaid"
            ),
            # What a seeker writes for nobody but themselves stays theirs when the host is erased.
            readable_by(Role.SEEKER, emptied=_S)
            .said(
                Shape.TEXT,
                learned="data-learned",
                surprised="data-surprised",
                use="data-use",
            )
            .add(Shape.TEXT, "interest", empty=None),
            readable_by(Role.SEEKER, emptied=(*_S, Role.NAMED)).said(
                Shape.TEXT, onward_name="data-onward-name"
            ),
            # The host's. It counts for the seeker's limits.
            readable_by(Role.SEEKER, emptied=_H).add(Shape.TEXT, "organisation_key"),
            readable_by(Role.SEEKER, emptied=())
            .said(Shape.PERSON, onward="data-onward")
            .add(Shape.TEXT, "seeker_outcome way")
            .add(Shape.FLAG, "debriefed update_done keep_in_touch")
            .add(Shape.INSTANT, "contact_at"),
            readable_by(Role.HOST, emptied=())
            .said(Shape.PERSON, referred_to="data-referred-to")
            .add(Shape.TEXT, "host_outcome")
            .add(Shape.FLAG, "reason_shared"),
            readable_by(emptied=())
            .add(Shape.TEXT, "network")
            .add(Shape.NUMBER, "version sequence"),
        ),
        key=("id",),
        roles=_SHC,
        heading="data-introductions",
        withheld=BOOKKEEPING,
        order="created_at",
        erased=dict.fromkeys((*_SHC, Role.NAMED), Fate.BLANK),
        kept=ANONYMOUS,
        # A talk that took place: since the last that was said of it. One that goes on does not.
        expires=Expiry("keep_talks_days", "closed_at"),
    ),
    "questions": Table(
        all_of(
            readable_by(*_SH)
            .said(Shape.TEXT, words="data-words")
            .add(Shape.TEXT, "introduction")
            .add(Shape.NUMBER, "place"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("introduction", "place"),
        roles=_SH,
        heading="data-questions",
        withheld=BOOKKEEPING,
        order="place",
        erased=dict.fromkeys(_SH, Fate.DELETE),
    ),
    "ticks": Table(
        all_of(
            readable_by(Role.SELF).add(Shape.TEXT, "introduction item").add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("introduction", "person", "item"),
        roles=(Role.SELF,),
        withheld=BOOKKEEPING,
        erased=OWN_ROWS_GO,
    ),
    "promises": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.TEXT, words="data-words")
            .said(Shape.INSTANT, made_at="data-created-at", done_at="data-done-at")
            .add(Shape.TEXT, "id introduction")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("id",),
        roles=(Role.SELF,),
        heading="data-promises",
        withheld=BOOKKEEPING,
        order="made_at",
        erased=OWN_ROWS_GO,
    ),
    "watches": Table(
        all_of(
            readable_by(Role.SELF)
            .said(Shape.TEXT, query="data-query")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.PERSON, "person"),
            readable_by().add(Shape.TEXT, "network"),
        ),
        key=("network", "person", "query"),
        roles=(Role.SELF,),
        heading="data-watches",
        withheld=BOOKKEEPING,
        order="created_at",
        erased=OWN_ROWS_GO,
    ),
}
