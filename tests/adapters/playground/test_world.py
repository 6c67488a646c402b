"""What the playground remembers, and the seed that fills it once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.clock import PlaygroundClock
from adapters.playground.parse import address
from adapters.playground.samples import MEMBERS, OFFERS, WELCOME
from adapters.playground.seed import seed
from adapters.playground.world import CHANNEL, World, WorldError
from bot.events import Event, FormSubmitted, HomeOpened
from bot.model.availability import parse_windows
from bot.view import FormErrors, Heading, Response, message
from bot.zones import look_up
from tests.adapters.playground.page import open_page
from tests.adapters.playground.tiny import CALENDAR, TinyBot, note_form, say


class TestRestart:
    async def test_everything_is_there_again(self, tmp_path: Path) -> None:
        path = tmp_path / "folder" / "chat.db"
        world = await World.open(path)
        chat = PlaygroundChat(world)
        bot = TinyBot(chat, world.clock)
        await seed(bot, world)
        sent = await chat.send(address("tom"), message(Heading("Agreed"), files=[CALENDAR]), "k1")
        await chat.gather([address("mina"), address("tom")], say("Meet"), "k2")
        await world.close_messages("tom", True)
        await world.move_clock(world.clock.now() + timedelta(days=3))
        moved = world.clock.now()
        async with open_page(bot, world) as page:
            hello = await page.ask("hello")
            (before,) = await page.sees("tom")
        await world.close()

        world = await World.open(path)
        chat = PlaygroundChat(world)
        async with open_page(TinyBot(chat, world.clock), world) as page:
            again = await page.ask("hello")
            (after,) = await page.sees("tom")
            assert await page.download(after["files"][0]["id"]) == CALENDAR.content
        assert (again["members"], again["conversations"]) == (
            *(hello["members"], hello["conversations"]),
        )
        assert after == before
        assert world.clock.now() >= moved
        await world.close_messages("tom", False)
        assert await chat.send(address("tom"), say("Agreed"), "k1") == sent
        await world.close()

    async def test_a_file_of_a_newer_version_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "chat.db"
        database = sqlite3.connect(path)
        database.execute("PRAGMA user_version = 2")
        database.close()
        with pytest.raises(WorldError, match="newer"):
            await World.open(path)


class TestClock:
    def test_it_runs_on_and_never_back(self) -> None:
        real = datetime(2026, 11, 22, 12, tzinfo=UTC)
        clock = PlaygroundClock(lambda: real)
        assert clock.now() == real
        clock.move_to(real + timedelta(hours=5))
        clock.move_to(real)
        assert clock.now() == real + timedelta(hours=5)


class TestSeed:
    async def test_hosts_opt_in_through_the_core(self, world: World) -> None:
        bot = TinyBot(PlaygroundChat(world), world.clock)
        assert await seed(bot, world)
        forms = [event for event in bot.seen if isinstance(event, FormSubmitted)]
        assert {event.form for event in forms} == {"host.about", "host.talk", "host.when"}
        assert {event.actor.member for event in forms} == set(OFFERS)
        met = {event.actor.member for event in bot.seen if isinstance(event, HomeOpened)}
        assert met == {member.id for member in MEMBERS}

    async def test_it_fills_a_playground_once(self, world: World) -> None:
        bot = TinyBot(PlaygroundChat(world), world.clock)
        await seed(bot, world)
        bot.seen.clear()
        assert not await seed(bot, world)
        assert bot.seen == []

    async def test_cut_short_it_goes_on_with_the_same_ids(self, world: World) -> None:
        class Cut(TinyBot):
            async def handle(self, event: Event) -> Response:
                if len(self.seen) == 14:
                    raise KeyboardInterrupt
                return await super().handle(event)

        chat = PlaygroundChat(world)
        cut, whole = Cut(chat, world.clock), TinyBot(chat, world.clock)
        with pytest.raises(KeyboardInterrupt):
            await seed(cut, world)
        await seed(whole, world)
        assert [event.event_id for event in cut.seen] == [
            event.event_id for event in whole.seen[:14]
        ]
        assert len(await world.members()) == len(MEMBERS)
        said = await world.messages(CHANNEL, "mina")
        assert len(said["messages"]) == len(WELCOME)

    async def test_a_refused_sample_is_a_fault_of_ours(self, world: World) -> None:
        class Picky(TinyBot):
            async def handle(self, event: Event) -> Response:
                if isinstance(event, FormSubmitted):
                    return FormErrors({"windows": "When?"}, note_form())
                return await super().handle(event)

        with pytest.raises(RuntimeError, match="When"):
            await seed(Picky(PlaygroundChat(world), world.clock), world)
        assert await world.setting("seeded") is None

    async def test_the_samples_are_marked_and_make_sense(
        self, world: World, chat: PlaygroundChat, bot: TinyBot
    ) -> None:
        profiles = {member.id: await chat.profile(address(member.id)) for member in MEMBERS}
        assert all(profile.sample for profile in profiles.values())
        assert [id for id, profile in profiles.items() if profile.organiser] == ["omar"]
        assert len({profile.zone for profile in profiles.values()}) >= 6
        for host, offer in OFFERS.items():
            parse_windows(str(offer.when["windows"]))
            assert look_up(str(offer.when["zone"])).sure == profiles[host].zone
        assert len({member.hue for member in await world.members()}) == len(MEMBERS)
