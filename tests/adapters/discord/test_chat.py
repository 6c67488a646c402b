"""The Chat port where Discord says no: closed messages, missing permissions, limits, outages."""

from __future__ import annotations

import asyncio

import pytest

from adapters.discord.recent import Recent
from bot.events import CommunityLeft, MemberLeft
from bot.model.people import Address
from bot.ports import Temporary, Throttled, Unreachable
from bot.text import text
from bot.view import Actions, Button, Message, Nothing, Paragraph, Reply, message
from tests.adapters.discord.conftest import Script, Start
from tests.emulators.discord_member import App, Guild, Member
from tests.emulators.discord_state import ATTACH, MANAGE_GUILD, SEND, VIEW


def say(words: str, *buttons: Button) -> Message:
    return message(Paragraph(text(words)), Actions(buttons) if buttons else None)


def at(member: Member) -> Address:
    return Address.parse(member.address)


async def test_a_direct_message_names_its_guild_and_its_buttons_belong_there(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    other = await app.guild("Alumni")
    ana = await guild.member("Ana")
    there = await other.member("Ana", user=ana.id)
    here_ref = await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    await chat.send(at(there), say("Two", Button("Go", "a.b:2")), "k2")
    one, two = await ana.inbox()
    assert one.text == f"One\n-# [Careers](https://discord.com/channels/{guild.id})"
    await ana.press(two, "Go")
    await ana.press(one, "Go")
    second, first = core.events
    assert (second.actor, second.action) == (at(there), "a.b:2")  # type: ignore[union-attr]
    assert (first.actor, first.message) == (at(ana), here_ref)  # type: ignore[union-attr]


async def test_an_answer_in_a_direct_message_stays_and_its_buttons_work_too(
    guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    core.answer = lambda event: Reply(say("Next", Button("On", "a.b:2")))
    [one] = await ana.inbox()
    answered = await ana.press(one, "Go")
    assert not answered.message.private  # nobody else reads it, and it can be found again
    await ana.press(answered.message, "On")
    assert core.events[-1].actor == at(ana)  # type: ignore[union-attr]


async def test_a_closed_door_is_tried_once_and_a_thread_is_used_instead(
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
    assert (await ana.threads())[0][1][0].text == "Changed"


async def test_an_open_door_is_noticed_when_the_member_uses_it(
    guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("One", Button("Go", "a.b:1")), "k1")
    await ana.close_dms()
    await chat.send(at(ana), say("Two"), "k2")
    await ana.close_dms(False)
    [one] = await ana.inbox()
    core.answer = lambda event: Nothing()
    await ana.press(one, "Go")
    await chat.send(at(ana), say("Three"), "k3")
    assert len(await ana.inbox()) == 2
    assert len((await ana.threads())[0][1]) == 1


async def test_where_neither_works_the_member_is_unreachable(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
    ana = await guild.member("Ana")
    await ana.close_dms()
    for key in ("k1", "k2", "k3"):
        with pytest.raises(Unreachable):
            await chat.send(at(ana), say("One"), key)
    assert (await app.call("seen"))["invalid"] == 1  # the door; what cannot be is not tried


async def test_without_threads_those_who_meet_get_a_message_each_that_names_the_other(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    await app.discord.call("permissions", guild=guild.id, permissions=VIEW | SEND | ATTACH)
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    ref = await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert ref.address == at(ana)
    for one, other in ((ana, bea), (bea, ana)):
        [told] = await one.inbox()
        assert told.text.startswith(f"<@{other.id}>\nMeet")
        assert told.pinged == []


async def test_a_channel_that_a_member_cannot_see_is_no_place_to_meet(
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
    await chat.gather([at(ana), at(bea)], say("Meet"), "k1")
    assert [len(await member.inbox()) for member in (ana, bea)] == [1, 1]


async def test_a_thread_half_made_before_a_crash_is_found_again(
    app: App, guild: Guild, start: Start
) -> None:
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    first = (await start()).chat
    await app.call("trouble", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):
        await first.gather([at(ana), at(bea)], say("Meet"), "k1")
    second = (await start()).chat  # another process, with no memory of it
    await second.gather([at(ana), at(bea)], say("Meet"), "k1")
    [(name, said)] = await ana.threads()
    assert name.startswith("Ana & Bea #")
    assert len(said) == 1


async def test_the_chosen_channel_comes_first_then_the_system_channel_then_any_open_one(
    app: App, guild: Guild, start: Start
) -> None:
    hidden = [{"id": guild.id, "type": 0, "allow": "0", "deny": str(VIEW)}]
    staff = await app.discord.call("channel", guild=guild.id, name="staff", overwrites=hidden)
    intros = await app.discord.call("channel", guild=guild.id, name="intros", overwrites=[])
    chosen: list[int | None] = [None]

    async def channel_of(_guild: int) -> int | None:
        return chosen[0]

    adapter = await start(channel_of=channel_of)
    places = adapter.places
    there = await places.guild(int(guild.id))

    async def place() -> str:
        found = await places.channel(there)
        assert found is not None
        return str(found.id)

    assert await place() == guild.channel
    chosen[0] = int(intros)
    assert await place() == intros
    chosen[0] = int(staff)  # the bot cannot look in there: the next best
    assert await place() == guild.channel


async def test_a_member_or_guild_that_is_gone_is_told_to_the_core_once_found_out(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    other = await app.guild("Alumni")
    ana, zoe = await guild.member("Ana"), await other.member("Zoe")
    await ana.leave()
    with pytest.raises(Unreachable):
        await chat.send(at(ana), say("One"), "k1")
    [left] = await core.heard(MemberLeft)
    assert left.actor == at(ana)
    await zoe.close_dms()
    await app.call("remove", guild=other.id)
    with pytest.raises(Unreachable):
        await chat.send(at(zoe), say("Two"), "k2")
    gone = await core.heard(CommunityLeft)
    assert {event.community for event in gone} == {f"discord:{other.id}"}


async def test_direct_messages_are_opened_at_a_pace(
    guild: Guild, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("throttled.utils.now_mono_f", lambda: now)
    monkeypatch.setattr("adapters.discord.chat.OPENING", (1, 2))
    chat = (await start()).chat
    people = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    await chat.send(at(people[0]), say("One"), "k1")
    await chat.send(at(people[1]), say("One"), "k2")
    with pytest.raises(Throttled) as refused:
        await chat.send(at(people[2]), say("One"), "k3")
    assert refused.value.retry_after == 1
    await chat.send(at(people[0]), say("Two"), "k4")  # this one is open already
    now = 101.0
    await chat.send(at(people[2]), say("One"), "k3")


async def test_too_fast_is_taken_as_a_word_to_slow_down(
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


async def test_limits_and_outages_are_said_in_the_ports_words(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await app.call("trouble", path="/messages", status=429, times=1, retry_after=90)
    with pytest.raises(Throttled) as refused:
        await chat.send(at(ana), say("One"), "k1")
    assert refused.value.retry_after == 90
    await app.call("trouble", path="/messages", status=503, times=1)
    with pytest.raises(Temporary):
        await chat.send(at(ana), say("One"), "k1")
    await chat.send(at(ana), say("One"), "k1")
    assert len(await ana.inbox()) == 1


@pytest.mark.parametrize("body", ['{"id": "12345", "chan', "<html>Sorry</html>"])
async def test_half_an_answer_is_an_unknown_outcome_and_looked_up(
    app: App, guild: Guild, start: Start, body: str
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("Hello"), "k0")
    await app.call("trouble", path="/messages", body=body, times=1)
    with pytest.raises(Temporary):
        await chat.send(at(ana), say("One"), "k1")
    await chat.send(at(ana), say("One"), "k1", again=True)
    assert [message.text.split("\n")[0] for message in await ana.inbox()] == ["Hello", "One"]


async def test_a_hundred_messages_at_once_are_as_many_as_discord_takes_and_none_twice(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await chat.send(at(ana), say("First"), "k")
    await asyncio.gather(*(chat.send(at(ana), say(f"{n}"), f"k{n}") for n in range(100)))
    told = [message.text.split("\n")[0] for message in await ana.inbox()]
    assert sorted(told) == sorted(["First", *map(str, range(100))])


async def test_a_ban_is_a_throttle_that_is_waited_out(app: App, guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    await app.call("ban_after", invalid=0)
    with pytest.raises(Throttled) as refused:
        await chat.send(at(ana), say("One"), "k1")
    assert refused.value.retry_after == 600


async def test_profiles_come_from_discord_and_from_what_a_member_did_last(
    guild: Guild, core: Script, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana", nick="Ani", permissions=MANAGE_GUILD, locale="de")
    profile = await chat.profile(at(ana))
    assert (profile.name, profile.organiser, profile.community_name) == ("Ani", True, "Careers")
    assert (profile.zone, profile.language) == ("", "")
    await ana.command("mine")
    assert (await chat.profile(at(ana))).language == "de"


async def test_a_typed_name_is_a_member_only_if_it_can_only_be_one(
    guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana Lima"), await guild.member("Bea")
    await guild.member("Ana Lopez")
    assert await chat.find_member(at(bea), "@ana lima") == at(ana)
    assert await chat.find_member(at(bea), "Ana") is None
    assert await chat.find_member(at(bea), "Nobody") is None
    assert await chat.find_member(at(bea), " ") is None


def test_the_recent_is_forgotten_by_age_and_by_number() -> None:
    now = 0.0
    recent: Recent[str, int] = Recent(2, seconds=10, monotonic=lambda: now)
    for value, key in enumerate("abc"):
        recent.put(key, value)
    assert [recent.get(key) for key in "abc"] == [None, 1, 2]
    now = 10.0
    assert recent.get("c") is None
