"""The simulator's file, its clock, and the seed."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.clock import PlaygroundClock
from adapters.playground.parse import address
from adapters.playground.samples import MEMBERS, OFFERS, WELCOME
from adapters.playground.schema import SCHEMA, VERSION
from adapters.playground.seed import seed
from adapters.playground.simulator import CHANNEL, ChatSimulator, SimulatorError
from bot.core.events import Event, FormSubmitted, HomeOpened
from bot.core.messages import Heading, message
from bot.core.responses import FormErrors, Response
from bot.domain.typed_windows import parse_windows
from bot.domain.zones import look_up
from tests.adapters.playground.page import open_page
from tests.adapters.playground.scripted_bot import CALENDAR, ScriptedBot, note_form, say

_OLD_BODY = json.dumps(
    {
        "blocks": [
            {"is": "paragraph", "text": ['"is": "small"', {"is": "strong", "text": "Tom"}]},
            {"is": "small", "text": [{"is": "moment", "at": "now", "text": "now"}]},
        ],
        "plain": "Tom",
        "after": "/intro find",
    }
)
VERSION_1 = f"""
{SCHEMA.replace("participant", "seat")}
PRAGMA user_version = 1;
INSERT INTO member (id, name, name_key, zone, about, organiser, sample)
    VALUES ('mina', 'Mina', 'mina', 'UTC', '', 0, 1);
INSERT INTO conversation VALUES ('dm:mina', 'dm');
INSERT INTO seat VALUES ('dm:mina', 'mina', 0);
INSERT INTO message (conversation, author, at, body)
    VALUES ('dm:mina', 'handshakes', '2026-11-22T12:00:00+00:00', '{_OLD_BODY}');
"""
"""A file as version 1 wrote it, while the product was called Handshakes."""


class TestRestart:
    async def test_everything_is_still_there(self, tmp_path: Path) -> None:
        path = tmp_path / "folder" / "chat.db"
        simulator = await ChatSimulator.open(path)
        chat = PlaygroundChat(simulator)
        bot = ScriptedBot(chat, simulator.clock)
        await seed(bot, simulator)
        sent = await chat.send(address("tom"), message(Heading("Agreed"), files=[CALENDAR]), "k1")
        await chat.open_conversation([address("mina"), address("tom")], say("Meet"), "k2")
        await simulator.close_messages("tom", True)
        await simulator.move_clock(simulator.clock.now() + timedelta(days=3))
        moved = simulator.clock.now()
        async with open_page(bot, simulator) as page:
            hello = await page.request("hello")
            (before,) = await page.sees("tom")
        await simulator.close()

        simulator = await ChatSimulator.open(path)
        chat = PlaygroundChat(simulator)
        async with open_page(ScriptedBot(chat, simulator.clock), simulator) as page:
            again = await page.request("hello")
            (after,) = await page.sees("tom")
            assert await page.download(after["files"][0]["id"]) == CALENDAR.content
        assert (again["members"], again["conversations"]) == (
            *(hello["members"], hello["conversations"]),
        )
        assert after == before
        assert simulator.clock.now() >= moved
        await simulator.close_messages("tom", False)
        assert await chat.send(address("tom"), say("Agreed"), "k1") == sent
        await simulator.close()

    async def test_a_file_of_a_newer_version_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "chat.db"
        database = sqlite3.connect(path)
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
        database.close()
        with pytest.raises(SimulatorError, match="newer"):
            await ChatSimulator.open(path)

    async def test_a_file_from_before_the_rename_is_migrated(self, tmp_path: Path) -> None:
        path = tmp_path / "chat.db"
        database = sqlite3.connect(path)
        database.executescript(VERSION_1)
        database.close()
        simulator = await ChatSimulator.open(path)
        (message,) = (await simulator.messages("dm:mina", "mina"))["messages"]
        assert message["author"] == "paned"
        assert message["command"] == "/intro find"
        assert message["blocks"] == [
            {"type": "paragraph", "text": ['"is": "small"', {"type": "bold", "text": "Tom"}]},
            {"type": "footnote", "text": [{"type": "timestamp", "at": "now", "text": "now"}]},
        ]
        assert await simulator.is_participant("dm:mina", "mina")
        assert await simulator.replace(message["id"], say("New"))
        await simulator.close()


class TestClock:
    def test_it_never_goes_back(self) -> None:
        real = datetime(2026, 11, 22, 12, tzinfo=UTC)
        clock = PlaygroundClock(lambda: real)
        assert clock.now() == real
        clock.move_to(real + timedelta(hours=5))
        clock.move_to(real)
        assert clock.now() == real + timedelta(hours=5)


class TestSeed:
    async def test_hosts_opt_in_through_the_core(self, simulator: ChatSimulator) -> None:
        bot = ScriptedBot(PlaygroundChat(simulator), simulator.clock)
        assert await seed(bot, simulator)
        forms = [event for event in bot.events if isinstance(event, FormSubmitted)]
        assert {event.form for event in forms} == {"host.about", "host.talk", "host.when"}
        assert {event.actor.member for event in forms} == set(OFFERS)
        opened = {event.actor.member for event in bot.events if isinstance(event, HomeOpened)}
        assert opened == {member.id for member in MEMBERS}

    async def test_it_runs_once(self, simulator: ChatSimulator) -> None:
        bot = ScriptedBot(PlaygroundChat(simulator), simulator.clock)
        await seed(bot, simulator)
        bot.events.clear()
        assert not await seed(bot, simulator)
        assert bot.events == []

    async def test_after_an_interruption_it_repeats_the_same_event_ids(
        self, simulator: ChatSimulator
    ) -> None:
        class Interrupted(ScriptedBot):
            async def handle(self, event: Event) -> Response:
                if len(self.events) == 14:
                    raise KeyboardInterrupt
                return await super().handle(event)

        chat = PlaygroundChat(simulator)
        interrupted, whole = Interrupted(chat, simulator.clock), ScriptedBot(chat, simulator.clock)
        with pytest.raises(KeyboardInterrupt):
            await seed(interrupted, simulator)
        await seed(whole, simulator)
        assert [event.event_id for event in interrupted.events] == [
            event.event_id for event in whole.events[:14]
        ]
        assert len(await simulator.members()) == len(MEMBERS)
        page = await simulator.messages(CHANNEL, "mina")
        assert len(page["messages"]) == 1 + len(WELCOME)  # first the bot says who it is

    async def test_a_refused_sample_is_an_error(self, simulator: ChatSimulator) -> None:
        class Picky(ScriptedBot):
            async def handle(self, event: Event) -> Response:
                if isinstance(event, FormSubmitted):
                    return FormErrors({"windows": "When?"}, note_form())
                return await super().handle(event)

        with pytest.raises(RuntimeError, match="When"):
            await seed(Picky(PlaygroundChat(simulator), simulator.clock), simulator)
        assert await simulator.setting("seeded") is None

    async def test_the_samples_are_marked_and_valid(
        self, simulator: ChatSimulator, chat: PlaygroundChat, bot: ScriptedBot
    ) -> None:
        profiles = {member.id: await chat.profile(address(member.id)) for member in MEMBERS}
        assert all(profile.sample for profile in profiles.values())
        assert [id for id, profile in profiles.items() if profile.organiser] == ["omar"]
        assert len({profile.zone for profile in profiles.values()}) >= 6
        for host, offer in OFFERS.items():
            parse_windows(str(offer.when["windows"]))
            assert look_up(str(offer.when["zone"])).sure == profiles[host].zone
        assert len({member.hue for member in await simulator.members()}) == len(MEMBERS)
