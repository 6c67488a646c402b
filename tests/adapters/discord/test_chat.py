"""The Chat port where Discord refuses: closed DMs, missing permissions, rate limits, outages."""

from __future__ import annotations

import asyncio

import pytest

from adapters.discord.timings import DiscordTimings
from adapters.shared.ttl_cache import TtlCache
from bot.core.events import CommunityLeft, MemberLeft
from bot.core.messages import Actions, Button, Message, Paragraph, message
from bot.core.ports import Temporary, Throttled, Unreachable
from bot.core.responses import Nothing, Reply
from bot.core.text import text
from bot.domain.people import Address
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.emulators.discord_member import App, Guild, Member
from tests.emulators.discord_state import ATTACH, MANAGE_GUILD, SEND, VIEW
from tests.throttle import ThrottleClock


def say(words: str, *buttons: Button) -> Message:
    return message(Paragraph(text(words)), Actions(buttons) if buttons else None)


def at(member: Member) -> Address:
    return Address.parse(member.address)


async def test_a_dm_names_its_guild_and_its_buttons_act_in_that_guild(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    other = await app.guild("Alumni")
    ana = await guild.member("Ana")
    in_other = await other.member("Ana", user=ana.id)
    ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    await chat.send(at(in_other), say("Two", Button("Go", "a.b:2")), "k2")
    one, two = await ana.direct_messages()
    assert one.text == f"One\n-# [Careers](https://discord.com/channels/{guild.id})"
    await ana.press(two, "a.b")
    await ana.press(one, "a.b")
    second, first = core.events
    assert (second.actor, second.action) == (at(in_other), "a.b:2")  # type: ignore[union-attr]
    assert (first.actor, first.message) == (at(ana), ref)  # type: ignore[union-attr]


async def test_a_reply_in_a_dm_is_lasting_and_its_buttons_work(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    core.answer = lambda event: Reply(say("Next", Button("On", "a.b:2")))
    [one] = await ana.direct_messages()
    answered = await ana.press(one, "a.b")
    assert not answered.message.private
    await ana.press(answered.message, "a.b")
    assert core.events[-1].actor == at(ana)  # type: ignore[union-attr]


async def test_a_closed_dm_is_tried_once_and_a_thread_is_used_instead(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await ana.close_dms()
    first = await chat.send(at(ana), say("One"), "k1")
    second = await chat.send(at(ana), say("Two"), "k2")
    assert first.id.split(".")[0] == second.id.split(".")[0]
    [(name, said)] = await ana.threads()
    assert name.startswith("Ana #")
    assert [m.text.split("\n")[1] for m in said] == ["One", "Two"]
    assert all(m.pinged == [ana.id] for m in said)
    assert await bea.threads() == []
    assert len([r for r in await app.requests("/messages") if r[2] == 403]) == 1
    await chat.update(first, say("Changed"))
    assert (await ana.threads())[0][1][0].text == f"<@{ana.id}>\nChanged"


async def test_a_press_in_a_dm_shows_that_dms_are_open_again(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    await ana.close_dms()
    await chat.send(at(ana), say("Two"), "k2")
    await ana.close_dms(False)
    [one] = await ana.direct_messages()
    core.answer = lambda event: Nothing()
    await ana.press(one, "a.b")
    await chat.send(at(ana), say("Three"), "k3")
    assert len(await ana.direct_messages()) == 2
    assert len((await ana.threads())[0][1]) == 1


async def test_a_member_without_dms_and_threads_is_unreachable(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
    ana = await guild.member("Ana")
    await ana.close_dms()
    for key in ("k1", "k2", "k3"):
        with pytest.raises(Unreachable):
            await chat.send(at(ana), say("One"), key)
    assert (await app.call("seen"))["invalid"] == 1  # only the first DM


async def test_without_threads_each_member_gets_a_dm_that_mentions_the_other(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    ref = await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert ref.address == at(ana)
    for one, other in ((ana, bea), (bea, ana)):
        [dm] = await one.direct_messages()
        assert dm.text.startswith(f"<@{other.id}>\nMeet")
        assert dm.pinged == []


async def test_no_thread_is_opened_in_a_channel_that_a_member_cannot_view(
    app: App, guild: Guild, start: Start
) -> None:
    hidden = [
        {"id": guild.id, "type": 0, "allow": "0", "deny": str(VIEW)},
        {"id": app.id, "type": 1, "allow": str(VIEW), "deny": "0"},
    ]
    staff = await app.discord.call("channel", guild=guild.id, name="staff", overwrites=hidden)

    async def channel_of(_guild: int) -> int | None:
        return int(staff)

    chat = (await start(channel_of=channel_of)).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.direct_messages()) for member in (ana, bea)] == [1, 1]


async def test_a_thread_opened_before_a_crash_is_found_again(
    app: App, guild: Guild, start: Start
) -> None:
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    first = (await start()).chat
    await app.call("fault", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):
        await first.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    second = (await start()).chat  # another process
    await second.open_conversation([at(ana), at(bea)], say("Meet"), "k1")
    [(name, said)] = await ana.threads()
    assert name.startswith("Ana & Bea #")
    assert len(said) == 1


async def test_the_chosen_channel_has_priority_over_the_system_channel_and_the_first(
    app: App, guild: Guild, start: Start
) -> None:
    hidden = [{"id": guild.id, "type": 0, "allow": "0", "deny": str(VIEW)}]
    staff = await app.discord.call("channel", guild=guild.id, name="staff", overwrites=hidden)
    intros = await app.discord.call("channel", guild=guild.id, name="intros", overwrites=[])
    chosen: list[int | None] = [None]

    async def channel_of(_guild: int) -> int | None:
        return chosen[0]

    adapter = await start(channel_of=channel_of)
    joined = await adapter.threads.guild(int(guild.id))

    async def channel_id() -> str:
        found = await adapter.threads.channel(joined)
        assert found is not None
        return str(found.id)

    assert await channel_id() == guild.channel
    chosen[0] = int(intros)
    assert await channel_id() == intros
    chosen[0] = int(staff)  # the bot cannot view it
    assert await channel_id() == guild.channel


async def test_the_core_learns_of_a_member_or_guild_that_is_gone(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    other = await app.guild("Alumni")
    ana, zoe = await guild.member("Ana"), await other.member("Zoe")
    await ana.leave()
    with pytest.raises(Unreachable):
        await chat.send(at(ana), say("One"), "k1")
    [left] = await core.received(MemberLeft)
    assert left.actor == at(ana)
    await zoe.close_dms()
    await app.call("remove", guild=other.id)
    with pytest.raises(Unreachable):
        await chat.send(at(zoe), say("Two"), "k2")
    gone = await core.received(CommunityLeft)
    assert {event.community for event in gone} == {f"discord:{other.id}"}


async def test_opening_dms_is_rate_limited(
    guild: Guild, start: Start, throttle: ThrottleClock
) -> None:
    chat = (await start(timings=DiscordTimings(openings_burst=2))).chat
    people = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    await chat.send(at(people[0]), say("One"), "k1")
    await chat.send(at(people[1]), say("One"), "k2")
    with pytest.raises(Throttled) as refused:
        await chat.send(at(people[2]), say("One"), "k3")
    assert refused.value.retry_after == 1
    await chat.send(at(people[0]), say("Two"), "k4")  # the DM is open already
    throttle.now += 1
    await chat.send(at(people[2]), say("One"), "k3")


async def test_a_refusal_as_too_fast_pauses_the_opening_of_dms(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await app.call("dm_too_fast")
    await chat.send(at(ana), say("One"), "k1")
    assert len(await ana.threads()) == 1
    with pytest.raises(Throttled) as refused:
        await chat.send(at(bea), say("One"), "k2")
    assert refused.value.retry_after > 500


async def test_rate_limits_and_outages_raise_the_ports_errors(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await app.call("fault", path="/messages", status=429, times=1, retry_after=90)
    with pytest.raises(Throttled) as refused:
        await chat.send(at(ana), say("One"), "k1")
    assert refused.value.retry_after == 90
    await app.call("fault", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):
        await chat.send(at(ana), say("One"), "k1")
    await chat.send(at(ana), say("One"), "k1")
    assert len(await ana.direct_messages()) == 1


@pytest.mark.parametrize("body", ['{"id": "12345", "chan', "<html>Sorry</html>"])
async def test_an_invalid_response_is_temporary_and_a_retry_finds_the_message(
    app: App, guild: Guild, start: Start, body: str
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("Hello"), "k0")
    await app.call("fault", path="/messages", body=body, times=1)
    with pytest.raises(Temporary):
        await chat.send(at(ana), say("One"), "k1")
    await chat.send(at(ana), say("One"), "k1", maybe_sent=True)
    assert [message.text.split("\n")[0] for message in await ana.direct_messages()] == [
        "Hello",
        "One",
    ]


async def test_a_hundred_messages_at_once_are_each_sent_once(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("First"), "k")
    await asyncio.gather(*(chat.send(at(ana), say(f"{n}"), f"k{n}") for n in range(100)))
    received = [message.text.split("\n")[0] for message in await ana.direct_messages()]
    assert sorted(received) == sorted(["First", *map(str, range(100))])


async def test_a_ban_is_a_throttle(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await app.call("ban_after", invalid=0)
    with pytest.raises(Throttled) as refused:
        await chat.send(at(ana), say("One"), "k1")
    assert refused.value.retry_after == 600


async def test_profiles_come_from_rest_and_from_the_latest_interaction(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana", nick="Ani", permissions=MANAGE_GUILD, locale="de")
    profile = await chat.profile(at(ana))
    assert (profile.name, profile.organiser, profile.community_name) == ("Ani", True, "Careers")
    assert (profile.zone, profile.language) == ("", "")
    await ana.command("mine")
    assert (await chat.profile(at(ana))).language == "de"


async def test_a_typed_name_that_matches_one_member_is_resolved(guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana Lima"), await guild.member("Bea")
    await guild.member("Ana Lopez")
    assert await chat.find_member(at(bea), "@ana lima") == at(ana)
    assert await chat.find_member(at(bea), "Ana") is None
    assert await chat.find_member(at(bea), "Nobody") is None
    assert await chat.find_member(at(bea), " ") is None


def test_the_cache_drops_entries_by_age_and_by_number() -> None:
    now = 0.0
    cache: TtlCache[str, int] = TtlCache(2, seconds=10, monotonic=lambda: now)
    for value, key in enumerate("abc"):
        cache.put(key, value)
    assert [cache.get(key) for key in "abc"] == [None, 1, 2]
    now = 10.0
    assert cache.get("c") is None
