"""`Chat.update`: the content of a sent message is replaced; its files, mentions and mark stay."""

from __future__ import annotations

import pytest

from bot.core.messages import Actions, Button, File, Message, Paragraph, Quote, message
from bot.core.ports import MessageRef, Unreachable
from bot.core.text import text
from tests.adapters.discord.conftest import Start
from tests.adapters.discord.test_chat import at
from tests.emulators.discord_member import App, Guild, Member
from tests.emulators.discord_screen import Message as Received

INVITE = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
MOVED = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR moved")
CANCEL = Button("Cancel", "meet.cancel:7")


def agreed(*buttons: Button, files: tuple[File, ...] = ()) -> Message:
    return message(Paragraph(text("Agreed.")), Actions(buttons) if buttons else None, files=files)


async def received(member: Member) -> list[Received]:
    """All messages of the bot to this member: in DMs, then in private threads."""
    threads = [message for _, messages in await member.threads() for message in messages]
    return [*await member.direct_messages(), *threads]


@pytest.mark.parametrize("surface", ["dm", "own thread", "shared thread"])
async def test_a_calendar_file_stays_when_the_buttons_end(
    guild: Guild, start: Start, surface: str
) -> None:
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    if surface == "own thread":
        await ana.close_dms()
    sent = agreed(CANCEL, files=(INVITE,))
    if surface == "shared thread":
        ref = await chat.open_conversation([at(ana), at(bea)], sent, "k1")
    else:
        ref = await chat.send(at(ana), sent, "k1")
    [before] = await received(ana)

    await chat.update(ref, agreed())
    await chat.update(ref, agreed())  # a retry

    [after] = await received(ana)
    assert before.find("meet.cancel")
    assert after.buttons == {}
    assert after.text == before.text
    assert after.files == {"talk.ics": "BEGIN:VCALENDAR"}
    # An attachment gets its id when it is uploaded.
    ids = [[file["id"] for file in seen.raw["attachments"]] for seen in (before, after)]
    assert ids[0] == ids[1]


async def test_a_file_of_the_same_name_is_replaced(guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), agreed(files=(INVITE,)), "k1")
    await chat.update(ref, agreed(files=(MOVED,)))
    [after] = await ana.direct_messages()
    assert after.files == {"talk.ics": "BEGIN:VCALENDAR moved"}


async def test_the_full_text_of_a_truncated_message_follows_the_update(
    guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), message(Quote("*" * 2900), files=(INVITE,)), "k1")
    [before] = await ana.direct_messages()
    assert set(before.files) == {"talk.ics", "message.txt"}
    await chat.update(ref, message(Quote("_" * 2900)))
    [after] = await ana.direct_messages()
    assert set(after.files) == {"talk.ics", "message.txt"}
    assert after.files["message.txt"] == f"> {'_' * 2900}"
    await chat.update(ref, agreed())
    assert set((await ana.direct_messages())[0].files) == {"talk.ics"}


async def test_a_second_try_of_the_delivery_finds_an_updated_message(
    app: App, guild: Guild, start: Start
) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), agreed(CANCEL), "k1")
    await chat.update(ref, agreed())
    await app.discord.call("advance", seconds=3600)  # Discord no longer knows the nonce
    assert await chat.send(at(ana), agreed(CANCEL), "k1", maybe_sent=True) == ref
    assert len(await ana.direct_messages()) == 1


async def test_a_deleted_message_is_unreachable(guild: Guild, start: Start) -> None:
    chat = (await start()).chat
    ana = await guild.member("Ana")
    ref = await chat.send(at(ana), agreed(), "k1")
    deleted = MessageRef(ref.address, f"{ref.id.rpartition('.')[0]}.987654321")
    with pytest.raises(Unreachable):
        await chat.update(deleted, agreed())
