"""Members who were kicked or banned keep their direct messages, and can do nothing with them."""

from __future__ import annotations

import pytest

from bot.core.events import ButtonPressed, CommandUsed
from bot.core.messages import Button
from bot.core.responses import Reply
from bot.features.introduction.model import Status
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.adapters.discord.running_bot import RunningBot, Screen, asks, becomes_host, running_bot
from tests.adapters.discord.test_chat import at, say
from tests.emulators.discord_member import App, Guild
from tests.support.found import hosts_of
from tests.support.said import said


async def people(guild: Guild) -> tuple[Screen, Screen]:
    """Ana, who asks, and Hal, who hosts."""
    ana, hal = Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))
    await becomes_host(hal)
    return ana, hal


async def lookups(app: App, who: Screen) -> int:
    """How often Discord was asked for that member."""
    return len(await app.requests(f"/members/{who.member.id}"))


async def later(bot: RunningBot) -> None:
    """A new process: what it knew of members is forgotten, as it is after some minutes."""
    await bot.stop()
    await bot.start()


async def test_a_kicked_host_cannot_answer(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await asks(ana, hal)
        await bot.advance(hours=25)
        await hal.member.leave()
        await later(bot)
        await hal.presses("answer.accept")
        await hal.sees(said("error-not-a-member"))
        assert await ana.member.threads() == []
        await bot.advance(minutes=1)
        async with bot.store.transaction() as tx:
            hosts = await hosts_of(tx, f"discord:{guild.id}")
        assert hosts == []
        await ana.uses("find", topic="data")
        await ana.sees(said("found-none"))


@pytest.mark.parametrize("button", ["form", "list"])
async def test_a_banned_member_neither_asks_nor_reads(app: App, guild: Guild, button: str) -> None:
    async with running_bot(app) as bot:
        ana = Screen(await guild.member("Ana"))
        await ana.uses("find", topic="data science")
        await ana.presses("find.watch")
        hal = Screen(await guild.member("Hal"))
        await becomes_host(hal)
        await bot.advance(minutes=1)
        found = len(await ana.member.direct_messages())
        if button == "form":
            await ana.presses("request.note", within="Hal")
            assert ana.form is not None
        await ana.member.leave()
        await later(bot)
        if button == "form":
            await ana.fills(why="I would like to know more about forecasting.", learn="How?")
        else:
            await ana.presses("request.note", within="Hal")
        assert ana.form is None
        said_last = (await ana.member.direct_messages())[found:]
        assert len(said_last) == 1
        await ana.sees(said("error-not-a-member"))
        async with bot.store.transaction() as tx:
            [(_, host)] = await hosts_of(tx, f"discord:{guild.id}")
            assert not await tx.introductions.of_person(host.network, host.id, set(Status))


async def test_a_member_is_looked_up_once_in_some_minutes(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await asks(ana, hal)
        await bot.advance(hours=25)
        await later(bot)
        before = await lookups(app, hal)
        for action in ("answer.ask", "answer.accept"):
            await hal.presses(action)
        assert await lookups(app, hal) == before + 1


async def test_while_discord_does_not_answer_a_press_in_a_dm_does_nothing(
    app: App, guild: Guild
) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await asks(ana, hal)
        await bot.advance(hours=25)
        await later(bot)
        fault = {"path": f"/members/{hal.member.id}", "times": 1}
        await app.call("fault", **fault, status=429, retry_after=45.0)
        await hal.presses("answer.accept")
        await hal.sees(said("error-profile-unknown"))
        assert await ana.member.threads() == []
        await hal.presses("answer.accept")
        await bot.advance(minutes=1)
        assert await ana.member.threads() != []


async def test_only_what_happens_in_the_guild_is_inside(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    go = say("Ready?", Button("Go", "answer.accept:7"))
    core.answer = lambda _: Reply(go)
    shown = await ana.command("mine")
    await ana.press(shown.message, "answer.accept")
    await chat.send(at(ana), go, "k1")
    [direct] = await ana.direct_messages()
    await ana.press(direct, "answer.accept")
    [command] = await core.received(CommandUsed)
    inside, outside = await core.received(ButtonPressed, 2)
    assert (command.outside, inside.outside, outside.outside) == (False, False, True)
