"""The messages to begin with: they need the seeker's own words, and then the coach likes them."""

from __future__ import annotations

import re

import pytest

from bot.coach.note import FEWEST_WORDS, MANY_WORDS, Note, check_note
from bot.coach.reading import words
from bot.domain.notes import NoteType
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator

STARTERS = {
    "starter-family": NoteType.FRIEND,
    "starter-friend": NoteType.FRIEND,
    "starter-email": NoteType.COLD,
    "starter-event": NoteType.EVENT,
    "starter-talk": NoteType.TALK,
    "starter-alumni": NoteType.ALUMNI,
    "starter-once-more": NoteType.NUDGE,
}
pytestmark = pytest.mark.wording


def _flags(text: str, kind: NoteType) -> list[str]:
    return [f.sentence for f in check_note(Note(why=text, learn="", note_type=kind, minutes=None))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("starter", STARTERS)
def test_a_starter_needs_the_seekers_own_words_and_nothing_else(
    starter: str, language: str
) -> None:
    text, kind = Translator(language, "UTC").label(starter), STARTERS[starter]
    for blank in re.findall(r"\[[^\]]*\]", text):
        assert "coach-placeholder" in _flags(blank, kind), blank
    filled = re.sub(r"\[[^\]]*\]", "hydrology", text)
    assert _flags(filled, kind) == []
    if kind is not NoteType.NUDGE:
        assert FEWEST_WORDS <= len(words(filled)) <= MANY_WORDS
