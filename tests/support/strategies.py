"""Messages and forms for property tests: the longest and strangest that are allowed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.core.forms import (
    FIELD_LABEL_MAX,
    FORM_FIELDS_MAX,
    FORM_TITLE_MAX,
    OPTIONS_MAX,
    PEOPLE_MAX,
    ROLES_MAX,
    Field,
    FieldKind,
    Form,
    Option,
)
from bot.core.messages import (
    ACTION_MAX,
    BLOCK_TEXT_MAX,
    BUTTONS_MAX,
    CHECKLIST_MAX,
    HEADING_MAX,
    LABEL_MAX,
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    File,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    message,
)
from bot.core.text import Bold, PersonName, Span, Text, Timestamp
from bot.domain.people import Address

FRAGMENTS = (
    "<!channel> <!here> <@U1> <#C1|x> <https://x.test|y> @everyone @here <t:1:R> <@&1> <:a:1>",
    "&&&&&&&&&& &amp; &lt; &#60; <<<< >>>> ](",
    "*bold* _it_ ~no~ `code` ```block``` **b** __u__ ||spoiler|| # h\n> quote\n- item\n1. one",
    "[text](https://x.test) https://x.test/?a=b&c=d :smile: \\* {date}",
    "🧑🏽‍🚀👩‍❤️‍💋‍👨🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Łódź ŵŷ Ünï ǆ ﷽ \u202etxet\u202c \u200b\u2060\ufeff",
    "\x00\x01\x1b[31m\x7f\ud800\udfff\u2028\r\n\t",
    "   \n\n   ",
    "a",
)
"""Markup of every platform, escapes, wide characters, what no message can hold, white space."""

FILE = File("talk.ics", "text/calendar", b"BEGIN")


def words(most: int) -> st.SearchStrategy[str]:
    """Text of at most `most` characters, often exactly so many."""
    filled = st.sampled_from(FRAGMENTS).map(lambda part: (part * (most // len(part) + 1))[:most])
    some = st.text(max_size=min(most, 60))
    return st.one_of(filled, some, st.sampled_from(FRAGMENTS)).map(lambda text: text[:most])


def actions() -> st.SearchStrategy[str]:
    """Actions, short and as long as they may be."""
    return st.one_of(
        st.from_regex(r"[a-z_]{1,8}\.[a-z_]{1,8}(:[A-Za-z0-9_.,@:+-]{0,20})?", fullmatch=True),
        st.integers(0, 9**20).map(lambda n: f"flow.act:{n}".ljust(ACTION_MAX, "x")),
    )


def buttons() -> st.SearchStrategy[Button]:
    """A button."""
    return st.builds(Button, words(LABEL_MAX), actions(), st.sampled_from(Style))


def addresses() -> st.SearchStrategy[Address]:
    """An address on one of the platforms."""
    return st.sampled_from(
        [Address("slack", "T1", "U1"), Address("slack", "T2", "U2"), Address("discord", "7", "8")]
    )


def moments() -> st.SearchStrategy[Timestamp]:
    """An instant with its written form."""
    return st.builds(
        Timestamp,
        st.integers(0, 4_000_000_000).map(lambda at: datetime.fromtimestamp(at, UTC)),
        words(60),
    )


def texts(most: int) -> st.SearchStrategy[Text]:
    """A text whose plain form has at most `most` characters."""

    def spans(share: int) -> st.SearchStrategy[Span]:
        return st.one_of(
            words(share),
            st.builds(Bold, words(share)),
            st.builds(PersonName, words(min(share, 60)), st.none() | addresses()),
            *([moments()] if share >= 60 else []),
        )

    return st.integers(1, 4).flatmap(
        lambda n: st.lists(spans(most // n), max_size=n).map(lambda found: Text(tuple(found)))
    )


def _facts() -> st.SearchStrategy[Facts]:
    def rows(n: int) -> st.SearchStrategy[Facts]:
        share = BLOCK_TEXT_MAX // n // 2
        row = st.tuples(words(share), texts(share))
        return st.lists(row, min_size=n, max_size=n).map(lambda found: Facts(tuple(found)))

    return st.integers(1, 8).flatmap(rows)


def _unique(presses: list[Button]) -> list[Button]:
    return list({press.action: press for press in presses}.values())


def blocks() -> st.SearchStrategy[Block]:
    """Any block."""
    items = st.builds(CheckItem, texts(150), st.booleans(), actions())
    return st.one_of(
        words(HEADING_MAX).map(Heading),
        texts(BLOCK_TEXT_MAX).map(Paragraph),
        words(BLOCK_TEXT_MAX).map(Quote),
        _facts(),
        st.builds(Row, texts(BLOCK_TEXT_MAX), st.none() | buttons()),
        st.lists(items, min_size=1, max_size=CHECKLIST_MAX).map(
            lambda found: Checklist(tuple({item.action: item for item in found}.values()))
        ),
        st.lists(buttons(), min_size=1, max_size=BUTTONS_MAX).map(
            lambda found: Actions(tuple(_unique(found)))
        ),
        texts(BLOCK_TEXT_MAX).map(Footnote),
    )


def messages() -> st.SearchStrategy[Message]:
    """Any message: as many of the blocks drawn as fit into one."""

    def fitting(drawn: list[Block]) -> Message:
        kept: list[Block] = []
        for block in drawn:
            if _fits(*kept, block):
                kept.append(block)
        return message(*kept or [Heading("a")], files=[FILE])

    return st.lists(blocks(), min_size=1, max_size=14).map(fitting)


def _fits(*blocks: Block) -> bool:
    try:
        message(*blocks, files=[FILE])
    except ValueError:
        return False
    return True


SHARED = tuple(k for k in FieldKind if k not in (FieldKind.CHANNEL, FieldKind.ROLES))
"""The kinds of field that every platform shows; the others need one that names its choices."""


def fields(name: str, kinds: Sequence[FieldKind]) -> st.SearchStrategy[Field]:
    """Any field of that name, with something already in it."""

    def made(kind: FieldKind) -> st.SearchStrategy[Field]:
        values = st.integers(0, 9**20).map(lambda n: f"{n}".ljust(100, "v"))
        options = st.lists(
            st.builds(Option, values, words(LABEL_MAX)),
            min_size=1,
            max_size=OPTIONS_MAX,
            unique_by=lambda option: option.value,
        )
        choice = kind in (FieldKind.ONE, FieldKind.MANY)
        given = {
            FieldKind.DATE: st.sampled_from(["", "2026-03-04", "next Tuesday"]),
            FieldKind.TIME: st.sampled_from(["", "09:30", "half past nine"]),
            FieldKind.PERSON: st.sampled_from(["", "slack:T1:U1", "discord:1:2", "Ann"]),
            FieldKind.CHANNEL: st.sampled_from(["", "1200", "9" * 19, "gone"]),
        }
        most = st.sampled_from([1, 200, 3000])
        return st.builds(
            _field,
            st.just(name),
            st.just(kind),
            words(FIELD_LABEL_MAX),
            words(100),
            words(100),
            st.booleans(),
            options if choice else st.just([]),
            given.get(kind, words(200)),
            most,
        )

    return st.sampled_from(kinds).flatmap(made)


def _field(
    name: str,
    kind: FieldKind,
    label: str,
    hint: str,
    placeholder: str,
    required: bool,
    options: list[Option],
    typed: str,
    most: int,
) -> Field:
    chosen = tuple(option.value for option in options[::2])
    texts = (FieldKind.LINE, FieldKind.TEXT)
    initial: str | tuple[str, ...] = typed[:most] if kind in texts else typed
    if kind is FieldKind.MANY:
        initial = chosen
    elif kind is FieldKind.ONE:
        initial = chosen[0]
    elif kind is FieldKind.PEOPLE:
        initial = tuple(f"slack:T1:U{n}" for n in range(len(hint) % (PEOPLE_MAX + 1)))
    elif kind is FieldKind.ROLES:
        initial = tuple(f"{number}" for number in range(1200, 1200 + len(hint) % (ROLES_MAX + 1)))
    return Field(
        name=name,
        label=label,
        kind=kind,
        hint=hint,
        placeholder=placeholder,
        required=required,
        options=tuple(options),
        initial=initial,
        max_length=most,
    )


def forms(kinds: Sequence[FieldKind] = SHARED) -> st.SearchStrategy[Form]:
    """Any form of fields of these kinds."""
    return st.integers(1, FORM_FIELDS_MAX).flatmap(
        lambda n: st.builds(
            Form,
            id=actions(),
            title=words(FORM_TITLE_MAX),
            submit=words(FORM_TITLE_MAX),
            fields=st.tuples(*(fields(f"field{i}", kinds) for i in range(n))),
            intro=words(2000),
        )
    )
