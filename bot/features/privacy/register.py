"""What each table holds about people, which of them may read it, and what an erasure does with it.

A test compares it with the schema, so a new table or column is declared here before it is used.
`docs/privacy.md` shows the same as a table.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.features.privacy.declarations import Expiry, Fate, Role, Shape, Table, all_of, readable_by

_BOOKKEEPING = "Keys and counters of the program; they say nothing about a person."

_ANONYMOUS = "Talks and their numbers stay, and name nobody any more."

_NOT_ABOUT_PEOPLE = "It says nothing about a person."
_SOON_GONE = "Each row is deleted as soon as it was dealt with, by itself."

_S, _H = (Role.SEEKER,), (Role.HOST,)
_SH = (*_S, *_H)
_SHC = (*_SH, Role.CONNECTOR)
_SELF = (Role.SELF,)
_MEMBER = (Role.MEMBER,)
_REPORT = (Role.REPORTER, Role.REPORTED)
_BOTH = (Role.ASKED, Role.ASKER)
_OWN_ROWS_GO = {Role.SELF: Fate.DELETE}

REGISTER: Mapping[str, Table] = {
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
            .add(Shape.TEXT, "zone", "data-zone", empty="UTC")
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
        withheld=_BOOKKEEPING,
        erased={Role.SELF: Fate.BLANK},
        kept=_ANONYMOUS,
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
        withheld=_BOOKKEEPING,
        order="used_at",
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
        erased=_OWN_ROWS_GO,
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
            .add(Shape.INSTANT, "agreed_at met_at thanked_at update_at closed_at published"),
            readable_by(*_SH, once="thanked_at", emptied=_SH).said(
                Shape.TEXT, thanks="data-thanks"
            ),
            readable_by(*_SH, once="update_at", emptied=_SH).said(Shape.TEXT, update="data-update"),
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
        withheld=_BOOKKEEPING,
        order="created_at",
        erased=dict.fromkeys((*_SHC, Role.NAMED), Fate.BLANK),
        kept=_ANONYMOUS,
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
        order="made_at",
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
        order="created_at",
        erased=_OWN_ROWS_GO,
    ),
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
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
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
        order="kept_at",
        erased=_OWN_ROWS_GO,
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
        withheld=_BOOKKEEPING,
        order="agreed_at",
        # Who comes back is asked again.
        erased=_OWN_ROWS_GO,
    ),
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
        withheld=_BOOKKEEPING,
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
        withheld=_BOOKKEEPING,
        order="created_at",
        erased={Role.MEMBER: Fate.BLANK},
        kept=_ANONYMOUS,
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
        withheld=_BOOKKEEPING,
        erased={Role.SELF: Fate.BLANK},
        kept=_ANONYMOUS,
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
        withheld=_BOOKKEEPING,
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
            .add(Shape.TEXT, "id network name channel language")
            .add(Shape.JSON, "asking hosting organising")
            .add(Shape.INSTANT, "set_up_at")
            .add(Shape.NUMBER, "notice"),
            readable_by(emptied=(Role.NAMED,)).add(Shape.PERSON, "reports_to"),
        ),
        key=("id",),
        withheld="The settings of a community, by its organisers: roles, and who gets reports.",
        erased={Role.NAMED: Fate.BLANK},
        kept=_NOT_ABOUT_PEOPLE,
    ),
    "notices": Table(
        all_of(
            readable_by()
            .add(Shape.TEXT, "network community language contact basis words conduct")
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
"""Every table of the schema."""
