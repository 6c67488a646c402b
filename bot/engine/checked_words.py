"""What must not be sent in a seeker's words: a request for a job, a gap, an address, a number.

Every field of a form says who reads what is typed into it (`Field.words`). The engine checks what
is `CHECKED` before the form's own handler sees it, and a `PLACE` for a request for a job. What is
`SHOWN` is checked on the page on which its writer reads it before it is sent, with `still_held` and
`insist`.

The coach cannot be right each time about a request for a job, or about a word in capitals, and a
beginner who is held back for nothing gives up. So the writer may say that it is meant as it stands.
Their word holds for that text, and is logged without the text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import sha256

from bot.coach.note import check_words
from bot.coach.private import find_contact, without_contact
from bot.coach.reading import Flag
from bot.core.forms import Form, Values, Words
from bot.engine.context import Context
from bot.engine.feature import FormRoute
from bot.i18n.sanitize import clean, shorten

_KEPT = "coach.meant"
"""The form under which is kept, as hashes, which texts are meant and which were held back once."""
_MEANT, _HELD = "texts", "held"
_MOST_KEPT = 20
_SAID = 2
"""Findings that are said of one field, those first that nothing lets through."""

log = logging.getLogger(__name__)


def may_insist(found: Iterable[Flag]) -> bool:
    """Return whether something is held back, and all of it by what the coach may have wrong."""
    blocks = [flag for flag in found if flag.blocks]
    return bool(blocks) and not any(flag.certain for flag in blocks)


async def insist(ctx: Context, text: str, found: Iterable[Flag]) -> None:
    """Keep the word of the actor that this text is meant as it stands."""
    await _keep(ctx, _MEANT, text)
    for sentence in sorted({flag.sentence for flag in found if flag.blocks}):
        log.info("coach: %s was found in a text that is meant as it stands", sentence)


async def still_held(ctx: Context, text: str, found: list[Flag]) -> list[Flag]:
    """Return the findings on that text without what its writer has said is meant as it stands."""
    doubtful = [flag for flag in found if flag.blocks and not flag.certain]
    if not doubtful or _hash(text) not in (await _kept(ctx))[_MEANT]:
        return found
    return [flag for flag in found if flag not in doubtful]


async def held(ctx: Context, text: str) -> list[Flag]:
    """Return why that text must not be sent; nothing if it may."""
    return await still_held(ctx, text, check_words(text))


async def field_errors(
    ctx: Context, route: FormRoute, form: Form, values: Values
) -> dict[str, str]:
    """Return what holds back fields of a form, a sentence by field. What the coach may have wrong
    is let through once it is submitted again as it stands; contact data of somebody outside never
    is."""
    errors = {}
    for field in form.fields:
        text = values.get(field.name, "")
        if field.words is None or not isinstance(text, str):
            continue
        if route.outside and (contact := find_contact(text)):
            errors[field.name] = ctx.label("field-contact", words=shorten(contact, 40))
            continue
        if field.words not in (Words.CHECKED, Words.PLACE):
            continue
        found = await held(ctx, text)
        if field.words is Words.PLACE:
            found = [flag for flag in found if flag.sentence == "coach-job-ask"]
        if may_insist(found) and _hash(text) in (await _kept(ctx))[_HELD]:
            await insist(ctx, text, found)
            continue
        if not found:
            continue
        first = sorted(found, key=lambda flag: not flag.certain)[:_SAID]
        error = " ".join(said(ctx, flag) for flag in first)
        if may_insist(found):
            await _keep(ctx, _HELD, text)
            error = f"{error} {ctx.label('coach-again')}"
        errors[field.name] = error
    return errors


def without_contacts(values: Values) -> Values:
    """Return the typed values of a form about somebody outside as they may be kept."""
    return {
        name: without_contact(clean(value)) if isinstance(value, str) else value
        for name, value in values.items()
    }


def said(ctx: Context, flag: Flag) -> str:
    """Return the sentence of a finding."""
    return ctx.label(flag.sentence, words=shorten(flag.words, 80), count=flag.count)


async def _keep(ctx: Context, name: str, text: str) -> None:
    kept = await _kept(ctx)
    others = [known for known in kept[name] if known != _hash(text)]
    kept[name] = (*others, _hash(text))[-_MOST_KEPT:]
    await ctx.tx.drafts.save(ctx.me.id, _KEPT, kept, ctx.now)


async def _kept(ctx: Context) -> dict[str, tuple[str, ...]]:
    kept = await ctx.tx.drafts.get(ctx.me.id, _KEPT) or {}
    texts = {name: kept.get(name, ()) for name in (_MEANT, _HELD)}
    return {name: (text,) if isinstance(text, str) else text for name, text in texts.items()}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
