"""The sentence on every button, by action: a wrong one fails every story that shows it.

The workspace checks each message and form that it shows against this table and that of the forms.
A text may be in any of our languages; tests/conversations/test_in_welsh.py checks the reader's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.forms import FieldKind, Form
from bot.core.messages import (
    Button,
    CheckItem,
    Message,
    Quote,
    buttons,
    plain_text,
    without_buttons,
)
from bot.features.guide.cards import CARDS
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support import forms
from tests.support.forms import FORMS
from tests.support.said import pattern, said
from tests.support.sentences import parts

AGAIN = "button-form-again"
"""On the button that opens a form once more, with what was typed."""

BUTTONS: dict[str, tuple[str, ...]] = {
    "answer.accept": ("button-accept",),
    "answer.ask": ("button-ask",),
    "answer.decline": ("button-decline",),
    "answer.refer": ("button-refer",),
    "answer.reply": ("button-reply",),
    "connect.no": ("button-no-thanks",),
    "invite.look": ("button-invited-look",),
    "invite.never": ("button-invited-never",),
    "invite.new": ("button-invite-new", "button-invite-change"),
    "invite.no": ("button-no-thanks",),
    "invite.open": ("button-invites", "button-back-to-invites"),
    "invite.send": ("button-invite-send",),
    "invite.stop": ("button-invite-stop",),
    "invite.stop_now": ("button-invite-stop-yes",),
    "cohort.join": ("button-cohort-join",),
    "cohort.leave": ("button-cohort-leave",),
    "cohort.new": ("button-cohort-new",),
    "cohort.open": ("button-cohorts",),
    "cohort.pick": ("button-cohort-pick",),
    "cohort.post": ("button-announce-post",),
    "cohort.remove": ("button-cohort-remove",),
    "cohort.remove_now": ("button-cohort-remove-yes",),
    "cohort.show": ("button-cohort-show",),
    "connections.ask": ("button-connection-ask", "button-connection-ask-not"),
    "connections.confirm": ("button-connection-yes", "button-connection-after-all"),
    "connections.correct": ("button-connection-correct",),
    "connections.decline": ("button-connection-no",),
    "connections.know": ("button-know", "button-know-them"),
    "connections.limits": ("button-connection-limits",),
    "connections.met": ("button-know-talk",),
    "connections.open": ("button-people-i-know", "button-know-more"),
    "connections.remove": ("button-connection-remove",),
    "connections.remove_now": ("button-connection-remove-yes",),
    "connections.show": ("button-connection-show", "button-connection-hide"),
    "connections.withdraw": ("button-connection-withdraw",),
    "consent.agree": ("button-agree",),
    "consent.language": (),
    "consent.read": ("button-read-all",),
    "consent.refuse": ("button-refuse",),
    "consent.show": ("button-notice",),
    "consent.show_in": (),
    "consent.words": ("button-notice-change",),
    "elsewhere.add": ("button-add-question",),
    "elsewhere.check": ("button-check-text", "button-edit"),
    "elsewhere.debrief": ("button-look-back", "button-thank"),
    "elsewhere.draft": ("button-thanks-draft",),
    "elsewhere.edit": ("button-edit",),
    "elsewhere.forget": ("button-forget",),
    "elsewhere.forget_now": ("button-forget-yes",),
    "elsewhere.friend": ("button-ask-someone-known", "button-edit"),
    "elsewhere.happened": ("button-happened", "button-we-talked"),
    "elsewhere.missed": ("button-no-show",),
    "elsewhere.new": ("button-elsewhere-new",),
    "elsewhere.no": ("button-they-said-no",),
    "elsewhere.no_update": ("button-no-update",),
    "elsewhere.off": ("button-called-off",),
    "elsewhere.once_more": ("button-ask-once-more",),
    "elsewhere.open": ("button-elsewhere", "button-past-earlier"),
    "elsewhere.prep": ("button-checklist", "button-prep"),
    "elsewhere.questions": ("button-questions", "button-back-to-questions"),
    "elsewhere.rewrite": ("button-edit",),
    "elsewhere.sent": ("button-elsewhere-sent",),
    "elsewhere.starter": ("button-starter",),
    "elsewhere.suggest": ("button-suggest-questions", "button-more-questions"),
    "elsewhere.thanked": ("button-thanked-elsewhere",),
    "elsewhere.time": (
        "button-reschedule",
        "button-set-talk-time",
        "button-they-said-yes",
        "button-yes-after-all",
    ),
    "elsewhere.tone": ("button-tone-warm", "button-tone-formal"),
    "elsewhere.touch": ("button-keep-touch", "button-stop-touch"),
    "elsewhere.up": ("button-up",),
    "elsewhere.update": ("button-update",),
    "elsewhere.write": ("button-edit-questions",),
    "elsewhere.wrote": ("button-wrote",),
    "fallback.add": ("button-in-turn", "button-fallback-add"),
    "fallback.drop": ("button-fallback-drop",),
    "fallback.open": ("button-fallback",),
    "fallback.order": ("button-fallback-order",),
    "fallback.start": ("button-fallback-start",),
    "fallback.stop": ("button-fallback-stop",),
    "guide.card": (
        "button-guide-all",
        "button-guide-back",
        "button-guide-next",
        *(card.title for card in CARDS.values()),
    ),
    "guide.open": (
        "button-guide",
        "button-guide-limits",
        "button-guide-no",
        "button-guide-ready",
        "button-guide-writing",
    ),
    "guide.reading": ("button-guide-reading",),
    "find.like": ("button-others",),
    "find.more": ("button-more-hosts", "button-hosts-who-fit"),
    "find.near": ("button-near",),
    "find.onward": ("button-none-of-these",),
    "find.open": ("button-find", "button-everyone"),
    "find.search": ("button-search-again",),
    "find.topic": (),
    "find.topics": ("button-topics",),
    "find.unwatch": ("button-unwatch",),
    "find.watch": ("button-watch", "button-watch-all"),
    "help.open": ("button-help",),
    "help.use": (),
    "host.about": ("button-host-about",),
    "host.keep_moments": ("button-keep-moments",),
    "host.leave": ("button-host-leave",),
    "host.leave_now": ("button-host-leave-yes",),
    "host.open": (
        "button-announced-host",
        "button-invited-host",
        "button-host",
        "button-keep-hosting",
        "button-my-offer",
    ),
    "host.pause": ("button-host-pause",),
    "host.resume": ("button-host-resume", "button-host-return"),
    "host.places": ("button-host-places",),
    "host.talk": ("button-host-talk",),
    "host.when": ("button-host-when",),
    "meet.called_off": ("button-called-off", "button-leave-it"),
    "meet.happened": ("button-happened", "button-we-talked"),
    "meet.missed": ("button-no-show",),
    "meet.moved": ("button-moved",),
    "mine.card": (
        "button-where-it-stands",
        "button-forget-not",
        "button-open",
        "button-your-request",
        "button-talked-in",
    ),
    "mine.fine": ("button-not-now",),
    "mine.kept": ("button-done",),
    "mine.open": ("button-mine", "button-erase-not"),
    "mine.past": ("button-past", "button-past-earlier"),
    "mine.prep": ("button-prep-open",),
    "offered.accept": ("button-pass-on",),
    "offered.decline": ("button-no-thanks",),
    "offered.find": ("button-offered-ways",),
    "offered.later": ("button-not-now",),
    "offered.mine": ("button-my-ways",),
    "offered.new": ("button-offer-way",),
    "offered.note": ("button-ask-way", "button-edit"),
    "offered.remove": ("button-remove-way",),
    "offered.renew": ("button-renew-way",),
    "offered.send": ("button-send",),
    "offered.withdraw": ("button-withdraw",),
    "network.download": ("button-notebook-file",),
    "network.note": ("button-person-note", "button-person-note-change"),
    "network.brought": ("button-brought", "button-past-earlier"),
    "network.notebook": ("button-notebook", "button-past-earlier"),
    "network.open": ("button-network", "button-network-more"),
    "network.picture": ("button-handshakes",),
    "network.person": ("button-network-person",),
    "organise.again": ("button-send-again",),
    "organise.backlog": ("button-backlog",),
    "organise.open": ("button-organise",),
    "organise.picture": ("button-organise-picture",),
    "organise.no_weekly": ("button-no-weekly",),
    "organise.weekly": ("button-weekly",),
    "organise.page": ("button-organise-page",),
    "organise.period": (
        "button-organise-earlier",
        "button-organise-later",
        "button-organise-month",
        "button-organise-quarter",
        "button-organise-year",
    ),
    "prep.add": ("button-add-question",),
    "prep.brief": ("button-brief", "button-their-note"),
    "prep.edit": ("button-edit-questions",),
    "prep.open": ("button-prep", "button-open"),
    "prep.questions": ("button-questions", "button-back-to-questions"),
    "prep.share": ("button-share-questions", "button-unshare-questions"),
    "prep.show": ("button-checklist",),
    "prep.suggest": ("button-suggest-questions", "button-more-questions"),
    "prep.up": ("button-up",),
    "report.acknowledge": ("button-report-acknowledge",),
    "report.add": ("button-report-add",),
    "report.close": ("button-report-close",),
    "report.contact": ("button-report-contact",),
    "report.list": ("button-reports", "button-report-more"),
    "report.new": ("button-report",),
    "report.open": ("button-report-open", "button-report-more"),
    "report.withdraw": ("button-report-withdraw",),
    "report.withdraw_now": ("button-report-withdraw-yes",),
    "report.write": ("button-report-write",),
    "request.details": ("button-details",),
    "request.discard": ("button-discard",),
    "moderate.audit": ("button-audit", "button-audit-open"),
    "moderate.list": ("button-moderate-list", "button-moderate-more"),
    "moderate.open": ("button-moderate",),
    "moderate.pause": ("button-moderate-pause",),
    "moderate.readmit": ("button-moderate-readmit",),
    "moderate.remove": ("button-moderate-remove",),
    "moderate.remove_now": ("button-moderate-remove-yes",),
    "privacy.data": ("button-my-data",),
    "privacy.erase": ("button-erase",),
    "privacy.erase_now": ("button-erase-now",),
    "request.note": (
        "button-yourself",
        "button-ask-again",
        "button-ask-them",
        "button-edit",
        "button-request",
        "button-begin-warm",
        "button-begin-formal",
    ),
    "elsewhere.insist": ("button-insist",),
    "offered.insist": ("button-insist",),
    "prep.insist": ("button-insist",),
    "request.insist": ("button-insist",),
    "thanks.insist": ("button-insist",),
    "ways.insist": ("button-insist",),
    "request.preview": ("button-preview",),
    "request.send": ("button-send",),
    "request.withdraw": ("button-withdraw", "button-take-back"),
    "safety.block": ("button-block",),
    "safety.open": ("button-blocked", "button-blocked-more"),
    "safety.unblock": ("button-unblock",),
    "season.drop": ("button-season-drop",),
    "season.open": ("button-season", "button-season-again", "button-season-look"),
    "season.pass": ("button-season-pass",),
    "season.plan": ("button-season-plan",),
    "season.send": ("button-season-send",),
    "schedule.cancel": ("button-cancel",),
    "schedule.confirm": ("button-confirm",),
    "schedule.day": (),
    "schedule.more": (
        "button-first-days",
        "button-later-days",
        "button-other-day",
        "button-other-times",
    ),
    "schedule.offer": ("button-offer",),
    "schedule.pick": (),
    "schedule.reschedule": ("button-new-time", "button-reschedule"),
    "schedule.suggest": ("button-suggest-time",),
    "schedule.where": ("button-where",),
    "settings.language": ("button-set-language",),
    "settings.me": ("button-about-me",),
    "settings.nudges": ("button-set-nudges",),
    "settings.open": ("button-settings",),
    "settings.pick": (),
    "settings.time": ("button-set-time",),
    "settings.zone": ("button-other-zone", "button-set-time"),
    "setup.announce": ("button-announce",),
    "setup.asking": ("button-limits-asking",),
    "setup.community": ("button-set-up-change",),
    "setup.contact": ("button-contact", "button-set-up-change"),
    "setup.keep": ("button-step-keep", "button-step-next"),
    "setup.limits": ("button-limits",),
    "setup.open": ("button-back-to-setup", "button-set-up", "button-step-later"),
    "setup.post": ("button-announce-post",),
    "setup.step": ("button-step-begin", "button-step-go-on"),
    "setup.timing": ("button-limits-timing",),
    "starters.open": ("button-starters-other", "note-type"),
    "thanks.debrief": ("button-thank",),
    "thanks.draft": ("button-thanks-draft",),
    "thanks.edit": ("button-edit",),
    "thanks.elsewhere": ("button-thanked-elsewhere",),
    "thanks.glad": ("button-glad",),
    "thanks.language": (),
    "thanks.named": ("button-named",),
    "thanks.no_update": ("button-no-update",),
    "thanks.tell": ("button-tell",),
    "thanks.send": ("button-send-thanks",),
    "thanks.reply": ("button-thanks-reply",),
    "thanks.tone": ("button-tone-warm", "button-tone-formal"),
    "thanks.touch": ("button-keep-touch", "button-stop-touch"),
    "thanks.update": ("button-update",),
    "thanks.wrote": ("button-wrote",),
    "ways.later": ("button-not-now",),
    "ways.named": ("button-through",),
    "ways.no": ("button-rather-not",),
    "ways.note": (
        "button-edit",
        "button-write-note",
        "button-begin-warm",
        "button-begin-formal",
    ),
    "ways.outside": ("button-somebody-outside",),
    "ways.rather": ("button-rather-ask",),
    "ways.reach": ("button-introduced", "button-see-ways"),
    "ways.send": ("button-send-through",),
    "ways.somebody": ("button-somebody-here",),
    "ways.through": ("button-quietly", "button-through"),
    "ways.topic": ("button-know-somebody",),
    "ways.willing": ("button-talk-once",),
    "ways.withdraw": ("button-withdraw", "button-take-back"),
    "ways.words": ("button-ask-around", "button-edit"),
    "ways.yes": ("button-introduce-them",),
}
"""What may stand on a button with that action. Empty: a time, a city or a command, no sentence."""


ALONE = {
    "prep-dress": ("prep-dress-alone",),
    "prep-name": ("prep-name-elsewhere",),
    "prep-number": ("prep-number-elsewhere",),
    "prep-research": ("prep-research-alone", "prep-research-elsewhere"),
    "prep-zone": ("prep-zone-elsewhere",),
}
"""What may stand in its place for a host who names no organisation."""
_LABELS = {
    Translator(language, "UTC").label(id)
    for language in LANGUAGES
    for ids in BUTTONS.values()
    for id in ids
    if not parts("en", id).variables
}
"""The labels of all buttons, in every language."""


def check_buttons(message: Message) -> None:
    """Every button says what its action does, and every one that is named is there."""
    check_named_buttons(message)
    for press in buttons(message):
        name, _, id = press.action.partition(":")
        if isinstance(press, CheckItem):
            item = f"prep-{id.rpartition('.')[2]}"
            assert _is_one(str(press.label), [item, *ALONE.get(item, ())]), press
            continue
        assert isinstance(press, Button)
        assert name in BUTTONS, f"{name} is a new action: add its sentence to {__name__}"
        expected = BUTTONS[name]
        if name in FORMS:
            expected = (*expected, AGAIN)
        assert not expected or _is_one(press.label, expected), press


def check_named_buttons(message: Message) -> None:
    """Each button that the bot's own words name stands in the same message."""
    theirs = {block.text for block in message.blocks if isinstance(block, Quote)}
    here = {press.label for press in buttons(message) if isinstance(press, Button)}
    words = "\n".join(line for line in plain_text(message).split("\n") if line not in theirs)
    for named in re.findall("“([^”]+)”", words):
        if named in _LABELS:
            assert named in here, f"“{named}” is named and not there:\n{plain_text(message)}"


PAGES = {
    "connections.open",
    "moderate.audit",
    "moderate.list",
    "organise.period",
    "report.list",
    "report.open",
    "schedule.day",
    "schedule.more",
    "elsewhere.open",
    "find.more",
    "find.topics",
    "mine.past",
}
"""Actions that show a further page of the same."""


def check_answer(action: str, pressed: Message, answer: Message) -> None:
    """The answer to a press says something else than before, and has no other button of that name.

    A tick shows by its box, a further page by its buttons.
    """
    press = next((press for press in buttons(pressed) if press.action == action), None)
    name = action.partition(":")[0]
    if not isinstance(press, Button) or name in PAGES:
        return
    for other in buttons(answer):
        if isinstance(other, Button) and other.label == press.label:
            assert other.action.partition(":")[0] == name, f"“{press.label}” opens “{press.label}”"
    assert _words(answer) != _words(pressed), f"{action} is not acknowledged:\n{plain_text(answer)}"


def _words(message: Message) -> list[str]:
    """Everything in a message but the labels of its buttons."""
    ended = {press.action for press in buttons(message)}
    return plain_text(without_buttons(message, ended)).split("\n")


def check_form(form: Form) -> None:
    """Everything in a form is the sentence that belongs there."""
    name = form.id.partition(":")[0]
    assert name in FORMS, f"{name} is a new form: add its sentences to {forms.__name__}"
    sheet = FORMS[name]
    assert _is_one(form.title, [sheet.title]), form.title
    assert _is_one(form.submit, [sheet.submit]), form.submit
    intros = (sheet.intro,) if isinstance(sheet.intro, str) else sheet.intro
    assert not sheet.intro or _is_one(form.intro, intros), form.intro
    for item in form.fields:
        asks = sheet.fields[item.name]
        labels = (asks.label,) if isinstance(asks.label, str) else asks.label
        assert _is_one(item.label, labels), item
        typed = item.kind in (FieldKind.LINE, FieldKind.TEXT)
        assert (item.words is not None) == typed, f"{form.id}: say who reads {item.name}"
        assert _is_one(item.hint, [asks.hint]) if asks.hint else not item.hint, item
        assert not asks.placeholder or _is_one(item.placeholder, [asks.placeholder]), item
        for option in item.options if asks.options else ():
            known = option.label in LANGUAGES.values() or _is_one(option.label, asks.options)
            assert known, option


def _is_one(text: str, ids: Iterable[str]) -> bool:
    readers = [Translator(language, "UTC") for language in LANGUAGES]
    return any(pattern(said(id), words).fullmatch(text) for id in ids for words in readers)
