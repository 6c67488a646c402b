"""What several people read together is in the languages of all of them, the seeker's first."""

from __future__ import annotations

import pytest

from bot.core.messages import plain_text
from bot.i18n.translator import Translator
from tests.support.said import pattern, said
from tests.support.workspace import Workspace

WORDS = {language: Translator(language, "Europe/London") for language in ("en", "cy")}


@pytest.mark.parametrize(
    "seeker, host, languages",
    [("en", "cy", ["en", "cy"]), ("cy", "en", ["cy", "en"]), ("cy", "cy", ["cy"])],
)
async def test_an_introduction_speaks_to_both(
    workspace: Workspace, seeker: str, host: str, languages: list[str]
) -> None:
    mina = workspace.member("Mina", language=seeker)
    bea = workspace.member("Bea", language=host)
    await mina.says("help")
    await bea.offers()
    await mina.asks(bea)
    await bea.presses("answer.accept")
    (shared,) = [shown for shown in workspace.chat.shown if len(shown.seen_by) == 2]
    text = plain_text(shared.message)
    for id in ("nudge-introduce", "introduce-next"):
        places = []
        for language in languages:
            (found,) = pattern(said(id, seeker="Mina"), WORDS[language]).finditer(text)
            places.append(found.start())
        assert places == sorted(places)
    for language in set(WORDS) - set(languages):
        assert pattern(said("introduce-next"), WORDS[language]).search(text) is None
    alone = [shown for shown in workspace.chat.shown if shown.seen_by == (bea.address,)]
    assert alone  # what only one reads is in one language: tests/conversations/test_in_welsh.py
    other = WORDS[seeker]
    if seeker != host:
        request = plain_text(alone[0].message)
        assert pattern(said("would-like-to-learn"), other).search(request) is None
