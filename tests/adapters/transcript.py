"""Lives of introductions on one platform, written down as each person in them reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.app import Bot
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator
from tests.adapters.discord.running_bot import Screen as DiscordScreen
from tests.emulators.discord_rules import BUTTON, TEXT, walk
from tests.emulators.discord_screen import Message, plain
from tests.emulators.slack_client import Json, Member, label, words

WINDOW = "window "
"""How the key of a window begins, which shows one thing after another."""
STEADY = 2
"""Looks at the screens that show the same: then nothing is on its way any more. What was still on
its way at a first look was there at the next, whenever this was counted."""
ENGLISH = Translator("en", "Europe/London")


@dataclass(frozen=True)
class Seen:
    """A message or window: where it stands, its words, and the labels of its buttons, by line."""

    key: str
    lines: tuple[str, ...]
    answer: bool = False
    """It answers what its reader has just done, and is read before what comes with it."""


class Reader(Protocol):
    """One of the people, on some platform."""

    @property
    def name(self) -> str:
        """Their name."""
        ...

    async def uses(self, name: str, mention: Reader | None = None) -> None:
        """`/intro name`, with a mention."""
        ...

    async def presses(self, action: str) -> str:
        """Press the newest button with that action; return its label."""
        ...

    async def fills(self, **values: Any) -> None:
        """Submit the open form."""
        ...

    async def offers(self, action: str) -> bool:
        """Whether a button with that action stands on the screen."""
        ...

    async def sees(self) -> list[Seen]:
        """Everything that stands on the screen, oldest first."""
        ...


def _changes(one: Seen, known: Mapping[str, object]) -> bool:
    """Whether it is a message that was there before; a window shows one thing after another."""
    return one.key in known and not one.key.startswith(WINDOW)


@dataclass
class SlackReader:
    """A member in the loopback Slack."""

    member: Member
    drain: Callable[[], Any]

    @property
    def name(self) -> str:
        return self.member.name

    async def uses(self, name: str, mention: Reader | None = None) -> None:
        while (await self.member.screen()).modals:
            await self.member.do("close")
            await self.drain()
        await self.member.command(f"{name} @{mention.name}" if mention else name)
        await self.drain()

    async def presses(self, action: str) -> str:
        screen = await self.member.until(lambda screen: screen.offers(action))
        found = screen.find(action)
        assert found is not None
        places = [*screen.modals, *screen.messages]
        elements = [e for one in places for b in one["blocks"] for e in b.get("elements", ())]
        named = next(label(e) for e in elements if e.get("action_id") == found.action)
        await self.member.press(action)
        await self.drain()
        return named

    async def fills(self, **values: Any) -> None:
        assert not await self.member.submit(**values)
        await self.drain()

    async def offers(self, action: str) -> bool:
        return (await self.member.screen()).offers(action)

    async def sees(self) -> list[Seen]:
        await self.drain()
        screen = await self.member.screen()
        messages = sorted(screen.messages, key=lambda m: (m["channel"][0] == "G", m["ts"]))
        seen = [
            Seen(f"{m['channel']}{m['ts']}", _slack_lines(m), "metadata" not in m) for m in messages
        ]
        windows = [
            Seen(f"{WINDOW}{n}", _slack_lines(view))
            for n, view in enumerate(screen.modals)
            if "submit" not in view
        ]
        return [*seen, *windows]


def _slack_lines(shown: Json) -> tuple[str, ...]:
    lines = []
    for block in shown["blocks"]:
        if block["type"] == "actions":
            lines.append(" ".join(f"[{label(element)}]" for element in block["elements"]))
        elif block["type"] != "input":
            lines += [line for line in words({"blocks": [block]}).split("\n") if line.strip()]
    return (*lines, *(f"({file['name']})" for file in shown.get("files", ())))


@dataclass
class DiscordReader:
    """A member in the loopback Discord."""

    screen: DiscordScreen

    @property
    def name(self) -> str:
        return self.screen.member.name

    async def uses(self, name: str, mention: Reader | None = None) -> None:
        options: dict[str, str] = {}
        if isinstance(mention, DiscordReader):
            option = "host" if name == "request" else "member"
            options[option] = mention.screen.member.id
        await self.screen.uses(name, **options)

    async def presses(self, action: str) -> str:
        for message in reversed(await self.screen.messages()):
            if (found := message.find(action)) is not None:
                await self.screen.presses(action)
                return next(text for text, id in message.buttons.items() if id == found)
        raise AssertionError(f"{self.name} has no {action}")

    async def fills(self, **values: Any) -> None:
        await self.screen.fills(**values)

    async def offers(self, action: str) -> bool:
        return any(message.find(action) for message in await self.screen.messages())

    async def sees(self) -> list[Seen]:
        return [Seen(m.raw["id"], _discord_lines(m)) for m in await self.screen.messages()]


def _discord_lines(message: Message) -> tuple[str, ...]:
    lines: list[str] = []
    row: list[str] = []
    for part in walk(message.raw.get("components", [])):
        if part["type"] == BUTTON:
            if part["label"][0] not in "☐☑":  # the item itself stands beside it
                row.append(f"[{part['label']}]")
            continue
        if row:
            lines.append(" ".join(row))
            row = []
        if part["type"] == TEXT:
            shown = re.sub(r"<t:(\d+):\w>", _moment, part["content"])
            shown = re.sub(r"<@\d+> ?|-# \[Careers\]\(\S+\)", "", shown)
            lines += [line for line in plain(shown).split("\n") if line.strip()]
    return (*lines, *([" ".join(row)] if row else []), *(f"({name})" for name in message.files))


def _moment(found: re.Match[str]) -> str:
    return ENGLISH.short(datetime.fromtimestamp(int(found[1]), UTC))


@dataclass
class Transcript:
    """What happens to them, and what each of them reads, in order."""

    core: Bot
    now: Callable[[], datetime]
    move: Callable[[datetime], None]
    readers: tuple[Reader, ...]
    written: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    _at: dict[str, str] = field(default_factory=dict)
    _held: dict[str, list[str]] = field(default_factory=dict)
    """What messages that were there before say now: it stands after what is new in that moment."""

    async def uses(self, who: Reader, name: str, mention: Reader | None = None) -> None:
        """Somebody types a command."""
        typed = f"/intro {name} @{mention.name}" if mention else f"/intro {name}"
        self._write(who, f"*{who.name} types* `{typed}`")
        known = self._known.setdefault(who.name, {})
        for key in [key for key in known if key.startswith(WINDOW)]:
            del known[key]  # they were closed
        await who.uses(name, mention)
        await self._look()

    async def presses(self, who: Reader, action: str, /, **values: Any) -> None:
        """Somebody presses a button, and fills in the form that it opens, if there are values."""
        pressed = await who.presses(action)
        self._write(who, f"*{who.name} presses* **{pressed}**")
        if values:
            await self.fills(who, **values)
        else:
            await self._look()

    async def fills(self, who: Reader, **values: Any) -> None:
        """Somebody fills in the open form."""
        await who.fills(**values)
        shown = " · ".join(str(value) for value in values.values())
        self._write(who, f"*{who.name} writes* {shown}")
        await self._look()

    async def passes(self, **span: float) -> None:
        """Time passes, and each message is read when it comes."""
        end = self.now() + timedelta(**span)
        while (due := await self.core.next_nudge()) is not None and due <= end:
            self.move(max(self.now(), due))
            await self.core.drain()
            await self._look()
        self.move(end)
        await self.core.drain()
        await self._look()

    async def passes_until(self, who: Reader, action: str) -> None:
        """The same, until somebody has a button with that action."""
        while not await who.offers(action):
            due = await self.core.next_nudge()
            assert due is not None, f"{who.name} never gets {action}"
            await self.passes(seconds=max(0.0, (due - self.now()).total_seconds()))

    async def begins(self) -> None:
        """What stands on the screens now is not written down."""
        for who, seen in await self._settled():
            self._known.setdefault(who.name, {}).update({one.key: one.lines for one in seen})

    async def _settled(self) -> list[tuple[Reader, list[Seen]]]:
        """What they see once nothing is on its way any more."""
        before, steady = None, 0
        while steady < STEADY:
            await self.core.drain()
            now = [(who, await who.sees()) for who in self.readers]
            steady = steady + 1 if now == before else 0
            before = now
        assert before is not None
        return before

    async def _look(self) -> None:
        """Write down what each of them sees that they did not see before: first what is new."""
        for who, seen in await self._settled():
            known = self._known.setdefault(who.name, {})
            changed = [one for one in seen if known.get(one.key) != one.lines]
            changed.sort(key=lambda one: (_changes(one, known), not one.answer))
            for one in changed:
                before = known.get(one.key)
                known[one.key] = one.lines
                if before is None or one.key.startswith(WINDOW):
                    self._write(who, "\n".join(f"> {line}  " for line in one.lines))
                elif added := [line for line in one.lines if line not in before]:
                    added = [line for line in added if line[0] not in "[•"] or added
                    said = "\n".join(f"> {line}  " for line in added)
                    start = shorten(before[0], 60)
                    self._moment(who)
                    held = self._held.setdefault(who.name, [])
                    held.append(f"*In the message “{start}” stands now:*\n\n{said}")

    def _write(self, who: Reader, text: str) -> None:
        lines = self._moment(who)
        if text.startswith(f"*{who.name} "):
            lines += self._held.pop(who.name, [])
        lines.append(text)

    def _moment(self, who: Reader) -> list[str]:
        """Their lines, which end within the present minute."""
        lines = self.written.setdefault(who.name, [])
        at = ENGLISH.short(self.now()) + " (London)"
        if self._at.get(who.name) != at:
            self._at[who.name] = at
            lines += [*self._held.pop(who.name, []), f"### {at}"]
        return lines

    def page(self, title: str, intro: str, roles: Mapping[str, str]) -> str:
        """The whole page, by person."""
        parts = [f"# {title}", intro]
        for who in self.readers:
            held = self._held.get(who.name, [])
            parts += [f"## {roles[who.name]}", *self.written[who.name], *held]
        return "\n\n".join(parts) + "\n"
