"""The playground with the real core and a real store: the samples are valid, the clock works."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.clock import PlaygroundClock
from adapters.playground.page_words import sentence
from adapters.playground.parse import address
from adapters.playground.samples import MEMBERS, OFFERS
from adapters.playground.seed import seed, seed_connections
from adapters.playground.simulator import ChatSimulator
from bot.app import Bot
from bot.application import make_bot
from bot.domain.hosts import HostState
from bot.i18n.translator import Translator
from storage import open_store
from tests.adapters.playground.page import Json, Page, open_page
from tests.emulators.actions import means
from tests.support.said import said, stands_in

SUNDAY_EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.fixture
async def simulator(tmp_path: Path) -> AsyncIterator[ChatSimulator]:
    opened = await ChatSimulator.open(tmp_path / "chat.db", PlaygroundClock(lambda: SUNDAY_EVENING))
    yield opened
    await opened.close()


@pytest.fixture
async def core(simulator: ChatSimulator) -> AsyncIterator[Bot]:
    store = await open_store("sqlite://")
    bot = make_bot(
        store=store, chats={"playground": PlaygroundChat(simulator)}, clock=simulator.clock
    )
    await bot.start()
    await seed(bot, simulator)
    await seed_connections(store, simulator)
    yield bot
    await bot.close()
    await store.close()


@pytest.fixture
async def page(core: Bot, simulator: ChatSimulator) -> AsyncIterator[Page]:
    async with open_page(core, simulator) as opened:
        yield opened


async def test_every_sample_is_a_member_and_every_sample_host_can_be_found(core: Bot) -> None:
    async with core.store.transaction() as tx:
        people = {member.id: await tx.people.at(address(member.id)) for member in MEMBERS}
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
            host = await tx.hosts.get(person.network, person.id)
            assert host is not None
            assert (host.state, host.missing()) == (HostState.ACTIVE, [])


async def test_sample_members_know_each_other_once_and_are_told_nothing(
    core: Bot, simulator: ChatSimulator
) -> None:
    await seed_connections(core.store, simulator)  # at the next start
    shown = set()
    async with core.store.transaction() as tx:
        people = {}
        for member in MEMBERS:
            found = await tx.people.at(address(member.id))
            assert found is not None
            people[found.id] = found
        for person in people.values():
            for tie in await tx.connections.ties_of(person.network, person.id):
                pair = (person.name.split()[0], people[tie.other].name.split()[0])
                shown.add((*pair, tie.shown, tie.shown_by_other))
            assert await tx.nudges.waiting_for(person.id) == []
    assert shown == {
        *(("Mina", "Bea", False, False), ("Bea", "Mina", False, False)),
        *(("Bea", "Priya", True, True), ("Priya", "Bea", True, True)),
        *(("Bea", "Omar", False, False), ("Omar", "Bea", False, False)),
        *(("Omar", "Daniel", False, True), ("Daniel", "Omar", True, False)),
        *(("Mina", "Leo", False, False), ("Leo", "Mina", False, False)),
        *(("Leo", "Jonas", False, False), ("Jonas", "Leo", False, False)),
    }


async def test_mina_finds_tom_first_and_requests_a_talk(page: Page) -> None:
    await page.say("mina", "/intro find data science")
    (results,) = await page.sees("mina")
    rows = [block for block in results["blocks"] if block["type"] == "row"]
    assert "Tom Okafor" in str(rows[0]["text"])
    ask = next(button for button in buttons(results) if means(button["action"], "request.note"))
    opened = await page.request("press", member="mina", message=results["id"], action=ask["action"])
    form = opened["form"]
    values = {field["name"]: field["initial"] for field in form["fields"]}
    values |= {
        "why": "I study biology, and read how Northlight Health cut its waiting times.",
        "learn": "How did you come from physics to this work?",
    }
    await page.request(
        "submit", member="mina", message=results["id"], form=form["id"], values=values
    )
    preview = (await page.sees("mina"))[-1]
    send = next(button for button in buttons(preview) if means(button["action"], "request.send"))
    await page.request("press", member="mina", message=preview["id"], action=send["action"])
    assert await page.sees("tom") == []  # on a Sunday evening
    await page.request("skip", by="next")
    (request,) = await page.sees("tom")
    assert "Northlight Health cut its waiting times" in request["plain"]
    assert len(buttons(request)) == 4


async def test_commands_and_topics_are_completed(page: Page) -> None:
    commands = await page.request("suggest", member="mina", typed="")
    assert "find" in {one["value"] for one in commands["suggestions"]}
    topics = await page.request("suggest", member="mina", typed="find nurs")
    assert {one["value"].casefold() for one in topics["suggestions"]} == {"find nursing"}


async def test_somebody_who_left_does_nothing_in_a_page_that_is_still_open(page: Page) -> None:
    await page.say("mina", "/intro find data science")
    (results,) = await page.sees("mina")
    ask = next(b["action"] for b in buttons(results) if means(b["action"], "request.note"))
    await page.request("leave", member="mina")
    here = {"member": "mina", "conversation": "dm:mina", "message": results["id"]}
    for request in (
        {"method": "say", "text": "/intro find data"},
        {"method": "press", "action": ask},
        {"method": "submit", "form": ask, "values": {}},
        {"method": "suggest", "typed": "find "},
        {"method": "home"},
        {"method": "messages"},
    ):
        assert set(await page.request(**{**here, **request})) == {"id", "error"}


async def test_only_the_organiser_sets_the_language(page: Page) -> None:
    organiser = next(member.id for member in MEMBERS if member.organiser)
    english, welsh = (Translator(language, "Europe/London") for language in ("en", "cy"))
    for member, wanted in ((organiser, said("setup-title")), ("mina", said("error-organising"))):
        await page.say(member, "/intro setup")
        assert stands_in(wanted, (await page.sees(member))[-1]["plain"], english)
    card = (await page.sees(organiser))[-1]
    opened = await page.request(
        "press", member=organiser, message=card["id"], action="setup.community"
    )
    form = opened["form"]
    assert [field["name"] for field in form["fields"]] == ["language"]
    source = {"member": organiser, "message": card["id"], "form": form["id"]}
    await page.request("submit", **source, values={"language": "cy"})
    await page.say("mina", "/intro mine")
    assert stands_in(said("mine-title"), (await page.sees("mina"))[-1]["plain"], welsh)


async def test_every_home_view_can_be_rendered(page: Page) -> None:
    for member in MEMBERS:
        assert (await page.home(member.id))["blocks"]


def buttons(message: Json) -> list[Json]:
    rows = [block["buttons"] for block in message["blocks"] if block["type"] == "actions"]
    return [button for row in rows for button in row]


async def test_what_is_refused_is_said_in_the_language_of_whoever_is_played(page: Page) -> None:
    said_so = {}
    for language in ("en", "cy"):
        await page.request(
            "submit", member="mina", form="settings.language", values={"language": language}
        )
        typed = await page.say("mina", "/giphy cats")
        joined = await page.request("join", member="mina", name="Tom Okafor", zone="Atlantis")
        gone = await page.request("press", member="mina", message=99, action="a.b")
        said_so[language] = [typed["error"], gone["error"], *joined["errors"].values()]
        assert said_so[language][0] == sentence(language, "page-wrong-command", name="/giphy")
    assert not set(said_so["en"]) & set(said_so["cy"])
