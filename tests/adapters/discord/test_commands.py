"""What Discord is told of the commands: the real core's, in its locales, only when they change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord import commands
from bot.catalogue import CATALOGUE
from bot.flow import Argument
from tests.adapters.discord.conftest import Script, Start
from tests.emulators import discord_schema
from tests.emulators.discord_member import App
from tests.emulators.discord_rules import check_commands

REAL = tuple(CATALOGUE.commands.values())


def test_the_real_commands_are_ones_that_discord_takes() -> None:
    payloads = commands.payloads(REAL)
    check_commands(payloads)
    if discord_schema.SPEC.exists():
        for payload in payloads:
            discord_schema.named("ApplicationCommandUpdateRequest").validate(payload)


def test_every_subcommand_says_what_it_does_in_the_locales_that_discord_has() -> None:
    intro, menu = commands.payloads(REAL)
    assert [o["name"] for o in intro["options"]] == [c.name for c in REAL if c.name]
    for option in intro["options"]:
        assert not option["description"].startswith("/intro")
        assert set(option["description_localizations"]) == {"en-GB", "en-US"}  # no Welsh there
    assert menu["name"] == "Request an introduction"
    assert all(payload["contexts"] == [0] for payload in (intro, menu))


def test_options_fit_what_may_follow() -> None:
    intro, _ = commands.payloads(REAL)
    by_name = {option["name"]: option["options"] for option in intro["options"]}
    for command in REAL:
        if command.name:
            offered = [(o["name"], o["type"]) for o in by_name[command.name]]
            assert offered == list(commands.OPTIONS.get(command.argument, ()))
    assert {o["name"]: o.get("autocomplete") for o in by_name["find"]} == {"topic": True}


@pytest.mark.parametrize("changed, puts", [(False, 1), (True, 2)])
async def test_discord_is_told_again_only_what_changed(
    app: App, core: Script, start: Start, changed: bool, puts: int
) -> None:
    await start()
    if changed:
        first, *others = core.commands
        core.commands = (replace(first, argument=Argument.NONE), *others)
    await start()
    assert (await app.call("seen"))["command_puts"] == puts
