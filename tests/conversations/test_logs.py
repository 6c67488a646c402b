"""What stands in the log over a whole life, with everything going wrong that can."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.messages import Paragraph, message
from bot.core.ports import NotAMember, Temporary, Throttled, Unreachable
from bot.core.responses import Reply, Response
from bot.core.text import text
from bot.engine.context import Context
from bot.logs import OURS, JsonFormatter, TextFormatter
from tests.conversations.test_whole_life import whole_life
from tests.support.workspace import Workspace

WRITTEN = (
    *("final-year maths student", "bus times", "Which data", "ticket counts", "meet.example"),
    *("planner stops asking", "bus chart", "ask the drivers", "data science"),
)
"""Something of each text that is typed in the whole life."""
NAMES = ("Mina", "Bea")
FORMATTERS = [TextFormatter("%(levelname)s %(name)s: %(message)s"), JsonFormatter()]


class Kept(logging.Handler):
    """Everything that is logged, in each format, as LOG_LEVEL=DEBUG would log it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.lines += [formatter.format(record) for formatter in FORMATTERS]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


@pytest.fixture
def kept() -> Iterator[Kept]:
    """The log of one test."""
    root, handler = logging.getLogger(), Kept()
    loggers = [logging.getLogger(name) for name in OURS]
    before = [each.level for each in loggers]
    root.addHandler(handler)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    for each, level in zip(loggers, before, strict=True):
        each.setLevel(level)


async def test_no_text_and_no_name_is_logged_in_a_whole_life(
    workspace: Workspace, kept: Kept
) -> None:
    await whole_life(workspace)
    for said in (*WRITTEN, *NAMES):
        assert said not in kept.text


async def test_nor_while_the_platform_refuses(workspace: Workspace, kept: Kept) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.offers(where="https://meet.example/bea")
    await mina.says("find data science")
    await mina.presses("request.note")
    await mina.fills(
        why="I am a final-year maths student. " * 4, learn="How do you read bus times?"
    )
    workspace.chat.fails += [
        Temporary("503"),
        Throttled(1),
        RuntimeError("of the library"),
        NotAMember("gone"),
        Unreachable("closed"),
    ]
    await mina.presses("request.send")
    await workspace.passes(days=1)
    assert "given up" in kept.text, "it is logged what goes wrong"
    for said in (*WRITTEN, *NAMES):
        assert said not in kept.text


async def test_an_error_of_ours_is_logged_with_its_place_and_without_what_was_typed(
    workspace: Workspace, kept: Kept
) -> None:
    async def fails(_: Context, typed: str) -> Response:
        return Reply(message(Paragraph(text(str(int(typed))))))

    commands = workspace.bot.router.commands
    commands["find"] = replace(commands["find"], run=fails)
    await workspace.member("Mina").says("find a very private wish")
    assert "private wish" not in kept.text
    lines = [json.loads(line) for line in kept.lines if line.startswith("{")]
    [line] = [line for line in lines if line.get("error") == "ValueError"]
    assert line["level"] == "error"
    assert line["message"].startswith("error ")
    assert "test_logs.py" in line["traceback"]
