"""What must not be sent in the seeker's words to those who introduced them."""

from __future__ import annotations

from bot.coach.note import check_words
from bot.engine.context import Context
from bot.engine.feature import FieldErrors
from bot.i18n.sanitize import shorten


def refuse_flagged(ctx: Context, **texts: str) -> None:
    """Raise `FieldErrors` for each text, by the name of its field, that must not be sent."""
    errors = {}
    for name, text in texts.items():
        for flag in check_words(text)[:1]:
            words = shorten(flag.words, 80)
            errors[name] = ctx.label(flag.sentence, words=words, count=flag.count)
    if errors:
        raise FieldErrors(**errors)
