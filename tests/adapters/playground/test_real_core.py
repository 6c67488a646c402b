"""The playground with the real core and the real store: samples that fit, a clock that drives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.clock import PlaygroundClock
from adapters.playground.parse import address
from adapters.playground.samples import MEMBERS, OFFERS
from adapters.playground.seed import seed
from adapters.playground.world import World
from bot.app import Bot
from bot.model.hosts import HostState
from storage import open_store
from tests.adapters.playground.page import Json, Page, open_page

SUNDAY_EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    opened = await World.open(tmp_path / "chat.db", PlaygroundClock(lambda: SUNDAY_EVENING))
    yield opened
    await opened.close()


@pytest.fixture
async def core(world: World) -> AsyncIterator[Bot]:
    store = await open_store("sqlite://")
    bot = Bot(store=store, chats={"playground": PlaygroundChat(world)}, clock=world.clock)
    await bot.start()
    await seed(bot, world)
    yield bot
    await bot.close()
    await store.close()


@pytest.fixture
async def page(core: Bot, world: World) -> AsyncIterator[Page]:
    async with open_page(core, world) as opened:
        yield opened


async def test_every_sample_is_a_member_and_every_sample_host_can_be_found(core: Bot) -> None:
    async with core.store.transaction() as tx:
        people = {member.id: await tx.person_at(address(member.id)) for member in MEMBERS}
        for member in MEMBERS:
            person = people[member.id]
            assert person is not None
            assert (person.name, person.zone, person.sample, person.organiser) == (
                *(member.name, member.zone, True),
                member.organiser,
            )
        for id in OFFERS:
            person = people[id]
            assert person is not None
            host = await tx.host(person.network, person.id)
            assert host is not None
            assert (host.state, host.missing()) == (HostState.ACTIVE, [])


async def test_mina_finds_tom_first_and_asks_him(page: Page) -> None:
    await page.say("mina", "/intro find data science")
    (results,) = await page.sees("mina")
    rows = [block for block in results["blocks"] if block["is"] == "row"]
    assert "Tom Okafor" in str(rows[0]["text"])
    asked = await page.ask(
        "press", member="mina", message=results["id"], action=rows[0]["button"]["action"]
    )
    form = asked["form"]
    values = {field["name"]: field["initial"] for field in form["fields"]}
    values |= {
        "why": "I study biology, and read how Northlight Health cut its waiting times.",
        "learn": "How did you come from physics to this work?",
    }
    await page.ask("submit", member="mina", message=results["id"], form=form["id"], values=values)
    preview = (await page.sees("mina"))[-1]
    send = next(button for button in buttons(preview) if "send" in button["action"])
    await page.ask("press", member="mina", message=preview["id"], action=send["action"])
    assert await page.sees("tom") == []  # on a Sunday evening
    await page.ask("skip", by="next")
    (request,) = await page.sees("tom")
    assert "Northlight Health cut its waiting times" in request["plain"]
    assert len(buttons(request)) == 4


async def test_commands_and_topics_complete_themselves(page: Page) -> None:
    commands = await page.ask("suggest", member="mina", typed="")
    assert "find" in {one["value"] for one in commands["suggestions"]}
    topics = await page.ask("suggest", member="mina", typed="find nurs")
    assert {one["value"].casefold() for one in topics["suggestions"]} == {"find nursing"}


async def test_the_organiser_persona_sets_the_language_and_nobody_else_does(page: Page) -> None:
    organiser = next(member.id for member in MEMBERS if member.organiser)
    for who, said in ((organiser, "How this community is set up"), ("mina", "Only organisers")):
        await page.say(who, "/intro setup")
        assert said in (await page.sees(who))[-1]["plain"]
    card = (await page.sees(organiser))[-1]
    asked = await page.ask("press", member=organiser, message=card["id"], action="setup.community")
    form = asked["form"]
    assert [field["name"] for field in form["fields"]] == ["language"]
    welsh = {"language": "cy"}
    where = {"member": organiser, "message": card["id"], "form": form["id"]}
    await page.ask("submit", **where, values=welsh)
    await page.say("mina", "/intro mine")
    assert "Eich cyflwyniadau" in (await page.sees("mina"))[-1]["plain"]


async def test_every_home_view_can_be_drawn(page: Page) -> None:
    for member in MEMBERS:
        assert (await page.home(member.id))["blocks"]


def buttons(message: Json) -> list[Json]:
    rows = [block["buttons"] for block in message["blocks"] if block["is"] == "actions"]
    return [button for row in rows for button in row]
