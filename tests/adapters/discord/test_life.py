"""The whole life of an introduction in Discord, with the real core; and what gets in its way."""

from __future__ import annotations

import asyncio
import re

import pytest
from discord import Client

from tests.adapters.discord.life import LEARN, WHY, Life, Screen, asks, becomes_host, life
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_screen import Message
from tests.emulators.discord_state import ATTACH, SEND, VIEW


async def people(guild: Guild) -> tuple[Screen, Screen]:
    """Ana, who asks, and Hal, who hosts."""
    return Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))


async def agreed(here: Life, ana: Screen, hal: Screen) -> None:
    """From the request to a time that both agreed."""
    await asks(ana, hal)
    await here.passes(hours=25)
    await hal.presses("Yes, happy to talk")
    await here.passes(minutes=1)
    await ana.presses("schedule.pick")
    await here.passes(minutes=1)
    await hal.presses("Confirm this time")
    await here.passes(minutes=1)


def files(messages: list[Message]) -> list[str]:
    """All files before somebody, by name and text."""
    return [text for message in messages for text in message.files.values()]


async def test_from_hosting_to_thanks(app: App, guild: Guild) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await ana.says("find", topic="data science")
        await ana.sees("Hal", "Acme")
        await asks(ana, hal)
        await here.passes(hours=5)
        await hal.sees("Ana", "changed how I think")

        await hal.presses("Ask one thing first")
        await hal.fills(question="Which *data* do you have?")
        await here.passes(minutes=1)
        await ana.sees(r"Which \*data\* do you have?")
        await ana.presses("Answer")
        await ana.fills(answer="Two years of ticket counts.")
        await here.passes(hours=24)
        await hal.presses("Yes, happy to talk")
        await here.passes(minutes=1)

        [(name, [together])] = await ana.member.threads()
        assert name.startswith("Ana & Hal")
        assert set(together.pinged) == {ana.member.id, hal.member.id}
        assert [n for n, _ in await hal.member.threads()] == [name]
        assert await (await guild.member("Nosy")).threads() == []

        await ana.presses("schedule.pick")
        await here.passes(minutes=1)
        await hal.presses("Confirm this time")
        await here.passes(minutes=1)
        await ana.sees("It's settled")
        assert re.search(r"<t:\d+:F>", await ana.text())
        invites = files(await ana.messages())
        assert invites
        assert all("BEGIN:VCALENDAR" in text for text in invites)

        await ana.says("prep")
        await ana.presses("prep.tick")
        await ana.sees("☑")
        await here.passes(days=7)
        await ana.sees("Did it happen?")
        await ana.presses("We talked")
        await ana.presses("Look back and say thanks")
        await ana.fills(learned="When the planner stops asking", use="I'll ask the drivers")
        await ana.presses("Send the thank-you")
        await here.passes(minutes=1)
        await hal.sees("says thank you", "planner stops asking")
        # Nothing was refused; a test lives faster than the 50 calls a second that Discord takes.
        assert {status for _, _, status in await app.requests()} <= {200, 204, 429}


async def test_every_button_still_works_after_a_restart_at_every_step(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)

        async def restart() -> None:
            await here.stop()
            await here.start()

        await hal.says("host")
        await restart()
        await hal.presses("host.about")
        await restart()  # with the form open
        await hal.fills(role="Data scientist", organisation="Acme", topics="data science")
        await restart()
        await hal.presses("host.talk")
        await hal.fills(formats=["video"], lengths=["20"], languages="English")
        await restart()
        await hal.presses("host.when")
        await hal.fills(windows="Mon-Fri 12:00-14:00", zone="London")
        await ana.says("find", topic="data")
        await restart()
        await ana.presses("Ask for a talk")
        await restart()
        await ana.fills(why="I read your article on forecasts.", learn="How do you begin?")
        await restart()
        await ana.presses("Send it")
        await restart()
        await here.passes(hours=25)
        await restart()
        await hal.presses("Yes, happy to talk")
        await here.passes(minutes=1)
        await restart()
        await ana.presses("schedule.pick")
        await here.passes(minutes=1)
        await restart()
        await hal.presses("Confirm this time")
        await here.passes(minutes=1)
        await ana.sees("It's settled")


async def test_reconnecting_and_resuming_in_mid_flow(
    app: App, guild: Guild, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """discord.py waits 5 seconds before it identifies again."""

    monkeypatch.setattr(Client, "before_identify_hook", at_once)
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        for how in ("drop", "reconnect", "invalidate"):
            await app.call("cut", how=how)
            if how == "drop":
                # What happens while the line is down comes with the resume.
                shown = await ana.member.command("find", {"topic": "data"})
                assert "Hal" in shown.message.text
            await app.call("connected")
            await ana.says("mine")
        await agreed(here, ana, hal)
        await ana.sees("It's settled")


async def test_closed_direct_messages_on_either_side_are_an_ordinary_case(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await ana.member.close_dms()
        await hal.member.close_dms()
        await agreed(here, ana, hal)
        await ana.sees("It's settled")
        assert await ana.member.inbox() == []
        for one, other in ((ana, hal), (hal, ana)):
            own = [(n, said) for n, said in await one.member.threads() if "&" not in n]
            assert len(own) == 1  # one thread for all that is for them alone
            assert all(message.pinged == [one.member.id] for message in own[0][1])
            assert own[0][0] not in [name for name, _ in await other.member.threads()]
        refused = [r for r in await app.requests("/messages") if r[2] == 403]
        assert len(refused) == 2  # each closed door was tried once


async def test_two_guilds_and_nothing_crosses(app: App, guild: Guild) -> None:
    async with life(app) as here:
        other = await app.guild("Alumni")
        ana, hal = await people(guild)
        await becomes_host(hal, organisation="Acme")
        # Hal is in both, and hosts in one only. Zoe is in the other.
        elsewhere = Screen(await other.member("Hal", user=hal.member.id))
        zoe = Screen(await other.member("Zoe"))
        await zoe.says("find", topic="data science")
        await zoe.sees_not("Hal", "Acme")
        await becomes_host(elsewhere, organisation="Other")
        await ana.says("find", topic="data science")
        await ana.sees_not("Other")
        await agreed(here, ana, hal)
        await asks(zoe, elsewhere)
        await here.passes(days=1)
        # One inbox, two communities: each message says which, and its buttons act there.
        inbox = [message.text for message in await hal.member.inbox()]
        assert any("[Alumni]" in text and "Zoe" in text for text in inbox)
        assert not any("[Careers]" in text and "Zoe" in text for text in inbox)
        await hal.presses("Yes, happy to talk", within="Zoe")
        await here.passes(minutes=1)
        assert [n for n, _ in await zoe.member.threads() if n.startswith("Zoe & Hal")]
        assert [n.split(" #")[0] for n, _ in await ana.member.threads()] == ["Ana & Hal"]


async def test_a_member_who_left_ends_their_matters_kindly(app: App, guild: Guild) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await asks(ana, hal)
        await hal.member.leave()
        await here.passes(days=3)
        await here.adapter.quiet()
        await here.passes(minutes=10)
        assert await here.bot.next_nudge() is None


async def test_a_guild_that_removes_the_bot_ends_its_matters(app: App, guild: Guild) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await asks(ana, hal)
        await app.call("remove", guild=guild.id)
        await here.adapter.quiet()
        before = len(await app.requests())
        await here.passes(days=30)
        assert len(await app.requests()) == before
        assert await here.bot.next_nudge() is None


async def test_deleted_threads_and_channels_are_left_behind(app: App, guild: Guild) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await hal.member.close_dms()
        await asks(ana, hal)
        await here.passes(hours=25)
        threads = await app.discord.call("threads", guild=guild.id, user=hal.member.id)
        for thread in threads:
            await app.discord.call("delete_channel", channel=thread["id"])
        await here.passes(days=7)
        [(_, said)] = await hal.member.threads()  # the reminder, in a new thread
        assert "Ana" in said[0].text


async def test_a_time_zone_is_asked_once_with_a_good_guess(app: App, guild: Guild) -> None:
    async with life(app):
        kai = Screen(await guild.member("Kai", locale="de"))
        await kai.says("help")
        await kai.sees("those of Berlin")
        assert (await kai.member.typing("settings", "zone", ""))[0] == "Berlin"
        assert await kai.member.typing("settings", "zone", "lodnon") == ["London"]
        await kai.presses("settings.zone")
        assert kai.form is not None
        [listed] = [c for _, c in kai.form.inputs if c["custom_id"] == "guess"]
        assert len(listed["options"]) == 25
        assert [o["label"] for o in listed["options"] if o.get("default")] == ["Berlin · 11:00"]
        await kai.fills(zone="Somewhere")
        await kai.sees("I don't know a time zone “Somewhere”")
        await kai.presses("Your time zone")
        await kai.fills(zone="")
        await kai.sees("Time zone:** Europe/Berlin")
        await kai.says("settings", zone="London")
        await kai.sees("Your time zone is now **London**, where it is 10:00", "It was Berlin")
        await kai.says("help")
        assert "time zone" not in kai.answers[-1].text


@pytest.mark.parametrize("away", [False, True])
async def test_the_thread_they_share_is_deleted_and_it_ends_kindly(
    app: App, guild: Guild, away: bool
) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        await agreed(here, ana, hal)
        [shared] = await app.discord.call("threads", guild=guild.id, user=ana.member.id)
        if away:
            await here.stop()
        whole = shared["parent_id"] if away else shared["id"]
        await app.discord.call("delete_channel", channel=whole)
        if away:
            await here.start()
            async with asyncio.timeout(10):
                while await here.bot.places(f"discord:{guild.id}"):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)  # Discord is asked once the guild is known again
        else:
            await hal.says("help")  # which the gateway tells after the deletion
            await here.adapter.quiet()
        await here.passes(minutes=1)
        for one, other in ((ana, "Hal"), (hal, "Ana")):
            await one.sees(f"you and **{other}** were introduced", "neither of you called anything")
            assert "METHOD:CANCEL" in files(await one.messages())[-1]
        told = len(await ana.member.inbox()), len(await hal.member.inbox())
        await here.passes(days=30)
        assert (len(await ana.member.inbox()), len(await hal.member.inbox())) == told
        await ana.presses("Ask again")
        await ana.fills(why=WHY, learn=LEARN)
        await ana.presses("Send it")
        await ana.sees("**Hal** has your note")


async def test_with_no_way_to_a_member_their_next_visit_shows_what_waits(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
        ana, hal = await people(guild)
        await becomes_host(hal)
        await hal.member.close_dms()
        await asks(ana, hal)
        await here.passes(hours=25)
        assert await hal.member.inbox() == []
        await hal.says("mine")
        await hal.sees("I could not reach you by direct message", "**Ana** asks whether", "privacy")
        assert hal.answers[-1].private
        await hal.presses("Yes, happy to talk")
        await here.passes(minutes=1)
        await ana.sees("Good news from **Hal**", "could not reach **Hal**")
        await hal.says("help")
        await hal.sees("Ana**, meet **Hal")
        await hal.member.close_dms(False)  # as he was told how to
        await ana.presses("schedule.pick")
        await here.passes(minutes=1)
        [picked] = await hal.member.inbox()
        assert "picked a time" in picked.text


async def test_a_storm_of_rate_limits_delays_and_loses_nothing(app: App, guild: Guild) -> None:
    async with life(app) as here:
        ana, hal = await people(guild)
        await becomes_host(hal)
        for path in ("/callback", "/messages", "/channels"):
            await app.call("trouble", path=path, status=429, times=3, retry_after=0.02)
        await agreed(here, ana, hal)
        await ana.sees("It's settled")
        said = [*await ana.member.inbox(), *await hal.member.inbox()]
        [(_, together)] = await ana.member.threads()
        sent = [r for r in await app.requests("/messages") if r[0] == "POST" and r[2] == 200]
        assert len(sent) == len(said) + len(together)
        assert len([r for r in await app.requests() if r[2] == 429]) >= 9
