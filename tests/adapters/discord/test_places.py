"""Messages that arrived before a crash, places that are deleted, and two with no place to share."""

from __future__ import annotations

import pytest

from bot.events import CommunityLeft, PlaceGone
from bot.ports import PartlyReached, Temporary, Throttled, Unreachable
from bot.view import Button, Nothing, Replace
from tests.adapters.discord.conftest import Script, Start
from tests.adapters.discord.test_chat import at, say
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_state import ATTACH, READ_HISTORY, SEND, VIEW

NO_THREADS = VIEW | SEND | ATTACH | READ_HISTORY
HOUR = 3600  # seconds after which the nonce of a message is long forgotten


async def forbid_threads(guild: Guild) -> None:
    await guild.app.discord.call("permissions", guild=guild.id, permissions=NO_THREADS)


# a second try


async def test_a_second_try_long_after_a_crash_finds_the_first_message(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    await cai.close_dms()
    alone = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    aside = await chat.send(at(cai), say("Two"), "k2")
    shared = await chat.gather([at(ana), at(bea)], say("Meet"), "k3")
    await app.discord.call("advance", seconds=HOUR)
    thread = shared.id.split(".")[1]
    for number in range(60):  # they talk, and it lies far above
        await app.discord.call("write", channel=thread, user=ana.id, content=f"Hello {number}")
    late = (await start()).chat  # another process, with no memory of it
    assert await late.send(at(ana), say("One"), "k1", True) == alone
    assert await late.send(at(cai), say("Two"), "k2", True) == aside
    assert await late.gather([at(ana), at(bea)], say("Meet"), "k3", True) == shared
    assert [len(await member.inbox()) for member in (ana, bea, cai)] == [1, 0, 0]
    await late.send(at(ana), say("New"), "k4", True)  # of which there was no first
    assert [m.text.split("\n")[0] for m in await ana.inbox()] == ["One", "New"]


async def test_a_message_that_was_answered_before_the_second_try_is_found_too(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    core.answer = lambda event: Replace(say("Thank you"))
    [one] = await ana.inbox()
    await ana.press(one, "Go")
    await app.discord.call("advance", seconds=HOUR)
    assert await chat.send(at(ana), say("One"), "k1", True) == ref
    assert [m.text.split("\n")[0] for m in await ana.inbox()] == ["Thank you"]


async def test_a_first_try_looks_for_nothing(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    await chat.send(at(await guild.member("Ana")), say("One"), "k1")
    assert [method for method, _, _ in await app.requests("/messages")] == ["POST"]


# where no thread is allowed


async def test_one_closed_door_is_said_and_the_other_message_comes_once(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await bea.close_dms()
    for again in (False, True):
        with pytest.raises(PartlyReached) as partly:
            await chat.gather([at(ana), at(bea)], say("Meet"), "k1", again)
        assert partly.value.ref.address == at(ana)
        assert partly.value.missing == (at(bea),)
        await app.discord.call("advance", seconds=HOUR)
    assert len(await ana.inbox()) == 1
    await ana.close_dms()
    with pytest.raises(Unreachable) as neither:
        await chat.gather([at(ana), at(bea)], say("Again"), "k2")
    assert not isinstance(neither.value, PartlyReached)


async def test_a_pause_comes_before_the_first_of_two_messages(
    guild: Guild, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("throttled.utils.now_mono_f", lambda: now)
    monkeypatch.setattr("adapters.discord.chat.OPENING", (1, 1))
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    with pytest.raises(Throttled):
        await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert await ana.inbox() == []
    now = 101.0
    await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.inbox()) for member in (ana, bea)] == [1, 1]


async def test_a_crash_between_two_messages_doubles_neither(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await chat.send(at(bea), say("Hello"), "k0")
    [hello] = await bea.inbox()
    path = f"/channels/{hello.raw['channel_id']}/messages"
    await app.call("trouble", path=path, status=503, times=1)
    with pytest.raises(Temporary):
        await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.inbox()) for member in (ana, bea)] == [1, 1]
    await app.discord.call("advance", seconds=HOUR)
    await (await start()).chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.inbox()) for member in (ana, bea)] == [1, 2]


async def test_too_fast_is_no_closed_door(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await app.call("dm_too_fast")
    with pytest.raises(Throttled):
        await chat.send(at(ana), say("One"), "k1")
    other = (await start()).chat
    with pytest.raises(Throttled):
        await other.gather([at(ana), at(bea)], say("Meet"), "k2")


async def test_where_nothing_works_the_door_is_tried_again_once_they_came_by(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana = await guild.member("Ana")
    await ana.close_dms()
    for key in ("k1", "k2"):
        with pytest.raises(Unreachable):
            await chat.send(at(ana), say("One"), key)
    core.answer = lambda event: Nothing()
    await ana.command("mine")  # and is told how to open it
    await ana.close_dms(False)
    await chat.send(at(ana), say("Two"), "k3")
    assert len(await ana.inbox()) == 1
    assert (await app.call("seen"))["invalid"] == 1


# what is deleted


async def test_a_deleted_thread_or_channel_is_told_to_the_core(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    one = await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    two = await chat.gather([at(ana), at(cai)], say("Meet"), "k2")
    channel, thread, _ = one.id.split(".")
    await app.discord.call("delete_channel", channel=thread)
    [gone] = await core.heard(PlaceGone)
    assert gone.community == f"discord:{guild.id}"
    assert [ref.id.startswith(gone.place) for ref in (one, two)] == [True, False]
    await app.discord.call("delete_channel", channel=channel)
    places = {event.place for event in await core.heard(PlaceGone, 2)}
    assert f"{channel}." in places
    assert two.id.startswith(f"{channel}.")


async def test_what_was_deleted_while_the_bot_was_away_is_found(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    first = await start()
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    here = await first.chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    gone = await first.chat.gather([at(ana), at(cai)], say("Meet"), "k2")
    direct = await first.chat.send(at(ana), say("Hello"), "k3")
    await first.close()
    await app.discord.call("delete_channel", channel=gone.id.split(".")[1])
    core.needed = {here.id, gone.id, direct.id}
    await start()
    [told] = await core.heard(PlaceGone)
    assert [ref.id.startswith(told.place) for ref in (gone, here)] == [True, False]


async def test_a_press_in_a_thread_names_the_message_that_was_sent_there(
    guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await ana.close_dms()
    ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    [(_, [one])] = await ana.threads()
    core.answer = lambda event: Nothing()
    await ana.press(one, "Go")
    assert core.events[-1].message == ref  # type: ignore[union-attr]


async def test_a_thread_that_was_locked_is_followed_by_a_new_one(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await ana.close_dms()
    first = await chat.send(at(ana), say("One"), "k1")
    await app.discord.call("lock", thread=first.id.split(".")[1])
    await chat.send(at(ana), say("Two"), "k2")
    assert [[m.text.split("\n")[1] for m in said] for _, said in await ana.threads()] == [
        ["One"],
        ["Two"],
    ]


async def test_where_threads_are_forbidden_later_those_who_meet_get_a_message_each(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await app.call("trouble", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):  # the thread is there, and nothing was said in it
        await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    await forbid_threads(guild)
    await chat.gather([at(ana), at(bea)], say("Meet"), "k1", True)
    assert [len(await member.inbox()) for member in (ana, bea)] == [1, 1]


async def test_a_guild_we_were_removed_from_while_away_is_told_to_the_core(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    other = await app.guild("Alumni")
    ana = await guild.member("Ana")
    await other.member("Ana", user=ana.id)  # so that direct messages still reach her
    await app.call("remove", guild=guild.id, told=False)
    chat = (await start()).chat
    with pytest.raises(Unreachable):
        await chat.send(at(ana), say("One"), "k1")
    [gone] = await core.heard(CommunityLeft)
    assert gone.community == f"discord:{guild.id}"
    assert await ana.inbox() == []
