"""The setup of a guild: native selects, the bot's permissions, and roles of members."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.discord.timings import DiscordTimings
from bot import cli
from bot.config import Settings
from bot.domain.people import Address, Community
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.adapters.discord.running_bot import RunningBot, Screen, asks, becomes_host, running_bot
from tests.adapters.discord.test_processes import running
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_rules import CHANNEL_SELECT, ROLE_SELECT, STRING_SELECT
from tests.emulators.discord_screen import Failed
from tests.emulators.discord_state import CREATE_PRIVATE_THREADS, MANAGE_GUILD, SEND_IN_THREADS
from tests.support.said import said


async def people(guild: Guild) -> tuple[Screen, Screen, Screen]:
    """Olu, who has Manage Server; Ana, the seeker; Hal, the host."""
    olu = await guild.member("Olu", permissions=MANAGE_GUILD)
    return Screen(olu), Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))


async def set_up(olu: Screen, **values: str | list[str]) -> None:
    """Use `/intro setup`, press the button, submit the modal."""
    await olu.uses("setup")
    await olu.presses("setup.community", within=said("setup-title"))
    await olu.fills(**values)


async def introduced(bot: RunningBot, ana: Screen, hal: Screen) -> None:
    """Ana requests an introduction, and Hal accepts."""
    await asks(ana, hal)
    await bot.advance(hours=25)
    await hal.presses("answer.accept")
    await bot.advance(minutes=1)


async def threads(app: App, guild: Guild, who: Screen) -> dict[str, str]:
    """The threads that a member sees: channel id by name without the code."""
    found = await app.discord.call("threads", guild=guild.id, user=who.member.id)
    return {thread["name"].rpartition(" #")[0]: thread["parent_id"] for thread in found}


async def stored(bot: RunningBot, guild: Guild) -> Community | None:
    async with bot.store.transaction() as tx:
        return await tx.communities.get(f"discord:{guild.id}")


async def test_from_setup_to_a_thread_in_the_chosen_channel(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        olu, ana, hal = await people(guild)
        mentor, student = await guild.role("Mentor"), await guild.role("Student")
        intros = await guild.text_channel("intros")
        await olu.uses("setup")
        await olu.sees(said("setup-never"), said("setup-hosting-all"))
        await olu.presses("setup.community")
        assert olu.form is not None
        assert [component["type"] for _, component in olu.form.inputs] == [
            *(CHANNEL_SELECT, ROLE_SELECT, ROLE_SELECT, ROLE_SELECT, STRING_SELECT)
        ]
        await olu.fills(channel="intros", asking=["Student"], hosting=["Mentor"])
        await olu.sees(
            said("setup-channel", channel="#intros"),
            said("setup-hosting", roles="Mentor", count=1),
            said("setup-asking", roles="Student", count=1),
        )

        # Without the role refused, with it accepted. Each interaction contains the roles.
        await hal.uses("host")
        await hal.sees(said("error-hosting", roles="Mentor", who="Olu"))
        await hal.member.gets(mentor)
        await becomes_host(hal)
        await ana.uses("find", topic="data science")
        await ana.sees(said("find-not-asking", roles="Student"), "Hal")
        ana.receives(await ana.member.context_menu(hal.member.id))
        assert ana.form is None
        await ana.sees(said("error-asking", roles="Student"))
        await ana.member.gets(student)
        await introduced(bot, ana, hal)
        assert await threads(app, guild, ana) == {"Ana & Hal": intros}

        # The modal opens with the current values.
        await olu.uses("setup")
        await olu.presses("setup.community", within="Student")
        assert olu.form is not None
        assert olu.form.values == {
            "channel": [intros],
            "asking": [student],
            "hosting": [mentor],
            "organising": [],
            "language": ["own"],
        }
        await olu.fills(asking=["@everyone"], channel=[], language="cy")
        olu.language = "cy"
        await olu.sees(said("setup-asking-all"), said("setup-channel-own"))
        await ana.uses("mine")
        await ana.sees("Hal")


async def test_a_member_without_the_permission_cannot_submit_the_setup(
    app: App, guild: Guild
) -> None:
    async with running_bot(app) as bot:
        olu, ana, _ = await people(guild)
        student, intros = await guild.role("Student"), await guild.text_channel("intros")
        await ana.member.gets(student)
        await ana.uses("setup")
        await ana.sees(said("error-organising"))
        before = await stored(bot, guild)
        ana.receives(
            await ana.member.forges(
                "setup.community",
                channel={"type": CHANNEL_SELECT, "values": [intros]},
                **{"organising[]": {"type": ROLE_SELECT, "values": [student]}},
                language={"type": STRING_SELECT, "values": ["cy"]},
            )
        )
        await ana.sees(said("error-organising"))
        assert await stored(bot, guild) == before
        # An organiser role counts once it is set, and while the member has it.
        await set_up(olu, organising=["Student"])
        await ana.uses("setup")
        await ana.presses("setup.community")
        await ana.member.gets(student, lost=True)
        await ana.fills(language="cy")
        await ana.sees(said("error-organising"))
        after = await stored(bot, guild)
        assert after is not None
        assert (after.language, after.organising) == ("", (student,))


async def test_another_guilds_channels_and_roles_cannot_be_chosen(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        olu, _, _ = await people(guild)
        other = await app.guild("Alumni")
        theirs, role = await other.text_channel("theirs"), await other.role("Theirs")
        await olu.uses("setup")
        olu.receives(
            await olu.member.forges(
                "setup.community",
                channel={"type": CHANNEL_SELECT, "values": [theirs]},
                **{"hosting[]": {"type": ROLE_SELECT, "values": [role]}},
                language={"type": STRING_SELECT, "values": ["own"]},
            )
        )
        await olu.sees(said("field-channel-gone"), said("field-role-gone"))
        found = await stored(bot, guild)
        assert found is not None
        assert found.set_up_at is None


async def test_a_channel_without_permissions_is_refused_with_their_names(
    app: App, guild: Guild
) -> None:
    async with running_bot(app) as bot:
        olu, ana, hal = await people(guild)
        await guild.text_channel("locked", deny=CREATE_PRIVATE_THREADS | SEND_IN_THREADS)
        intros = await guild.text_channel("intros")
        await set_up(olu, channel="locked", hosting=[])
        lacking = "Create Private Threads, Send Messages in Threads"
        await olu.sees(said("field-channel-lacking", channel="#locked", lacking=lacking))
        await olu.presses("setup.community", within=said("field-channel-lacking"))
        assert olu.form is not None
        await olu.fills(channel="intros")
        await olu.sees(said("setup-channel", channel="#intros"))
        await becomes_host(hal)
        # After the channel is deleted, threads open as without a choice.
        await app.discord.call("delete_channel", channel=intros)
        await introduced(bot, ana, hal)
        assert await threads(app, guild, ana) == {"Ana & Hal": guild.channel}
        await olu.uses("setup")
        await olu.sees(said("setup-channel-gone"))


async def test_a_press_in_a_dm_fetches_the_roles(app: App, guild: Guild) -> None:
    # No profile of an interaction is fresh.
    async with running_bot(app, DiscordTimings(profile_valid_s=0.0)) as bot:
        olu, ana, hal = await people(guild)
        student = await guild.role("Student")
        await set_up(olu, asking=["Student"])
        await ana.member.gets(student)
        await ana.uses("find", topic="data science")
        await ana.presses("find.watch")
        await becomes_host(hal)
        await bot.advance(minutes=1)
        assert "Hal" in (await ana.member.direct_messages())[-1].text
        await ana.member.gets(student, lost=True)
        await ana.presses("request.note", within="Hal")
        await ana.sees(said("error-asking", roles="Student"))
        await ana.member.gets(student)
        await ana.presses("request.note", within="Data scientist")
        assert ana.form is not None


async def test_a_process_without_the_guilds_shard_uses_rest(
    app: App, core: ScriptedHandler, start: Start
) -> None:
    other = await app.guild("Elsewhere", shard=1, shards=2)
    mentor = await other.role("Mentor")
    await other.text_channel("locked", deny=SEND_IN_THREADS)
    olu = await other.member("Olu", permissions=MANAGE_GUILD)
    await olu.gets(mentor)
    chat = (await start(shard_ids=[0], shard_count=2)).chat
    membership = await chat.membership(Address.parse(olu.address))
    assert membership.profile.organiser
    assert mentor in membership.profile.roles
    assert membership.roles[mentor] == "Mentor"
    assert other.id not in membership.roles  # @everyone
    assert {channel.name: channel.lacking for channel in membership.channels.values()} == {
        "#general": (),
        "#locked": ("Send Messages in Threads",),
    }


async def test_the_channel_select_lists_only_channels_of_the_guild(app: App, guild: Guild) -> None:
    async with running_bot(app):
        olu, _, _ = await people(guild)
        await olu.uses("setup")
        await olu.presses("setup.community")
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
        database_url=f"sqlite:///{tmp_path / 'paned.db'}",
    )
    with running(app, "tests.program", "run", folder=tmp_path):
        await app.call("connected")
        for who in (olu, ana, hal):
            await who.agrees()
        await set_up(olu, channel="intros")
        await becomes_host(hal)
        await ana.uses("settings")
        await ana.presses("settings.zone")
        await ana.fills(zone="London")
        await hal.uses("settings")
        for who in (ana, hal):  # no quiet hours
            await who.presses("settings.time")
            await who.fills(zone="London", quiet_from="08:00", quiet_to="08:00")
        await asks(ana, hal)
        await hal.uses("mine")
        await hal.presses("mine.card")
        await hal.presses("answer.accept")
        async with asyncio.timeout(10):
            while not (found := await threads(app, guild, ana)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert found == {"Ana & Hal": intros}
        assert await cli.doctor(settings) == 0
        assert "private threads are opened in #intros" in capsys.readouterr().out
    await app.discord.call("delete_channel", channel=intros)
    await cli.doctor(settings)
    assert "private threads are opened in #general" in capsys.readouterr().out
