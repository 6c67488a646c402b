"""“Block or report” in the menus of Discord, on a member and on a message."""

from __future__ import annotations

from adapters.discord.commands import SAFETY_MENU
from bot.core.events import CommandUsed
from bot.domain.people import Address
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.adapters.discord.running_bot import Screen, asks, becomes_host, running_bot
from tests.adapters.discord.test_chat import at, say
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_screen import Message
from tests.support.said import said


async def test_on_a_member_or_on_their_message_it_names_them(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    await start()
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await ana.context_menu(bea.id, SAFETY_MENU)
    by_bea = {"id": "77", "channel_id": guild.channel, "author": {"id": bea.id}, "components": []}
    await ana.message_menu(Message(by_bea), SAFETY_MENU)
    assert len(core.events) == 2
    for event in core.events:
        assert isinstance(event, CommandUsed)
        assert (event.name, event.outside) == ("block", False)
        assert event.mentions == (Address("discord", guild.id, bea.id),)
        assert event.message is None


async def test_a_direct_message_names_its_server_only_in_the_bots_own_words(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    bot = await start()
    ana = await guild.member("Ana")
    ref = await bot.chat.send(at(ana), say("Hello."), "k1")
    [sent] = await ana.direct_messages(least=1)
    await ana.message_menu(Message({**sent.raw, "author": {"id": ana.id}}), SAFETY_MENU)
    assert core.events == []
    await ana.message_menu(sent, SAFETY_MENU)
    [event] = core.events
    assert isinstance(event, CommandUsed)
    assert (event.name, event.outside, event.mentions) == ("block", True, ())
    assert event.actor == at(ana)
    assert event.message is not None
    assert event.message.id == ref.id


async def test_it_blocks_whom_a_message_of_the_bot_is_about(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        ana, hal = Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))
        await becomes_host(hal)
        await asks(ana, hal)
        await bot.advance(hours=5)
        [asked] = await hal.member.direct_messages(least=1)
        await hal.presses("answer.accept")
        await bot.advance(minutes=1)
        [(_, [together])] = await ana.member.threads()
        ana.receives(await ana.member.message_menu(together, SAFETY_MENU))
        await ana.sees(said("block-sure", name="Hal"))

        hal.receives(await hal.member.message_menu(asked, SAFETY_MENU))
        await hal.sees(said("block-sure", name="Ana"))
        await hal.presses("safety.block")
        await hal.sees(said("blocked-now", name="Ana"))
        await bot.advance(hours=20)
        await ana.sees(said("nudge-cancelled", name="Hal"))
