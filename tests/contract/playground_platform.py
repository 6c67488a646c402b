"""The playground as a platform of the Chat contract, used through its WebSocket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from adapters.playground.chat import PlaygroundChat
from adapters.playground.members import Member
from adapters.playground.parse import address
from adapters.playground.seed import greet
from adapters.playground.simulator import CHANNEL, ChatSimulator
from bot.core.forms import Values
from bot.core.ports import MessageRef
from bot.domain.people import Address
from tests.adapters.playground.page import Json, Page, open_page
from tests.contract.chat_platforms import Answer, ScriptedCore, Seen, Shown


class PlaygroundPlatform:
    """A running playground without samples, and one open page."""

    def __init__(self, core: ScriptedCore, path: Path) -> None:
        self._core = core
        self._path = path

    async def start(self) -> None:
        self._simulator = await ChatSimulator.open(self._path)
        self.chat = PlaygroundChat(self._simulator)
        self._opened = open_page(self._core, self._simulator)
        self._page: Page = await self._opened.__aenter__()

    async def stop(self) -> None:
        await self._opened.__aexit__(None, None, None)
        await self._simulator.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def join(self, name: str, zone: str = "Europe/London") -> Address:
        return address((await self._simulator.join(Member(id="", name=name, zone=zone))).id)

    async def leave(self, who: Address) -> None:
        await self._page.request("leave", member=who.member)

    async def rejoin(self, who: Address) -> None:
        member = await self._simulator.member(who.member)
        assert member is not None
        await self._page.request("join", name=member.name, zone="London")

    async def direct(self, who: Address) -> list[Seen]:
        return await self._seen_in(who, f"dm:{who.member}")

    async def bot_joins(self) -> None:
        await greet(self._core, self._simulator)

    async def overheard(self, who: Address) -> list[Seen]:
        return await self._seen_in(who, CHANNEL)

    async def gathered(self, who: Address) -> list[list[Seen]]:
        hello = await self._page.request("hello")
        return [
            await self._seen_in(who, one["id"])
            for one in hello["conversations"]
            if one["kind"] == "group" and who.member in one["unread"]
        ]

    async def command(
        self, who: Address, name: str, text: str = "", mention: Address | None = None
    ) -> Answer:
        words = [f"/intro {name}", text]
        if mention:
            member = await self._simulator.member(mention.member)
            assert member is not None
            words.append(f"@{member.name}")
        typed = " ".join(word for word in words if word)
        answer = await self._page.request(
            "say", member=who.member, conversation=CHANNEL, text=typed
        )
        return await self._answer(who, answer, None)

    async def press(self, who: Address, seen: Seen, label: str) -> Answer:
        action = seen.raw["actions"][label]
        message = int(seen.id)
        answer = await self._page.request(
            "press", member=who.member, message=message, action=action
        )
        return await self._answer(who, answer, message)

    async def submit(self, who: Address, form: Shown, values: Values) -> Answer:
        sent = {**form.filled, **values}
        source = form.raw["source"]
        answer = await self._page.request(
            "submit",
            member=who.member,
            form=form.raw["id"],
            values={
                name: list(value) if isinstance(value, tuple) else value
                for name, value in sent.items()
            },
            **source,
        )
        return await self._answer(who, answer, source.get("message"))

    async def home(self, who: Address) -> Seen | None:
        return await self._seen({"id": 0, "files": [], **(await self._page.home(who.member))})

    def nowhere(self, who: Address) -> MessageRef:
        return MessageRef(who, "987654321")

    async def _seen_in(self, who: Address, conversation: str) -> list[Seen]:
        answer = await self._page.request("messages", member=who.member, conversation=conversation)
        return [await self._seen(message) for message in answer["messages"]]

    async def _answer(self, who: Address, answer: Json, message: int | None) -> Answer:
        assert "error" not in answer, answer
        if "form" in answer:
            form = answer["form"]
            filled = {
                field["name"]: _typed(field["initial"])
                for field in form["fields"]
                if field["initial"]
            }
            return Answer(
                form=Shown(
                    form["title"],
                    tuple(field["label"] for field in form["fields"]),
                    filled,
                    answer.get("errors", {}),
                    {
                        "id": form["id"],
                        "source": {"message": message} if message else {"conversation": CHANNEL},
                    },
                )
            )
        if "message" in answer:
            for seen in await self._seen_in(who, answer["conversation"]):
                if seen.id == str(answer["message"]):
                    return Answer(message=seen)
        return Answer()

    async def _seen(self, message: Json) -> Seen:
        words: list[str] = []
        actions: dict[str, str] = {}
        buttons: list[str] = []
        ticks: dict[str, bool] = {}
        for block in message["blocks"]:
            words += [_words(block["text"])] if "text" in block else []
            for row in block.get("rows", []):
                words += [row["label"], _words(row["text"])]
            for item in block.get("items", []):
                label = _words(item["text"])
                words.append(label)
                ticks[label] = item["done"]
                actions[label] = item["action"]
            single = [block["button"]] if block.get("button") else []
            for button in [*block.get("buttons", []), *single]:
                words.append(button["label"])
                buttons.append(button["label"])
                actions[button["label"]] = button["action"]
        files = {file["name"]: await self._page.download(file["id"]) for file in message["files"]}
        return Seen(
            str(message["id"]),
            "\n".join(words),
            tuple(buttons),
            ticks,
            files,
            raw={"actions": actions},
        )


def _words(spans: list[Any]) -> str:
    return "".join(span if isinstance(span, str) else span["text"] for span in spans)


def _typed(initial: Any) -> str | tuple[str, ...]:
    return initial if isinstance(initial, str) else tuple(initial)


@asynccontextmanager
async def start(core: ScriptedCore, folder: Path) -> AsyncIterator[PlaygroundPlatform]:
    """Run a playground with its file in that folder."""
    platform = PlaygroundPlatform(core, folder / "chat.db")
    await platform.start()
    try:
        yield platform
    finally:
        await platform.stop()
