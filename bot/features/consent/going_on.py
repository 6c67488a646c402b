"""What a member was about to do when they met the notice. Its buttons carry it: before somebody
agrees, nothing of it may be stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote_plus, unquote_plus

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, MemberEvent
from bot.core.messages import ACTION_MAX, action
from bot.core.responses import GoOn
from bot.domain.people import Address, Community
from bot.features.consent.actions import (
    CONSENT_AGREE,
    CONSENT_LANGUAGE,
    CONSENT_READ,
    CONSENT_REFUSE,
)
from bot.i18n.fluent import LANGUAGES

_OWN = {a.name for a in (CONSENT_AGREE, CONSENT_LANGUAGE, CONSENT_READ, CONSENT_REFUSE)}
_PRESS, _COMMAND = "p.", "c."
_LONGEST = max(map(len, _OWN))


def _widest() -> int:
    """The most characters of a language's code."""
    return max(map(len, LANGUAGES))


@dataclass(frozen=True, slots=True)
class Notice:
    """What a button of the notice carries."""

    version: str
    """The version that its reader has before them."""
    language: str = ""
    """The language that they chose for it; "" if they chose none."""
    then: str = ""
    """What they were about to do; "" if nothing, or if it does not fit into a button."""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The parts of the actions of its buttons."""
        return self.version, self.language, self.then

    @classmethod
    def parse(cls, argument: str) -> Notice:
        """Return what such a button carries. Anything can be in it: it is a payload. What fits into
        no button of the notice is none of ours."""
        version, language, then = (*argument.split(".", 2), "", "")[:3]
        notice = cls(version, language, then)
        return notice if notice.fits and len(language) <= _widest() else cls("")

    @property
    def fits(self) -> bool:
        """Whether all buttons of the notice have room for it, whichever language is chosen."""
        widest = replace(self, language="x" * _widest())
        return _LONGEST + len(action("", *widest.parts)) <= ACTION_MAX

    @classmethod
    def pressed(cls, event: MemberEvent) -> Notice | None:
        """Return what was agreed to with that press; None for anything else."""
        if isinstance(event, ButtonPressed):
            name, _, argument = event.action.partition(":")
            if name == CONSENT_AGREE.name:
                return cls.parse(argument)
        return None

    def before(self, event: MemberEvent) -> Notice:
        """Return the same with what the actor was about to do."""
        whole = replace(self, then=_written(event))
        return whole if whole.fits else self

    def go_on(self, community: Community) -> GoOn:
        """Return what the member goes on with: what they were about to do, else the menu."""
        if self.then.startswith(_PRESS):
            pressed = self.then.removeprefix(_PRESS)
            if pressed.partition(":")[0] not in _OWN:  # a forged one would go round in circles
                return GoOn(action=pressed)
        if self.then.startswith(_COMMAND):
            typed, *members = self.then.removeprefix(_COMMAND).split("@")
            name, _, text = unquote_plus(typed.replace(",", "%")).partition(" ")
            platform, _, space = community.id.partition(":")
            mentions = tuple(Address(platform, space, member) for member in members if member)
            return GoOn(command=name, text=text, mentions=mentions)
        return GoOn()


def _written(event: MemberEvent) -> str:
    """Return an event as a part of an action. A form is opened again."""
    match event:
        case ButtonPressed(action=pressed) | FormSubmitted(form=pressed) if pressed:
            return _PRESS + pressed
        case CommandUsed(name=name, text=typed, mentions=mentions):
            # Of what `quote_plus` leaves or makes, an action takes neither % nor ~.
            words = quote_plus(f"{name} {typed}".strip()).replace("~", "%7E").replace("%", ",")
            return _COMMAND + "@".join([words, *(address.member for address in mentions)])
        case _:
            return ""
