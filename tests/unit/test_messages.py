"""Messages: ticking an item and ending buttons change nothing else, and no word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.messages import (
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Message,
    Paragraph,
    Row,
    buttons,
    message,
    toggled,
    without_buttons,
)
from bot.core.text import text
from tests.support.examples import examples
from tests.support.strategies import FILE, messages

LIST = message(
    Paragraph(text("To do")),
    Checklist(
        (
            CheckItem(text("Read"), False, "prep.tick:i.read"),
            CheckItem(text("Write"), True, "prep.tick:i.write"),
        )
    ),
    files=[FILE],
)


def test_toggled_ticks_one_item_and_nothing_else() -> None:
    ticked, done = toggled(LIST, "prep.tick:i.read")
    assert done
    assert [item.done for item in _items(ticked)] == [True, True]
    cleared, done = toggled(ticked, "prep.tick:i.write")
    assert not done
    assert [item.done for item in _items(cleared)] == [True, False]
    assert (ticked.blocks[0], ticked.files) == (LIST.blocks[0], LIST.files)


def test_toggled_twice_is_as_before() -> None:
    assert toggled(toggled(LIST, "prep.tick:i.read")[0], "prep.tick:i.read") == (LIST, False)


def test_toggled_needs_an_item_of_the_message() -> None:
    shown = LIST + message(Actions((Button("Open", "prep.open:i"),)))
    for action in ("prep.tick:i.other", "prep.open:i"):
        with pytest.raises(LookupError):
            toggled(shown, action)


def _items(shown: Message) -> list[CheckItem]:
    return [item for item in buttons(shown) if isinstance(item, CheckItem)]


def _words(shown: Message) -> list[object]:
    """Everything a reader reads except buttons and files."""
    return [read for block in shown.blocks for read in _block_words(block)]


def _block_words(block: Block) -> list[object]:
    match block:
        case Actions():
            return []
        case Row(text=body):
            return [str(body).removeprefix("☑ ").removeprefix("☐ ")]
        case Checklist(items=items):
            return [str(item.label).removeprefix("☑ ").removeprefix("☐ ") for item in items]
        case _:
            return [block]


@examples(100)
@given(messages(), st.data())
def test_without_buttons_keeps_every_word(sent: Message, data: st.DataObject) -> None:
    actions = [button.action for button in buttons(sent)]
    ended = set(data.draw(st.lists(st.sampled_from(actions)))) if actions else set[str]()
    assume(len(ended) < len(actions) or _words(sent))
    shown = without_buttons(sent, ended)
    assert _words(shown) == _words(sent)
    assert shown.files == ()
    left = [button for button in buttons(sent) if button.action not in ended]
    # A checklist ends as a whole: what is ticked stays to be read.
    whole = [button for button in left if button in buttons(shown)]
    assert buttons(shown) == whole
    assert all(isinstance(button, CheckItem) for button in left if button not in whole)


def test_without_buttons_that_are_not_there_is_the_same_message() -> None:
    assert without_buttons(LIST, {"answer.accept:i"}) == replace(LIST, files=())


def test_without_buttons_a_checklist_shows_what_was_ticked() -> None:
    shown = without_buttons(LIST, {"prep.tick:i.read", "prep.tick:i.write"})
    assert [str(block.text) for block in shown.blocks[1:] if isinstance(block, Row)] == [
        "☐ Read",
        "☑ Write",
    ]
    assert buttons(shown) == []
