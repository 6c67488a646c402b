"""The draft of a thank-you: the seeker's own words, and ours around them in two tones.

What is for the seeker alone is not in it: what surprised them, what they promised, and what they
noted about somebody outside whom the host would introduce.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person, calm_name, first_name
from bot.engine.context import Context
from bot.features.introduction.model import Debrief, Introduction
from bot.features.starters.texts import Tone
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a thank-you tells."""

    minutes: int
    debrief: Debrief
    me: str
    """The name of whoever writes it."""
    to: str = ""
    """The name of whoever reads it; "": nobody is named, as for somebody outside."""
    onward: str = ""
    """The name of somebody to whom the reader would introduce the writer."""
    onward_unnamed: bool = False
    """They would introduce somebody whom the writer noted for themselves alone."""
    connector: str = ""
    """The name of whoever brought the two together."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A thank-you as it was drafted: it is nobody's own yet."""

    text: str
    tone: Tone
    language: str


async def drafts(ctx: Context, i: Introduction) -> list[Draft]:
    """Return the thank-you in both tones, first in the language that the host reads, then in the
    seeker's own if that is another."""
    host = await ctx.person(i.host)
    facts = Facts(
        minutes=i.request.minutes,
        debrief=i.debrief,
        me=ctx.me.name,
        to=host.name,
        onward=(await ctx.person(i.debrief.onward)).name if i.debrief.onward else "",
        onward_unnamed=named_outside(i),
        connector=(await ctx.person(i.connector)).name if i.connector else "",
    )
    theirs = language_of(ctx, host)
    languages = dict.fromkeys((theirs, ctx.translator.language))
    return [
        Draft(thank_you(ctx.translator.speaking(language), tone, facts), tone, language)
        for language in languages
        for tone in Tone
    ]


def named_outside(i: Introduction) -> bool:
    """Return whether the host named somebody who is no member: only the seeker reads whom."""
    return not i.debrief.onward and bool(i.debrief.onward_name)


def language_of(ctx: Context, person: Person) -> str:
    """Return the language that somebody reads."""
    return Translator.of(person, ctx.community).language


def thank_you(words: Translator, tone: Tone, facts: Facts) -> str:
    """Return the whole thank-you."""
    debrief, to = facts.debrief, first_name(facts.to)
    opening = words.label("draft-opening-elsewhere", tone=tone, minutes=facts.minutes)
    if to:
        opening = words.label("draft-opening", tone=tone, name=to, minutes=facts.minutes)
    me = calm_name(facts.me) if tone is Tone.FORMAL else first_name(facts.me)
    parts = [opening, *what_stayed(words, tone, debrief)]
    if facts.onward:
        parts.append(words.label("draft-onward", tone=tone, name=calm_name(facts.onward)))
    elif facts.onward_unnamed:
        parts.append(words.label("draft-onward-somebody", tone=tone))
    if facts.connector:
        parts.append(words.label("draft-connector", tone=tone, name=calm_name(facts.connector)))
    parts.append(words.label("draft-closing", tone=tone, name=me))
    return "\n\n".join(parts)


def what_stayed(words: Translator, tone: Tone, debrief: Debrief) -> list[str]:
    """Return what the writer learned and does next, around their own words."""
    parts = []
    if debrief.learned:
        learned = sentence(debrief.learned)
        parts.append(words.label("draft-learned", tone=tone, learned=learned))
    if debrief.use:
        parts.append(words.label("draft-use", tone=tone, use=sentence(debrief.use)))
    return parts


_CLOSES = "\"'”’»)*_"
"""What may stand after the mark at the end of a sentence."""


def sentence(typed: str) -> str:
    """Return the text as a sentence: with a capital, and a mark at its end."""
    typed = typed.rstrip(" ,;:–-")
    closed = typed.rstrip(_CLOSES).endswith((".", "!", "?", "…"))
    whole = typed if closed else f"{typed}."
    return whole[:1].upper() + whole[1:]
