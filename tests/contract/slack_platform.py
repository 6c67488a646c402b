"""Slack for the Chat contract: the real bolt and slack_sdk against the loopback Slack."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from adapters.slack.app import SlackApp
from bot.core.forms import Values
from bot.core.ports import Chat, MessageRef
from bot.domain.people import Address
from storage import open_store
from tests.adapters.slack.harness import TEAM, one_workspace
from tests.contract.chat_platforms import Answer, ScriptedCore, Seen, Shown
from tests.emulators.slack_client import Json, LoopbackSlack, Screen, label, loopback_slack, words


class SlackPlatform:
    """A workspace of the loopback Slack, connected over Socket Mode."""

    def __init__(self, slack: LoopbackSlack, core: ScriptedCore) -> None:
        self._slack = slack
        self._core = core
        self._names: dict[str, str] = {}

    @property
    def chat(self) -> Chat:
        return self._app.chat

    async def start(self) -> None:
        self._store = await open_store("sqlite://")
        self._app = SlackApp(**await one_workspace(self._slack, "socket"), store=self._store)
        await self._app.start(self._core)
        await self._slack.do("sockets", seconds=60)

    async def stop(self) -> None:
        await self._app.close()
        await self._store.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def join(self, name: str, zone: str = "Europe/London") -> Address:
        user = f"U{len(self._names)}"
        self._names[user] = re.sub(r"\W+", "-", name.lower())
        shown = {"profile": {"display_name": name}}
        await self._slack.do("user", team=TEAM, user=user, name=self._names[user], tz=zone, **shown)
        return Address("slack", TEAM, user)

    async def leave(self, who: Address) -> None:
        await self._do("deactivate", who)

    async def rejoin(self, who: Address) -> None:
        await self._do("reactivate", who)

    async def direct(self, who: Address) -> list[Seen]:
        return [seen for seen in await self._messages(who) if seen.id.startswith("D")]

    async def gathered(self, who: Address) -> list[list[Seen]]:
        places: dict[str, list[Seen]] = {}
        for seen in await self._messages(who):
            if seen.id.startswith("G"):
                places.setdefault(seen.raw["where"], []).append(seen)
        return list(places.values())

    async def bot_joins(self) -> None:
        await self._slack.do("add_bot", team=TEAM, user="UOWNER")
        await self._app.drain()

    async def overheard(self, who: Address) -> list[Seen]:
        return [seen for seen in await self._messages(who) if seen.id.startswith("C")]

    async def command(
        self, who: Address, name: str, text: str = "", mention: Address | None = None
    ) -> Answer:
        typed = f"{name} {text} @{self._names[mention.member]}" if mention else f"{name} {text}"
        return await self._answer(who, "command", text=typed)

    async def press(self, who: Address, seen: Seen, label: str) -> Answer:
        place = {"where": seen.raw["where"], "ts": seen.raw["ts"]}
        action = seen.raw["actions"][label]
        return await self._answer(who, "press", pressed=seen.id, action_id=action, **place)

    async def submit(self, who: Address, form: Shown, values: Values) -> Answer:
        before = await self._screen(who)
        prefix = f"slack:{TEAM}:"
        typed = {
            name: value.removeprefix(prefix)
            if isinstance(value, str)
            else [one.removeprefix(prefix) for one in value]
            for name, value in {**form.filled, **values}.items()
        }
        said = await self._do("submit", who, values=typed)
        return await self._compared(who, before, "", said["errors"])

    async def home(self, who: Address) -> Seen | None:
        await self._do("open_home", who)
        home = (await self._screen(who)).home
        return _seen(home, "home", "") if home else None

    def nowhere(self, who: Address) -> MessageRef:
        return MessageRef(who, "D404:1.000001")

    async def _do(self, act: str, who: Address, **given: Any) -> Any:
        done = await self._slack.do(act, team=TEAM, user=who.member, **given)
        await self._app.drain()
        return done

    async def _screen(self, who: Address) -> Screen:
        return Screen(**await self._slack.do("see", team=TEAM, user=who.member))

    async def _messages(self, who: Address) -> list[Seen]:
        found = (await self._screen(who)).messages
        return [_seen(message, message["channel"], message["ts"]) for message in found]

    async def _answer(self, who: Address, act: str, pressed: str = "", **given: Any) -> Answer:
        before = await self._screen(who)
        await self._do(act, who, **given)
        return await self._compared(who, before, pressed, {})

    async def _compared(self, who: Address, before: Screen, pressed: str, errors: Json) -> Answer:
        """Return what changed on the screen: a modal, or a new or updated message."""
        after = await self._screen(who)
        if after.modal and (errors or after.modals != before.modals):
            if "submit" in after.modal:
                return Answer(form=_form(after.modal, errors))
            return Answer(message=_seen(after.modal, "modal", ""))
        known = {(message["channel"], message["ts"]): message for message in before.messages}
        new = [
            message
            for message in after.messages
            if known.get((message["channel"], message["ts"])) != message and message["blocks"]
        ]
        if new:
            return Answer(message=_seen(new[-1], new[-1]["channel"], new[-1]["ts"]))
        return Answer()


def _seen(shown: Json, where: str, ts: str) -> Seen:
    elements = [e for b in shown["blocks"] for e in b.get("elements", ()) if "action_id" in e]
    return Seen(
        id=f"{where}:{ts}",
        text=words(shown),
        buttons=tuple(label(e) for e in elements if e["type"] == "button"),
        ticks={label(e): "initial_options" in e for e in elements if e["type"] == "checkboxes"},
        files={
            f["name"]: f["content"].encode("utf-8", "surrogateescape")
            for f in shown.get("files", ())
        },
        pings=tuple(_pings(shown, where)),
        raw={"where": where, "ts": ts, "actions": {label(e): e["action_id"] for e in elements}},
    )


def _pings(shown: Json, where: str) -> list[str]:
    """Return who is notified: mentions in parsed text, and links to people outside a DM."""
    found = re.findall(r"<([@!][^>]*)>", html.unescape(shown.get("text", "")))
    escaped = re.findall(r"&lt;([@!].*?)&gt;", shown.get("text", ""))
    pings = [one for one in found if one not in escaped]
    for block in shown["blocks"]:
        for inner in block.get("elements", ()):
            for part in inner.get("elements", ()):
                if part["type"] == "broadcast" or (part["type"] == "user" and where[0] != "D"):
                    pings.append(str(part))
    return pings


def _form(view: Json, errors: Json) -> Shown:
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    filled: dict[str, str | tuple[str, ...]] = {}
    for block in inputs:
        element = block["element"]
        for name in ("initial_value", "initial_date", "initial_time", "initial_user"):
            if name in element:
                filled[block["block_id"]] = element[name]
        if "initial_option" in element:
            filled[block["block_id"]] = element["initial_option"]["value"]
        if "initial_options" in element:
            chosen = tuple(option["value"] for option in element["initial_options"])
            filled[block["block_id"]] = chosen
    labels = tuple(block["label"]["text"] for block in inputs)
    return Shown(view["title"]["text"], labels, filled, errors)


@asynccontextmanager
async def start(core: ScriptedCore, folder: Path) -> AsyncIterator[SlackPlatform]:
    """Start a workspace without members."""
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        platform = SlackPlatform(slack, core)
        await platform.start()
        try:
            yield platform
        finally:
            await platform.stop()
