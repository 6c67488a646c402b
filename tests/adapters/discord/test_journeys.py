"""Introductions in Discord with the real core, also with faults and deletions."""

from __future__ import annotations

import asyncio
import re

import pytest
from discord import Client

from tests.adapters.discord.running_bot import (
    LEARN,
    WHY,
    RunningBot,
    Screen,
    asks,
    becomes_host,
    running_bot,
)
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_screen import Message
from tests.emulators.discord_state import ATTACH, SEND, VIEW
from tests.support.said import said


async def people(guild: Guild) -> tuple[Screen, Screen]:
    """Ana, the seeker, and Hal, the host."""
    return Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))


async def agreed(bot: RunningBot, ana: Screen, hal: Screen) -> None:
    """From the request to an agreed time."""
    await asks(ana, hal)
    await bot.advance(hours=25)
    await hal.presses("answer.accept")
    await bot.advance(minutes=1)
    await ana.presses("schedule.pick")
    await bot.advance(minutes=1)
    await hal.presses("schedule.confirm")
    await bot.advance(minutes=1)


def files(messages: list[Message]) -> list[str]:
    """The text of every file in the messages."""
    return [text for message in messages for text in message.files.values()]


async def test_from_hosting_to_thanks(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await ana.uses("find", topic="data science")
        await ana.sees("Hal", "Acme")
        await asks(ana, hal)
        await bot.advance(hours=5)
        await hal.sees("Ana", "changed how I think")

        await hal.presses("answer.ask")
        await hal.fills(question="Which *data* do you have?")
        await bot.advance(minutes=1)
        await ana.sees(r"Which \*data\* do you have?")
        await ana.presses("answer.reply")
        await ana.fills(answer="Two years of ticket counts.")
        await bot.advance(hours=24)
        await hal.presses("answer.accept")
        await bot.advance(minutes=1)

        [(name, [together])] = await ana.member.threads()
        assert name.startswith("Ana & Hal")
        assert set(together.pinged) == {ana.member.id, hal.member.id}
        assert [n for n, _ in await hal.member.threads()] == [name]
        assert await (await guild.member("Nosy")).threads() == []

        await ana.presses("schedule.pick")
        await bot.advance(minutes=1)
        await hal.presses("schedule.confirm")
        await bot.advance(minutes=1)
        await ana.sees(said("nudge-agreed", name="Hal"))
        assert re.search(r"<t:\d+:F>", await ana.text())
        invites = files(await ana.messages())
        assert invites
        assert all("BEGIN:VCALENDAR" in text for text in invites)

        await ana.uses("prep")
        await ana.presses("prep.tick")
        await ana.sees("☑")
        await bot.advance(days=7)
        await ana.sees(said("nudge-outcome", name="Hal"))
        await ana.presses("meet.happened")
        await ana.presses("thanks.debrief")
        await ana.fills(learned="When the planner stops asking", use="I'll ask the drivers")
        await ana.presses("thanks.send")
        await bot.advance(minutes=1)
        await hal.sees(said("nudge-thanks", name="Ana"), "planner stops asking")
        # No request was refused. The test exceeds Discord's limit of 50 requests a second.
        assert {status for _, _, status in await app.requests()} <= {200, 204, 429}


async def test_buttons_work_after_a_restart_at_every_step(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)

        async def restart() -> None:
            await bot.stop()
            await bot.start()

        await hal.uses("host")
        await restart()
        await hal.presses("host.about")
        await restart()  # while the modal is open
        await hal.fills(role="Data scientist", organisation="Acme", topics="data science")
        await restart()
        await hal.presses("host.talk")
        await hal.fills(formats=["video"], lengths=["20"], languages="English")
        await restart()
        await hal.presses("host.when")
        await hal.fills(windows="Mon-Fri 12:00-14:00", zone="London")
        await ana.uses("find", topic="data")
        await restart()
        await ana.presses("request.note")
        await restart()
        await ana.fills(why="I read your article on forecasts.", learn="How do you begin?")
        await restart()
        await ana.presses("request.send")
        await restart()
        await bot.advance(hours=25)
        await restart()
        await hal.presses("answer.accept")
        await bot.advance(minutes=1)
        await restart()
        await ana.presses("schedule.pick")
        await bot.advance(minutes=1)
        await restart()
        await hal.presses("schedule.confirm")
        await bot.advance(minutes=1)
        await ana.sees(said("nudge-agreed", name="Hal"))


async def test_reconnects_and_resumes_during_an_introduction(
    app: App, guild: Guild, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """discord.py waits 5 seconds before it identifies again."""

    monkeypatch.setattr(Client, "before_identify_hook", at_once)
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        for how in ("drop", "reconnect", "invalidate"):
            await app.call("cut", how=how)
            if how == "drop":
                # The resume delivers what happened while the connection was down.
                shown = await ana.member.command("find", {"topic": "data"})
                assert "Hal" in shown.message.text
            await app.call("connected")
            await ana.uses("mine")
        await agreed(bot, ana, hal)
        await ana.sees(said("nudge-agreed", name="Hal"))


async def test_closed_dms_on_both_sides(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await ana.member.close_dms()
        await hal.member.close_dms()
        await agreed(bot, ana, hal)
        await ana.sees(said("nudge-agreed", name="Hal"))
        assert await ana.member.direct_messages() == []
        for one, other in ((ana, hal), (hal, ana)):
            own = [(n, sent) for n, sent in await one.member.threads() if "&" not in n]
            assert len(own) == 1  # one thread for all messages to this member
            assert all(message.pinged == [one.member.id] for message in own[0][1])
            assert own[0][0] not in [name for name, _ in await other.member.threads()]
        refused = [r for r in await app.requests("/messages") if r[2] == 403]
        assert len(refused) == 2  # each closed DM was tried once


async def test_two_guilds_are_kept_apart(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        other = await app.guild("Alumni")
        ana, hal = await people(guild)
        await becomes_host(hal, organisation="Acme")
        # Hal is a member of both guilds, Zoe only of the other one.
        hal_in_other = Screen(await other.member("Hal", user=hal.member.id))
        zoe = Screen(await other.member("Zoe"))
        await zoe.uses("find", topic="data science")
        await zoe.sees_not("Hal", "Acme")
        await becomes_host(hal_in_other, organisation="Other")
        await ana.uses("find", topic="data science")
        await ana.sees_not("Other")
        await agreed(bot, ana, hal)
        await asks(zoe, hal_in_other)
        await bot.advance(days=1)
        # Each DM names its guild, and its buttons act in that guild.
        texts = [message.text for message in await hal.member.direct_messages()]
        assert any("[Alumni]" in text and "Zoe" in text for text in texts)
        assert not any("[Careers]" in text and "Zoe" in text for text in texts)
        await hal.presses("answer.accept", within="Zoe")
        await bot.advance(minutes=1)
        assert [n for n, _ in await zoe.member.threads() if n.startswith("Zoe & Hal")]
        assert [n.split(" #")[0] for n, _ in await ana.member.threads()] == ["Ana & Hal"]


async def test_introductions_of_a_member_who_left_end(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await asks(ana, hal)
        await hal.member.leave()
        await bot.advance(days=3)
        await bot.adapter.drain()
        await bot.advance(minutes=10)
        assert await bot.core.next_nudge() is None


async def test_introductions_end_in_a_guild_that_removed_the_bot(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await asks(ana, hal)
        await app.call("remove", guild=guild.id)
        await bot.adapter.drain()
        before = len(await app.requests())
        await bot.advance(days=30)
        assert len(await app.requests()) == before
        assert await bot.core.next_nudge() is None


async def test_a_new_thread_follows_a_deleted_one(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await hal.member.close_dms()
        await asks(ana, hal)
        await bot.advance(hours=25)
        threads = await app.discord.call("threads", guild=guild.id, user=hal.member.id)
        for thread in threads:
            await app.discord.call("delete_channel", channel=thread["id"])
        await bot.advance(days=7)
        [(_, sent)] = await hal.member.threads()  # the reminder, in a new thread
        assert "Ana" in sent[0].text


async def test_the_time_zone_is_asked_for_once_with_a_guess(app: App, guild: Guild) -> None:
    async with running_bot(app):
        kai = Screen(await guild.member("Kai", locale="de"))
        await kai.uses("help")
        await kai.sees(said("ask-zone", zone="Berlin"))
        assert (await kai.member.typing("settings", "zone", ""))[0] == "Berlin"
        assert await kai.member.typing("settings", "zone", "lodnon") == ["London"]
        await kai.presses("settings.zone")
        assert kai.form is not None
        [listed] = [c for _, c in kai.form.inputs if c["custom_id"] == "guess"]
        assert len(listed["options"]) == 25
        assert [o["label"] for o in listed["options"] if o.get("default")] == ["Berlin · 11:00"]
        await kai.fills(zone="Somewhere")
        await kai.sees(said("field-zone-unknown", typed="Somewhere"))
        await kai.presses("settings.zone")
        await kai.fills(zone="")
        await kai.sees(said("fact-zone") + ": Berlin")
        await kai.uses("settings", zone="London")
        await kai.sees(said("zone-set", zone="London", time="10:00"))
        await kai.sees(said("zone-was", zone="Berlin"))
        await kai.uses("help")
        assert not kai.finds(said("ask-zone"), kai.answers[-1].text)


@pytest.mark.parametrize("away", [False, True])
async def test_an_introduction_ends_when_its_thread_is_deleted(
    app: App, guild: Guild, away: bool
) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await agreed(bot, ana, hal)
        [shared] = await app.discord.call("threads", guild=guild.id, user=ana.member.id)
        if away:
            await bot.stop()
        whole = shared["parent_id"] if away else shared["id"]
        await app.discord.call("delete_channel", channel=whole)
        if away:
            await bot.start()
            async with asyncio.timeout(10):
                while await bot.core.conversations(f"discord:{guild.id}"):
                    await asyncio.sleep(0.05)  # the sweep begins when the guild is available
                    await bot.core.drain()  # and the job that it begins is due at once
        else:
            await hal.uses("help")  # the gateway delivers it after the deletion
            await bot.adapter.drain()
        await bot.advance(minutes=1)
        for one, other in ((ana, "Hal"), (hal, "Ana")):
            await one.sees(said("nudge-cancelled-deleted", name=other))
            assert "METHOD:CANCEL" in files(await one.messages())[-1]
        received = len(await ana.member.direct_messages()), len(await hal.member.direct_messages())
        await bot.advance(days=30)
        assert (
            len(await ana.member.direct_messages()),
            len(await hal.member.direct_messages()),
        ) == received
        await ana.presses("request.note")
        await ana.fills(why=WHY, learn=LEARN)
        await ana.presses("request.send")
        await ana.sees(said("status-asked-seeker", other="Hal"))


async def test_a_member_who_could_not_be_reached_sees_the_messages_at_the_next_command(
    app: App, guild: Guild
) -> None:
    async with running_bot(app) as bot:
        await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
        ana, hal = await people(guild)
        await becomes_host(hal)
        await hal.member.close_dms()
        await asks(ana, hal)
        await bot.advance(hours=25)
        assert await hal.member.direct_messages() == []
        await hal.uses("mine")
        await hal.sees(said("missed"), said("nudge-request", name="Ana"), said("missed-how"))
        assert hal.answers[-1].private
        await hal.presses("answer.accept")
        await bot.advance(minutes=1)
        await ana.sees(said("nudge-accepted", name="Hal"), said("nudge-unreachable", name="Hal"))
        await hal.uses("help")
        await hal.sees(said("nudge-introduce", seeker="Ana", host="Hal"))
        await hal.member.close_dms(False)
        await ana.presses("schedule.pick")
        await bot.advance(minutes=1)
        [picked] = await hal.member.direct_messages()
        assert hal.finds(said("nudge-picked", name="Ana"), picked.text)


async def test_rate_limits_delay_messages_and_lose_none(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = await people(guild)
        await becomes_host(hal)
        for path in ("/callback", "/messages", "/channels"):
            await app.call("fault", path=path, status=429, times=3, retry_after=0.02)
        await agreed(bot, ana, hal)
        await ana.sees(said("nudge-agreed", name="Hal"))
        direct = [*await ana.member.direct_messages(), *await hal.member.direct_messages()]
        [(_, together)] = await ana.member.threads()
        sent = [r for r in await app.requests("/messages") if r[0] == "POST" and r[2] == 200]
        answers = [r for r in await app.requests("/callback") if r[2] == 200]
        assert len(sent) <= len(direct) + len(together) <= len(sent) + len(answers)
        assert len([r for r in await app.requests() if r[2] == 429]) >= 9


async def test_a_renamed_member_has_the_new_name_from_their_next_interaction_on(
    app: App, guild: Guild
) -> None:
    async with running_bot(app) as bot:
        ana, hal = Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))
        await becomes_host(hal)
        await hal.member.renames("Hal Ó Sé")
        asked = await app.requests("/members/")
        await hal.uses("mine")
        assert await app.requests("/members/") == asked  # the interaction tells it
        await ana.uses("find", topic="data")
        await ana.sees("Hal Ó Sé")
        # In a direct message the name comes with the answer whether they are still a member.
        await asks(ana, hal)
        await bot.advance(hours=25)
        await bot.stop()
        await bot.start()
        await hal.member.renames("Hal Three")
        await hal.presses("answer.ask")
        await ana.uses("find", topic="data")
        await ana.sees("Hal Three")
