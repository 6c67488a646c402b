"""A guild that adds the bot reads once who it is, where everybody reads; else its owner does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.core.events import CommunityJoined, Event
from bot.core.messages import Actions, Button, Paragraph, message
from bot.core.responses import Nothing, Reply, Response
from bot.core.text import text
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.emulators.discord_member import App, Guild, Member
from tests.emulators.discord_screen import Message
from tests.emulators.discord_state import SEND, VIEW

HELLO = message(Paragraph(text("Hello, @everyone")), Actions((Button("Set it up", "setup.open"),)))


def greets(event: Event) -> Response:
    """The core greets each guild."""
    return Reply(HELLO, private=False) if isinstance(event, CommunityJoined) else Nothing()


async def added(app: App, name: str = "Alumni", **given: Any) -> Guild:
    """Somebody adds the bot to a guild."""
    now = datetime.now(UTC).isoformat()
    made = await app.call("guild", name=name, joined_at=now, **given)
    return Guild(app, made["id"], made["channel"], name)


async def read_in(guild: Guild) -> list[Message]:
    """What a member reads in the first channel of the guild."""
    ann = await guild.member("Ann")
    found = await guild.app.discord.call("messages", channel=guild.channel, user=ann.id)
    return [Message(each) for each in found]


async def test_a_guild_that_adds_the_bot_reads_who_it_is(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = greets
    adapter = await start()
    alumni = await added(app)
    [joined] = await core.received(CommunityJoined)
    await adapter.drain()
    assert (joined.community, joined.name) == (f"discord:{alumni.id}", "Alumni")
    assert joined.language == "en-GB"
    (hello,) = await read_in(alumni)
    assert "Hello" in hello.text
    assert not hello.pinged
    assert await read_in(guild) == []  # it was there before


async def test_where_it_may_not_write_the_owner_reads_it(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = greets
    adapter = await start()
    olu = await app.discord.call("user", name="Olu")
    closed = await added(app, everyone=VIEW, owner=olu)
    await core.received(CommunityJoined)
    await adapter.drain()
    assert await read_in(closed) == []
    (hello,) = await Member(closed, olu, "Olu").direct_messages(1)
    assert "Hello" in hello.text


async def test_where_nobody_can_be_reached_nothing_is_lost_but_the_message(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = greets
    adapter = await start()
    olu = await app.discord.call("user", name="Olu")
    await app.discord.call("close_dms", user=olu, closed=True)
    await added(app, everyone=VIEW, owner=olu)
    await core.received(CommunityJoined)
    await adapter.drain()
    assert await adapter.connected()


async def test_a_guild_that_added_it_while_it_was_away_reads_it_at_the_next_start(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = greets
    lately = await added(app, everyone=VIEW | SEND)
    adapter = await start()
    [joined] = await core.received(CommunityJoined)
    await adapter.drain()
    assert joined.community == f"discord:{lately.id}"
    assert len(await read_in(lately)) == 1
    # The core answers the same event once, whichever process reports it.
    await adapter.close()
    again = await start()
    await core.received(CommunityJoined, least=2)
    await again.drain()
    assert len(await read_in(lately)) == 1
