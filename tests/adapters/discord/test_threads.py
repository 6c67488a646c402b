"""Private threads and DMs: second tries after a crash, deletions, guilds without threads."""

from __future__ import annotations

import pytest

from adapters.discord.timings import DiscordTimings
from bot.core.events import CommunityLeft, ConversationDeleted
from bot.core.messages import Button
from bot.core.ports import PartlyReached, Temporary, Throttled, Unreachable
from bot.core.responses import Nothing, Replace
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.adapters.discord.test_chat import at, say
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_state import ATTACH, READ_HISTORY, SEND, VIEW
from tests.throttle import ThrottleClock

NO_THREADS = VIEW | SEND | ATTACH | READ_HISTORY
HOUR = 3600  # seconds; Discord keeps a nonce for a few minutes


async def forbid_threads(guild: Guild) -> None:
    await guild.app.discord.call("permissions", guild=guild.id, permissions=NO_THREADS)


# second tries


async def test_a_second_try_an_hour_later_finds_the_message(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    await cai.close_dms()
    alone = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    aside = await chat.send(at(cai), say("Two"), "k2")
    shared = await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k3")
    await app.discord.call("advance", seconds=HOUR)
    thread = shared.id.split(".")[1]
    for number in range(60):
        await app.discord.call("write", channel=thread, user=ana.id, content=f"Hello {number}")
    late = (await start()).chat  # another process
    assert await late.send(at(ana), say("One"), "k1", True) == alone
    assert await late.send(at(cai), say("Two"), "k2", True) == aside
    assert await late.open_conversation([at(ana), at(bea)], say("Meet"), "k3", True) == shared
    assert [len(await member.direct_messages()) for member in (ana, bea, cai)] == [1, 0, 0]
    await late.send(at(ana), say("New"), "k4", True)  # the first try did not arrive
    assert [m.text.split("\n")[0] for m in await ana.direct_messages()] == ["One", "New"]


async def test_a_second_try_finds_a_message_that_was_replaced(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    core.answer = lambda event: Replace(say("Thank you"))
    [one] = await ana.direct_messages()
    await ana.press(one, "a.b")
    await app.discord.call("advance", seconds=HOUR)
    assert await chat.send(at(ana), say("One"), "k1", True) == ref
    assert [m.text.split("\n")[0] for m in await ana.direct_messages()] == ["Thank you"]


async def test_a_first_try_reads_no_history(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    await chat.send(at(await guild.member("Ana")), say("One"), "k1")
    assert [method for method, _, _ in await app.requests("/messages")] == ["POST"]


# where no thread is allowed


async def test_one_closed_dm_is_reported_and_the_other_dm_is_sent_once(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await bea.close_dms()
    for again in (False, True):
        with pytest.raises(PartlyReached) as partly:
            await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1", again)
        assert partly.value.ref.address == at(ana)
        assert partly.value.missing == (at(bea),)
        await app.discord.call("advance", seconds=HOUR)
    assert len(await ana.direct_messages()) == 1
    await ana.close_dms()
    with pytest.raises(Unreachable) as neither:
        await chat.open_conversation([at(ana), at(bea)], say("Again"), "k2")
    assert not isinstance(neither.value, PartlyReached)


async def test_a_throttle_is_raised_before_the_first_of_two_dms(
    guild: Guild, start: Start, throttle: ThrottleClock
) -> None:
    chat = (await start(timings=DiscordTimings(openings_burst=1))).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    with pytest.raises(Throttled):
        await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert await ana.direct_messages() == []
    throttle.now += 1
    await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.direct_messages()) for member in (ana, bea)] == [1, 1]


async def test_a_crash_between_two_dms_duplicates_neither(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await chat.send(at(bea), say("Hello"), "k0")
    [hello] = await bea.direct_messages()
    path = f"/channels/{hello.raw['channel_id']}/messages"
    await app.call("fault", path=path, status=503, times=1)
    with pytest.raises(Temporary):
        await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.direct_messages()) for member in (ana, bea)] == [1, 1]
    await app.discord.call("advance", seconds=HOUR)
    await (await start()).chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.direct_messages()) for member in (ana, bea)] == [1, 2]


async def test_a_refusal_as_too_fast_is_a_throttle(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await app.call("dm_too_fast")
    with pytest.raises(Throttled):
        await chat.send(at(ana), say("One"), "k1")
    other = (await start()).chat
    with pytest.raises(Throttled):
        await other.open_conversation([at(ana), at(bea)], say("Meet"), "k2")


async def test_an_unreachable_members_dm_is_tried_again_after_an_interaction(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    await forbid_threads(guild)
    ana = await guild.member("Ana")
    await ana.close_dms()
    for key in ("k1", "k2"):
        with pytest.raises(Unreachable):
            await chat.send(at(ana), say("One"), key)
    core.answer = lambda event: Nothing()
    await ana.command("mine")
    await ana.close_dms(False)
    await chat.send(at(ana), say("Two"), "k3")
    assert len(await ana.direct_messages()) == 1
    assert (await app.call("seen"))["invalid"] == 1


# deletions


async def test_a_deleted_thread_or_channel_is_reported(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    one = await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    two = await chat.open_conversation([at(ana), at(cai)], say("Meet"), "k2")
    channel, thread, _ = one.id.split(".")
    await app.discord.call("delete_channel", channel=thread)
    [gone] = await core.received(ConversationDeleted)
    assert gone.community == f"discord:{guild.id}"
    assert [ref.id.startswith(gone.conversation) for ref in (one, two)] == [True, False]
    await app.discord.call("delete_channel", channel=channel)
    prefixes = {event.conversation for event in await core.received(ConversationDeleted, 2)}
    assert f"{channel}." in prefixes
    assert two.id.startswith(f"{channel}.")


async def test_a_thread_deleted_while_the_bot_was_stopped_is_reported(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    first = await start()
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    present = await first.chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    gone = await first.chat.open_conversation([at(ana), at(cai)], say("Meet"), "k2")
    direct = await first.chat.send(at(ana), say("Hello"), "k3")
    await first.close()
    await app.discord.call("delete_channel", channel=gone.id.split(".")[1])
    core.in_use = {present.id, gone.id, direct.id}
    await start()
    [event] = await core.received(ConversationDeleted)
    assert [ref.id.startswith(event.conversation) for ref in (gone, present)] == [True, False]


async def test_a_press_in_a_thread_has_the_ref_of_the_sent_message(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await ana.close_dms()
    ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    [(_, [one])] = await ana.threads()
    core.answer = lambda event: Nothing()
    await ana.press(one, "a.b")
    assert core.events[-1].message == ref  # type: ignore[union-attr]


async def test_a_new_thread_follows_a_locked_one(app: App, guild: Guild, start: Start) -> None:
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


async def test_dms_are_sent_where_threads_were_forbidden_after_the_first_try(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await app.call("fault", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):  # the thread is open and empty
        await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    await forbid_threads(guild)
    await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1", True)
    assert [len(await member.direct_messages()) for member in (ana, bea)] == [1, 1]


async def test_a_removal_from_a_guild_while_the_bot_was_stopped_is_reported(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    other = await app.guild("Alumni")
    ana = await guild.member("Ana")
    await other.member("Ana", user=ana.id)  # DMs still reach her
    await app.call("remove", guild=guild.id, notify=False)
    chat = (await start()).chat
    with pytest.raises(Unreachable):
        await chat.send(at(ana), say("One"), "k1")
    [gone] = await core.received(CommunityLeft)
    assert gone.community == f"discord:{guild.id}"
    assert await ana.direct_messages() == []
