"""The sentences of every form and its fields, by the form's action; `labels` checks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Asks:
    """The sentences of a field: one of the labels, a hint, an example, and those of its options."""

    label: str | tuple[str, ...]
    hint: str = ""
    placeholder: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The sentences of a form."""

    title: str
    submit: str
    intro: str | tuple[str, ...]
    fields: Mapping[str, Asks]


_KNOWN = {
    "how": Asks("field-know-how", options=("how-known",)),
    "well": Asks("field-know-well", options=("how-well",)),
    "since": Asks("field-know-since", hint="hint-know-since"),
}

_ELSEWHERE = Sheet(
    "form-elsewhere",
    "submit-save",
    "form-elsewhere-intro",
    {
        "label": Asks("field-talk-label", hint="hint-talk-label"),
        "source": Asks("field-source", options=("source",)),
        "occasion": Asks("field-occasion", hint="hint-occasion"),
    },
)

_PLACE = Asks(
    "field-fallback-place", options=("option-nobody", "option-note", "option-note-through")
)


def _number(label: str, hint: str) -> Asks:
    return Asks(label, hint=hint, options=("option-limit", "option-limit-usual"))


FORMS: dict[str, Sheet] = {
    "connections.know": Sheet(
        "form-know",
        "submit-ask",
        ("form-know-intro", "form-know-any-intro"),
        {"person": Asks("field-know-person"), **_KNOWN},
    ),
    "connections.correct": Sheet("form-correct", "submit-confirm", "form-correct-intro", _KNOWN),
    "invite.new": Sheet(
        "form-invite",
        "submit-preview",
        "",
        {
            "people": Asks("field-invite-people", hint="hint-invite-people"),
            "invited_as": Asks("field-invite-as", options=("option-invite",)),
            "line": Asks("field-invite-line", hint="hint-invite-line"),
        },
    ),
    "cohort.new": Sheet(
        "form-cohort",
        "submit-save",
        "",
        {
            "name": Asks("field-cohort-name", placeholder="placeholder-cohort-name"),
            "first": Asks("field-cohort-first"),
            "last": Asks("field-cohort-last"),
        },
    ),
    "cohort.pick": Sheet(
        "form-cohort-pick",
        "submit-cohort-pick",
        "cohort-pick-means",
        {"people": Asks("field-cohort-people", hint="hint-invite-people")},
    ),
    "connections.limits": Sheet(
        "form-limits",
        "submit-save",
        "form-limits-intro",
        {
            "often": Asks("field-asks-a-year", options=("asks-never", "asks-a-year")),
            "whom": Asks("field-asks-for", options=("asks-for-anyone", "asks-for-met")),
        },
    ),
    "consent.words": Sheet(
        "form-notice",
        "submit-save",
        "form-notice-intro",
        {
            "basis": Asks("field-notice-basis", hint="hint-notice-basis"),
            "words": Asks("field-notice-words", hint="hint-notice-words"),
            "conduct": Asks("field-notice-conduct", hint="hint-notice-conduct"),
        },
    ),
    "answer.ask": Sheet(
        "form-ask",
        "submit-ask",
        "form-ask-intro",
        {
            "question": Asks("field-question-back", hint="hint-question-back"),
        },
    ),
    "answer.decline": Sheet(
        "form-decline",
        "submit-decline",
        "form-decline-intro",
        {
            "reason": Asks("field-reason", options=("reason",)),
            "share": Asks("field-share-reason", options=("share-no", "share-yes")),
        },
    ),
    "answer.refer": Sheet(
        "form-refer",
        "submit-refer",
        "form-refer-intro",
        {
            "person": Asks("field-person", hint="hint-refer-person"),
        },
    ),
    "answer.reply": Sheet(
        "form-reply",
        "submit-reply",
        "",
        {
            "answer": Asks("field-answer", hint="hint-answer"),
        },
    ),
    "fallback.order": Sheet(
        "form-fallback",
        "submit-save",
        "form-fallback-intro",
        {f"place{number}": _PLACE for number in range(1, 6)},
    ),
    "guide.reading": Sheet(
        "form-reading",
        "submit-save",
        "",
        {"reading": Asks("field-reading", hint="hint-reading")},
    ),
    "find.search": Sheet(
        "form-search",
        "submit-search",
        "",
        {
            "query": Asks("field-query", hint="hint-query"),
        },
    ),
    "host.about": Sheet(
        "form-host-about",
        "submit-save",
        "",
        {
            "role": Asks("field-role", placeholder="placeholder-role"),
            "organisation": Asks("field-organisation", hint="hint-organisation"),
            "sector": Asks("field-sector", placeholder="placeholder-sector"),
            "topics": Asks("field-topics", hint="hint-topics", placeholder="placeholder-topics"),
            "about": Asks("field-about", hint="hint-about"),
        },
    ),
    "host.pause": Sheet(
        "form-host-pause",
        "submit-pause",
        "",
        {
            "until": Asks("field-until", hint="hint-until"),
        },
    ),
    "host.places": Sheet(
        "form-host-places",
        "submit-save",
        "",
        {
            "region": Asks("field-region", hint="hint-region"),
            "studied": Asks("field-studied", hint="hint-studied"),
        },
    ),
    "host.talk": Sheet(
        "form-host-talk",
        "submit-save",
        "",
        {
            "formats": Asks("field-formats", options=("format",)),
            "lengths": Asks("field-lengths", options=("minutes",)),
            "languages": Asks("field-languages", hint="hint-languages"),
            "capacity": Asks("field-capacity", options=("capacity",)),
            "where": Asks("field-usual-place", hint="hint-usual-place"),
        },
    ),
    "host.when": Sheet(
        "form-host-when",
        "submit-save",
        "",
        {
            "windows": Asks(
                "field-windows", hint="hint-windows", placeholder="placeholder-windows"
            ),
            "zone": Asks(("field-zone", "field-zone-other"), hint="hint-zone"),
            "guess": Asks("field-zone-guess", hint="hint-zone-guess"),
        },
    ),
    "offered.new": Sheet(
        "form-way",
        "submit-way",
        "form-way-intro",
        {
            "role": Asks("field-way-role", hint="hint-way-role"),
            "region": Asks("field-way-region", hint="hint-way-region"),
            "format": Asks("field-format", options=("format",)),
        },
    ),
    "offered.note": Sheet(
        "form-note",
        "submit-preview",
        "form-way-note-intro",
        {"note": Asks("field-way-note", hint="hint-way-note")},
    ),
    "network.note": Sheet(
        "form-person-note",
        "submit-save",
        "form-person-note-intro",
        {"note": Asks("field-person-note", hint="hint-person-note")},
    ),
    "prep.edit": Sheet(
        "form-questions",
        "submit-save",
        "",
        {
            "questions": Asks("field-questions", hint="hint-questions"),
        },
    ),
    "moderate.pause": Sheet(
        "form-moderate-pause",
        "submit-moderate-pause",
        "form-moderate-pause-intro",
        {"until": Asks("field-moderate-until", hint="hint-moderate-until")},
    ),
    "report.add": Sheet(
        "form-report-add",
        "submit-report",
        "",
        {"words": Asks("field-report-add")},
    ),
    "report.close": Sheet(
        "form-report-close",
        "submit-report-close",
        "form-report-close-intro",
        {"words": Asks("field-report-close")},
    ),
    "report.contact": Sheet(
        "form-report-contact",
        "submit-save",
        "",
        {"person": Asks("field-report-contact", hint="hint-report-contact")},
    ),
    "report.new": Sheet(
        "form-report",
        "submit-report",
        ("form-report-intro", "form-report-any-intro"),
        {
            "person": Asks("field-report-person"),
            "words": Asks("field-report-words", hint="hint-report-words"),
            "quote": Asks("field-report-quote", options=("report-quote-yes", "report-quote-no")),
            "block": Asks("field-report-block", options=("report-block-no", "report-block-yes")),
        },
    ),
    "report.write": Sheet(
        "form-report-write",
        "submit-report",
        "form-report-write-intro",
        {"words": Asks("field-report-write")},
    ),
    "request.details": Sheet(
        "form-details",
        "submit-preview",
        "",
        {
            "event": Asks("detail-event", hint="hint-detail-event"),
            "remark": Asks("detail-remark", hint="hint-detail-remark"),
            "institution": Asks("detail-institution", hint="hint-detail-institution"),
            "year": Asks("detail-year", hint="hint-detail-year"),
            "connection": Asks("detail-connection", hint="hint-detail-connection"),
            "permission": Asks("detail-permission", options=("permission-no", "permission-yes")),
            "talk": Asks("detail-talk", hint="hint-detail-talk"),
            "tried": Asks("detail-tried", hint="hint-detail-tried"),
            "earlier": Asks("detail-earlier", hint="hint-detail-earlier"),
        },
    ),
    "request.note": Sheet(
        "form-note",
        "submit-preview",
        "form-note-intro",
        {
            "why": Asks("field-why", hint="hint-why"),
            "learn": Asks("field-learn", hint="hint-learn"),
            "note_type": Asks("field-note-type", options=("note-type",)),
            "minutes": Asks("field-minutes", options=("minutes",)),
            "format": Asks("field-format", options=("format",)),
        },
    ),
    "ways.note": Sheet(
        "form-note",
        "submit-preview",
        "form-note-intro",
        {
            "why": Asks("field-why", hint="hint-why"),
            "learn": Asks("field-learn", hint="hint-learn"),
            "note_type": Asks("field-note-type", options=("note-type",)),
            "minutes": Asks("field-minutes", options=("minutes",)),
            "format": Asks("field-format", options=("format",)),
        },
    ),
    "ways.yes": Sheet(
        "form-yes",
        "submit-yes",
        "form-yes-intro",
        {"line": Asks("field-your-line", hint="hint-your-line")},
    ),
    "ways.words": Sheet(
        "form-around",
        "submit-preview",
        "form-around-intro",
        {
            "topic": Asks("field-topic-whom", hint="hint-topic-whom"),
            "note": Asks("field-way-note", hint="hint-way-note"),
        },
    ),
    "ways.somebody": Sheet(
        "form-somebody",
        "submit-rather",
        "form-somebody-intro",
        {
            "person": Asks("field-rather-whom", hint="hint-somebody"),
            "line": Asks("field-your-line", hint="hint-your-line"),
        },
    ),
    "ways.outside": Sheet(
        "form-outside",
        "submit-rather",
        "form-outside-intro",
        {"label": Asks("field-outside-label", hint="hint-outside-label")},
    ),
    "ways.rather": Sheet(
        "form-rather",
        "submit-rather",
        "form-rather-intro",
        {
            "person": Asks("field-rather-whom", hint="hint-rather-whom"),
            "line": Asks("field-rather-line"),
        },
    ),
    "schedule.cancel": Sheet(
        "form-cancel",
        "submit-cancel",
        "form-cancel-intro",
        {
            "parting": Asks("field-parting", hint="hint-parting"),
        },
    ),
    "schedule.offer": Sheet(
        "form-offer",
        "submit-offer",
        "",
        {
            "times": Asks("field-times"),
            "day": Asks("field-other-day", hint="hint-day"),
            "time": Asks("field-time-of-day", hint="hint-time"),
        },
    ),
    "schedule.reschedule": Sheet(
        "form-reschedule",
        "submit-reschedule",
        "form-reschedule-intro",
        {
            "parting": Asks("field-parting", hint="hint-parting"),
        },
    ),
    "schedule.suggest": Sheet(
        "form-suggest",
        "submit-suggest",
        "",
        {
            "day": Asks("field-day", hint="hint-day"),
            "time": Asks("field-time-of-day", hint="hint-time"),
        },
    ),
    "schedule.where": Sheet(
        "form-where",
        "submit-save",
        "",
        {
            "where": Asks("field-where", hint="hint-where"),
        },
    ),
    "settings.language": Sheet(
        "form-language",
        "submit-save",
        "",
        {
            "language": Asks("field-language"),
        },
    ),
    "settings.me": Sheet(
        "form-me",
        "submit-save",
        "form-me-intro",
        {
            "headline": Asks("field-headline", placeholder="placeholder-headline"),
            "goal": Asks("field-goal", hint="hint-goal"),
            "access_needs": Asks("field-access", hint="hint-access"),
        },
    ),
    "settings.nudges": Sheet(
        "form-nudges",
        "submit-save",
        "form-nudges-intro",
        {
            "wanted": Asks(
                "field-nudges",
                options=(
                    "mute-thanks",
                    "mute-keep-in-touch",
                    "mute-matches",
                    "mute-invites",
                    "mute-prep",
                    "mute-reminders",
                ),
            ),
        },
    ),
    "settings.time": Sheet(
        "form-time",
        "submit-save",
        "",
        {
            "zone": Asks("field-zone", hint="hint-zone"),
            "quiet_from": Asks("field-quiet-from", hint="hint-quiet"),
            "quiet_to": Asks("field-quiet-to"),
        },
    ),
    "settings.zone": Sheet(
        "form-zone",
        "submit-save",
        "",
        {
            "zone": Asks(("field-zone", "field-zone-other"), hint="hint-zone"),
            "guess": Asks("field-zone-guess", hint="hint-zone-guess"),
        },
    ),
    "setup.contact": Sheet(
        "form-contact",
        "submit-save",
        "",
        {"contact": Asks("field-setup-contact", hint="hint-setup-contact")},
    ),
    "setup.asking": Sheet(
        "form-limits-asking",
        "submit-save",
        "",
        {
            "open_requests": _number("field-limit-open", "hint-limit-open"),
            "ask_again_days": _number("field-limit-again", "hint-limit-again"),
            "talks_a_month": _number("field-limit-talks", "hint-limit-talks"),
        },
    ),
    "setup.timing": Sheet(
        "form-limits-timing",
        "submit-save",
        "",
        {
            "remind_after": _number("field-limit-remind", "hint-limit-remind"),
            "remind_again_after": _number("field-limit-remind-again", "hint-limit-remind-again"),
            "expire_after": _number("field-limit-expire", "hint-limit-expire"),
            "thanks_last_hours": _number("field-limit-thanks", "hint-limit-thanks"),
        },
    ),
    "setup.community": Sheet(
        "form-setup",
        "submit-save",
        "",
        {
            "channel": Asks("field-channel", hint="hint-channel"),
            "asking": Asks("field-asking", hint="hint-roles"),
            "hosting": Asks("field-hosting", hint="hint-roles"),
            "organising": Asks("field-organising", hint="hint-organising"),
            "language": Asks(
                "field-community-language",
                hint="hint-community-language",
                options=("language-own",),
            ),
        },
    ),
    "elsewhere.check": Sheet(
        "form-check",
        "submit-preview",
        "form-check-intro",
        {"text": Asks("field-outreach", hint="hint-outreach")},
    ),
    "elsewhere.debrief": Sheet(
        "form-debrief",
        "submit-debrief",
        "form-debrief-own-intro",
        {
            "learned": Asks("field-learned", hint="hint-learned"),
            "surprised": Asks("field-surprised", hint="hint-surprised"),
            "use": Asks("field-use", hint="hint-use"),
            "interest": Asks("field-interest", options=("interest",)),
        },
    ),
    "elsewhere.edit": _ELSEWHERE,
    "elsewhere.friend": Sheet(
        "form-friend",
        "submit-friend",
        "form-friend-intro",
        {
            "whom": Asks("field-whom", hint="hint-whom"),
            "why": Asks("field-why-them", hint="hint-why-them"),
        },
    ),
    "elsewhere.new": _ELSEWHERE,
    "elsewhere.rewrite": Sheet(
        "form-thanks",
        "submit-save",
        "",
        {"thanks": Asks("field-thanks", hint="hint-thanks")},
    ),
    "elsewhere.time": Sheet(
        "form-talk-time",
        "submit-save",
        "form-talk-time-intro",
        {
            "day": Asks("field-day", hint="hint-day-open"),
            "time": Asks("field-time-of-day", hint="hint-time"),
            "minutes": Asks("field-minutes", options=("minutes",)),
            "format": Asks("field-format", options=("format",)),
            "goal": Asks("field-talk-goal", hint="hint-talk-goal"),
        },
    ),
    "elsewhere.update": Sheet(
        "form-update",
        "submit-update",
        "form-update-own-intro",
        {"update": Asks("field-update", hint="hint-update")},
    ),
    "elsewhere.write": Sheet(
        "form-questions",
        "submit-save",
        "",
        {"questions": Asks("field-questions", hint="hint-questions")},
    ),
    "thanks.debrief": Sheet(
        "form-debrief",
        "submit-debrief",
        "form-debrief-intro",
        {
            "learned": Asks("field-learned", hint="hint-learned"),
            "surprised": Asks("field-surprised", hint="hint-surprised"),
            "use": Asks("field-use", hint="hint-use"),
            "promised": Asks("field-promised", hint="hint-promised"),
            "interest": Asks("field-interest", options=("interest",)),
        },
    ),
    "thanks.edit": Sheet(
        "form-thanks",
        "submit-save",
        "",
        {
            "thanks": Asks("field-thanks", hint="hint-thanks"),
        },
    ),
    "thanks.reply": Sheet(
        "form-thanks-reply",
        "submit-send",
        "form-thanks-reply-intro",
        {"reply": Asks("field-thanks-reply", hint="hint-thanks-reply")},
    ),
    "thanks.named": Sheet(
        "form-named",
        "submit-save",
        "form-named-intro",
        {
            "person": Asks("field-named-member", hint="hint-named-member"),
            "note": Asks("field-named-note", hint="hint-named-note"),
        },
    ),
    "thanks.tell": Sheet(
        "form-tell",
        "submit-send",
        "form-tell-intro",
        {"told": Asks("field-tell", hint="hint-tell")},
    ),
    "thanks.update": Sheet(
        "form-update",
        "submit-send",
        "form-update-intro",
        {
            "update": Asks("field-update", hint="hint-update"),
            "readers": Asks("field-update-readers", options=("update-to-host", "update-to-all")),
        },
    ),
}
"""What stands in the form with that action."""
