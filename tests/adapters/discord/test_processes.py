"""Processes: kills, shards in several processes, wrong settings."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from discord import Client

from bot.core.messages import Paragraph, message
from bot.core.ports import Temporary, Unreachable
from bot.core.text import text
from bot.domain.people import Address
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.adapters.discord.running_bot import Screen
from tests.emulators.discord_member import ROOT, App, Guild
from tests.support.said import said


@contextmanager
def running(app: App, *command: str, folder: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """A process with the settings that an operator would set."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SLACK_")},
        "PYTHONPATH": str(ROOT),
        "DISCORD_TOKEN": app.token,
        "DISCORD_API_URL": app.discord.api,
        "DISCORD_GATEWAY_URL": app.discord.gateway,
        "WEB_PORT": "0",
        "DATABASE_URL": f"sqlite:///{(folder or ROOT) / 'paned.db'}",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder or ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.terminate()
            try:
                process.wait(10)
            finally:
                process.kill()


async def test_a_killed_program_continues_after_a_restart(
    app: App, guild: Guild, tmp_path: Path
) -> None:
    ana, hal = Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))
    dead: list[str] = []
    with ExitStack() as stack:

        async def restart() -> None:
            for process in list(alive):
                process.kill()
                process.wait(10)
                alive.remove(process)
            alive.append(stack.enter_context(running(app, "tests.program", "run", folder=tmp_path)))
            dead.extend(await app.call("connected", besides=dead))

        alive: list[subprocess.Popen[str]] = []
        await restart()
        await hal.agrees()
        await ana.uses("find", topic="data science")
        await hal.uses("host")
        await hal.presses("host.about")
        await hal.fills(role="Data scientist", organisation="Acme", topics="data science")
        await hal.presses("host.talk")
        await restart()  # while a modal is open
        await hal.fills(formats=["video"], lengths=["20"], languages="English")
        await hal.presses("host.when")
        await hal.fills(windows="Mon-Fri 12:00-14:00", zone="London")
        await restart()
        await ana.presses(
            "consent.agree"
        )  # the notice of two processes ago; what she sought goes on
        await restart()
        await ana.presses("request.note")
        await ana.fills(why="I read your article on forecasts.", learn="How do you begin?")
        await restart()
        await ana.presses("request.send")
        await ana.sees(said("request-sent", name="Hal"))
        # The commands are registered once, not at every start.
        assert (await app.call("seen"))["command_puts"] == 1


async def test_two_shards_in_two_processes(app: App) -> None:
    guilds = [await app.guild(f"Guild {shard}", shard=shard, shards=2) for shard in (0, 1)]
    echo = "tests.adapters.discord.echo_process"
    with running(app, echo, "0", "2"), running(app, echo, "1", "2"):
        await app.call("connected", sessions=2)
        for shard, guild in enumerate(guilds):
            ana = await guild.member("Ana")
            shown = await ana.command("mine")
            assert shown.message.text == f"shard {shard}: CommandUsed"
            [dm] = await ana.direct_messages(1)
            assert f"[Guild {shard}]" in dm.text
            # Shard 0 receives all DMs, and reads the guild from the message.
            pressed = await ana.press(dm, "a.b")
            assert pressed.message.text.startswith(f"shard 0: ButtonPressed {ana.address} a.b:1")


async def test_a_process_reaches_guilds_on_shards_it_does_not_have(
    app: App, core: ScriptedHandler, start: Start
) -> None:
    other = await app.guild("Elsewhere", shard=1, shards=2)
    chat = (await start(shard_ids=[0], shard_count=2)).chat
    ana, bea = await other.member("Ana"), await other.member("Bea")
    people = [Address.parse(member.address) for member in (ana, bea)]
    meet = message(Paragraph(text("Meet")))
    await ana.close_dms()
    await chat.send(people[0], meet, "k1")
    await chat.send(people[1], meet, "k2")
    await chat.open_conversation(people, meet, "k3")
    assert (await chat.profile(people[0])).community_name == "Elsewhere"
    assert len(await ana.threads()) == 2
    assert "[Elsewhere]" in (await bea.direct_messages())[0].text


async def test_discord_sets_the_shard_count_unless_it_is_given(
    app: App, core: ScriptedHandler, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """discord.py waits 5 seconds between two shards."""

    monkeypatch.setattr(Client, "before_identify_hook", at_once)
    large = await app.discord.app(shards=3)
    await start(token=large.token)
    assert len(await large.call("connected", sessions=3)) == 3


async def test_the_gateway_address_comes_from_discord_unless_it_is_given(
    app: App, core: ScriptedHandler, start: Start
) -> None:
    await start(gateway_url="")
    assert await app.call("connected")


async def test_a_token_revoked_at_run_time_is_logged(
    app: App, core: ScriptedHandler, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    adapter = await start()
    assert await adapter.connected()
    await app.call("cut", how="ban")
    async with asyncio.timeout(30):
        await adapter.ended.wait()
    assert not await adapter.connected()
    assert "Discord ended the connection for good" in caplog.text


async def test_the_program_ends_when_its_token_is_revoked(
    app: App, guild: Guild, tmp_path: Path
) -> None:
    ana = await guild.member("Ana")
    with running(app, "tests.program", "run", folder=tmp_path) as process:
        await app.call("connected")
        await ana.command("help")  # discord.py tries for ever what fails before it is connected
        await app.call("cut", how="ban")
        assert await asyncio.to_thread(process.wait, 15) == 1
        assert process.stderr is not None
        assert "Discord ended the connection for good" in process.stderr.read()


async def test_no_log_contains_text_of_members(
    app: App, guild: Guild, core: ScriptedHandler, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await start()
    ana = await guild.member("Ana")
    await ana.command("find", {"topic": "a very private wish"})
    assert caplog.records
    assert "private wish" not in caplog.text
    assert app.token not in caplog.text


async def test_a_wrong_token_and_an_outage_at_the_start_raise(
    app: App, core: ScriptedHandler, start: Start
) -> None:
    with pytest.raises(Unreachable, match="DISCORD_TOKEN"):
        await start(token="wrong")
    await app.call("fault", path="/users/@me", status=503, times=1)
    with pytest.raises(Temporary, match="cannot be reached"):
        await start()


async def test_a_gateway_that_refuses_at_the_start_raises(
    app: App, core: ScriptedHandler, start: Start
) -> None:
    large = await app.discord.app(shards=3)
    with pytest.raises(Unreachable, match="gateway"):
        await start(token=large.token, shard_ids=[0], shard_count=2)  # too few shards
