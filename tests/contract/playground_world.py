"""The playground as a world of the Chat contract, driven through its page's live line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from adapters.playground.chat import PlaygroundChat
from adapters.playground.parse import address
from adapters.playground.world import CHANNEL, Member
from adapters.playground.world import World as Community
from bot.model.people import Address
from bot.ports import MessageRef
from bot.view import Values
from tests.adapters.playground.page import Json, Page, open_page
from tests.contract.worlds import Answer, ScriptedCore, Seen, Shown


class PlaygroundWorld:
    """A running playground without samples, and one open page."""

    def __init__(self, core: ScriptedCore, path: Path) -> None:
        self._core = core
        self._path = path

    async def start(self) -> None:
        self._community = await Community.open(self._path)
        self.chat = PlaygroundChat(self._community)
        self._opened = open_page(self._core, self._community)
        self._page: Page = await self._opened.__aenter__()

    async def stop(self) -> None:
        await self._opened.__aexit__(None, None, None)
        await self._community.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def join(self, name: str, zone: str = "Europe/London") -> Address:
        return address((await self._community.join(Member(id="", name=name, zone=zone))).id)

    async def leave(self, who: Address) -> None:
        await self._page.ask("leave", member=who.member)

    async def direct(self, who: Address) -> list[Seen]:
        return await self._look(who, f"dm:{who.member}")

    async def overheard(self, who: Address) -> list[Seen]:
        return await self._look(who, CHANNEL)

    async def gathered(self, who: Address) -> list[list[Seen]]:
        hello = await self._page.ask("hello")
        return [
            await self._look(who, place["id"])
            for place in hello["conversations"]
            if place["kind"] == "group" and who.member in place["unread"]
        ]

    async def command(
        self, who: Address, name: str, text: str = "", mention: Address | None = None
    ) -> Answer:
        words = [f"/intro {name}", text]
        if mention:
            member = await self._community.member(mention.member)
            assert member is not None
            words.append(f"@{member.name}")
        typed = " ".join(word for word in words if word)
        said = await self._page.ask("say", member=who.member, conversation=CHANNEL, text=typed)
        return await self._answer(who, said, None)

    async def press(self, who: Address, seen: Seen, label: str) -> Answer:
        action = seen.raw["actions"][label]
        message = int(seen.id)
        answer = await self._page.ask("press", member=who.member, message=message, action=action)
        return await self._answer(who, answer, message)

    async def submit(self, who: Address, form: Shown, values: Values) -> Answer:
        sent = {**form.filled, **values}
        place = form.raw["place"]
        answer = await self._page.ask(
            "submit",
            member=who.member,
            form=form.raw["id"],
            values={
                name: list(value) if isinstance(value, tuple) else value
                for name, value in sent.items()
            },
            **place,
        )
        return await self._answer(who, answer, place.get("message"))

    async def home(self, who: Address) -> Seen | None:
        return await self._seen({"id": 0, "files": [], **(await self._page.home(who.member))})

    def nowhere(self, who: Address) -> MessageRef:
        return MessageRef(who, "987654321")

    async def _look(self, who: Address, conversation: str) -> list[Seen]:
        got = await self._page.ask("messages", member=who.member, conversation=conversation)
        return [await self._seen(message) for message in got["messages"]]

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
                        "place": {"message": message} if message else {"conversation": CHANNEL},
                    },
                )
            )
        if "message" in answer:
            for seen in await self._look(who, answer["conversation"]):
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
async def start(core: ScriptedCore, folder: Path) -> AsyncIterator[PlaygroundWorld]:
    """A playground in a file of that folder."""
    world = PlaygroundWorld(core, folder / "chat.db")
    await world.start()
    try:
        yield world
    finally:
        await world.stop()
