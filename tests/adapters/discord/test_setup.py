"""An organiser sets a guild up: native choosers, the bot's permissions, and who may do what."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import __main__ as command
from bot.config import Settings
from bot.model.people import Address, Community
from tests.adapters.discord.conftest import Script, Start
from tests.adapters.discord.life import Life, Screen, asks, becomes_host, life
from tests.adapters.discord.test_processes import running
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_rules import CHANNEL_SELECT, ROLE_SELECT, STRING_SELECT
from tests.emulators.discord_screen import Failed
from tests.emulators.discord_state import CREATE_PRIVATE_THREADS, MANAGE_GUILD, SEND_IN_THREADS


async def people(guild: Guild) -> tuple[Screen, Screen, Screen]:
    """Olu, who manages the server; Ana, who asks; Hal, who hosts."""
    olu = await guild.member("Olu", permissions=MANAGE_GUILD)
    return Screen(olu), Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))


async def set_up(olu: Screen, **values: str | list[str]) -> None:
    """`/intro setup`, the button, the form."""
    await olu.says("setup")
    await olu.presses("Change this", within="How this community is set up")
    await olu.fills(**values)


async def meets(here: Life, ana: Screen, hal: Screen) -> None:
    """Ana asks, and Hal says yes."""
    await asks(ana, hal)
    await here.passes(hours=25)
    await hal.presses("Yes, happy to talk")
    await here.passes(minutes=1)


async def threads(app: App, guild: Guild, who: Screen) -> dict[str, str]:
    """The threads that somebody sees: the channel by the name without its mark."""
    found = await app.discord.call("threads", guild=guild.id, user=who.member.id)
    return {thread["name"].rpartition(" #")[0]: thread["parent_id"] for thread in found}


async def stored(here: Life, guild: Guild) -> Community | None:
    async with here.store.transaction() as tx:
        return await tx.community(f"discord:{guild.id}")


async def test_from_setup_to_a_thread_in_the_chosen_channel(app: App, guild: Guild) -> None:
    async with life(app) as here:
        olu, ana, hal = await people(guild)
        mentor, student = await guild.role("Mentor"), await guild.role("Student")
        intros = await guild.text_channel("intros")
        await olu.says("setup")
        await olu.sees("Nobody has set anything yet", "Everyone may host.")
        await olu.presses("Change this")
        assert olu.form is not None
        assert [component["type"] for _, component in olu.form.inputs] == [
            *(CHANNEL_SELECT, ROLE_SELECT, ROLE_SELECT, ROLE_SELECT, STRING_SELECT)
        ]
        await olu.fills(channel="intros", asking=["Student"], hosting=["Mentor"])
        await olu.sees(r"open in **\#intros**", "**Mentor** may host", "**Student** may ask")

        # Turned away kindly; with the role, through. Discord tells the bot with each interaction.
        await hal.says("host")
        await hal.sees("Hosting takes a role here: **Mentor**", "Olu")
        await hal.member.gets(mentor)
        await becomes_host(hal)
        await ana.says("find", topic="data science")
        await ana.sees("You can look around", "**Student**", "Hal")
        ana._take(await ana.member.context_menu(hal.member.id))
        assert ana.form is None
        await ana.sees("Asking for a talk takes a role here: **Student**")
        await ana.member.gets(student)
        await meets(here, ana, hal)
        assert await threads(app, guild, ana) == {"Ana & Hal": intros}

        # The form opens again with what is set.
        await olu.says("setup")
        await olu.presses("Change this", within="Student")
        assert olu.form is not None
        assert olu.form.values == {
            "channel": [intros],
            "asking": [student],
            "hosting": [mentor],
            "organising": [],
            "language": ["own"],
        }
        await olu.fills(asking=["@everyone"], channel=[], language="cy")
        await olu.sees("Mae pawb yn cael gofyn am sgwrs", "mewn sianel rwy'n ei dewis fy hun")
        await ana.says("mine")
        await ana.sees("Hal")


async def test_a_member_who_manages_nothing_is_refused_whatever_they_send(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        olu, ana, _ = await people(guild)
        student, intros = await guild.role("Student"), await guild.text_channel("intros")
        await ana.member.gets(student)
        await ana.says("setup")
        await ana.sees("Only organisers can set this community up")
        before = await stored(here, guild)
        ana._take(
            await ana.member.forges(
                "setup.community",
                channel={"type": CHANNEL_SELECT, "values": [intros]},
                **{"organising[]": {"type": ROLE_SELECT, "values": [student]}},
                language={"type": STRING_SELECT, "values": ["cy"]},
            )
        )
        await ana.sees("Only organisers can set this community up")
        assert await stored(here, guild) == before
        # A role makes organisers too, from the moment it is set and only while one has it.
        await set_up(olu, organising=["Student"])
        await ana.says("setup")
        await ana.presses("Change this")
        await ana.member.gets(student, lost=True)
        await ana.fills(language="cy")
        await ana.sees("Only organisers can set this community up")
        after = await stored(here, guild)
        assert after is not None
        assert (after.language, after.organising) == ("", (student,))


async def test_another_guilds_channels_and_roles_cannot_be_chosen(app: App, guild: Guild) -> None:
    async with life(app) as here:
        olu, _, _ = await people(guild)
        other = await app.guild("Alumni")
        theirs, role = await other.text_channel("theirs"), await other.role("Theirs")
        await olu.says("setup")
        olu._take(
            await olu.member.forges(
                "setup.community",
                channel={"type": CHANNEL_SELECT, "values": [theirs]},
                **{"hosting[]": {"type": ROLE_SELECT, "values": [role]}},
                language={"type": STRING_SELECT, "values": ["own"]},
            )
        )
        await olu.sees("This channel is not here any more", "One of these roles is not here")
        found = await stored(here, guild)
        assert found is not None
        assert found.set_up_at is None


async def test_a_channel_where_the_bot_may_not_open_threads_is_named_with_what_is_missing(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        olu, ana, hal = await people(guild)
        await guild.text_channel("locked", deny=CREATE_PRIVATE_THREADS | SEND_IN_THREADS)
        intros = await guild.text_channel("intros")
        await set_up(olu, channel="locked", hosting=[])
        await olu.sees("In #locked I still need: Create Private Threads, Send Messages in Threads")
        await olu.presses("setup.community", within="I still need")
        assert olu.form is not None
        await olu.fills(channel="intros")
        await olu.sees(r"open in **\#intros**")
        await becomes_host(hal)
        # The chosen channel is deleted: threads open where they would without a choice.
        await app.discord.call("delete_channel", channel=intros)
        await meets(here, ana, hal)
        assert await threads(app, guild, ana) == {"Ana & Hal": guild.channel}
        await olu.says("setup")
        await olu.sees("The channel you chose is not here any more")


async def test_a_press_in_a_direct_message_asks_discord_for_the_roles(
    app: App, guild: Guild
) -> None:
    async with life(app) as here:
        olu, ana, hal = await people(guild)
        student = await guild.role("Student")
        await set_up(olu, asking=["Student"])
        await ana.member.gets(student)
        await ana.says("find", topic="data science")
        await ana.presses("Tell me when someone fits")
        await becomes_host(hal)
        await here.passes(minutes=1)
        assert "Hal" in (await ana.member.inbox())[-1].text
        here.adapter.chat._just_seen.drop(
            Address.parse(ana.member.address)
        )  # the interaction was a while ago
        await ana.member.gets(student, lost=True)
        await ana.presses("Ask for a talk", within="Hal")
        await ana.sees("Asking for a talk takes a role here: **Student**")
        await ana.member.gets(student)
        await ana.presses("Ask for a talk", within="Data scientist")
        assert ana.form is not None


async def test_a_process_without_the_guilds_shard_asks_discord(
    app: App, core: Script, start: Start
) -> None:
    elsewhere = await app.guild("Elsewhere", shard=1, shards=2)
    mentor = await elsewhere.role("Mentor")
    await elsewhere.text_channel("locked", deny=SEND_IN_THREADS)
    olu = await elsewhere.member("Olu", permissions=MANAGE_GUILD)
    await olu.gets(mentor)
    chat = (await start(shard_ids=[0], shard_count=2)).chat
    standing = await chat.standing(Address.parse(olu.address))
    assert standing.profile.organiser
    assert mentor in standing.profile.roles
    assert standing.roles[mentor] == "Mentor"
    assert elsewhere.id not in standing.roles  # @everyone is no role to choose
    assert {channel.name: channel.lacking for channel in standing.channels.values()} == {
        "#general": (),
        "#locked": ("Send Messages in Threads",),
    }


async def test_the_form_offers_only_what_can_be_used(app: App, guild: Guild) -> None:
    async with life(app):
        olu, _, _ = await people(guild)
        await olu.says("setup")
        await olu.presses("Change this")
        with pytest.raises(Failed, match="offers"):
            await olu.fills(channel="no-such-channel")


async def test_the_program_and_its_doctor_use_the_chosen_channel(
    app: App, guild: Guild, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    olu, ana, hal = await people(guild)
    intros = await guild.text_channel("intros")
    settings = Settings(
        discord_token=app.token,
        discord_api_url=app.discord.api,
        database_url=f"sqlite:///{tmp_path / 'handshakes.db'}",
    )
    with running(app, "bot", "run", folder=tmp_path):
        await app.call("connected")
        await set_up(olu, channel="intros")
        await becomes_host(hal)
        await ana.says("settings")
        await ana.presses("settings.zone")
        await ana.fills(zone="London")
        await hal.says("settings")
        for who in (ana, hal):  # so that nothing waits for the morning
            await who.presses("settings.time")
            await who.fills(zone="London", quiet_from="08:00", quiet_to="08:00")
        await asks(ana, hal)
        await hal.says("mine")
        await hal.presses("Open")
        await hal.presses("Yes, happy to talk")
        async with asyncio.timeout(10):
            while not (found := await threads(app, guild, ana)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert found == {"Ana & Hal": intros}
        assert await command.doctor(settings) == 0
        assert "private threads are opened in #intros" in capsys.readouterr().out
    await app.discord.call("delete_channel", channel=intros)
    await command.doctor(settings)
    assert "private threads are opened in #general" in capsys.readouterr().out
