"""The registration of the real commands, in Discord's locales, only when they change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord import commands
from bot.engine.feature import Argument
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.emulators import discord_schema
from tests.emulators.discord_member import App
from tests.emulators.discord_rules import check_commands
from tests.support.routing import ROUTER

REAL = tuple(ROUTER.commands.values())


def test_discord_accepts_the_real_commands() -> None:
    payloads = commands.payloads(REAL)
    check_commands(payloads)
    if discord_schema.SPEC.exists():
        for payload in payloads:
            discord_schema.named("ApplicationCommandUpdateRequest").validate(payload)


def test_every_subcommand_is_described_in_each_locale_of_discord() -> None:
    intro, *menus = commands.payloads(REAL)
    assert [o["name"] for o in intro["options"]] == [c.name for c in REAL if c.name]
    for option in intro["options"]:
        assert not option["description"].startswith("/intro")
        assert set(option["description_localizations"]) == {
            "en-GB",
            "en-US",
        }  # Discord has no Welsh
    assert [(menu["type"], menu["name"], menu["contexts"]) for menu in menus] == [
        (2, commands.REQUEST_MENU, [0]),
        (2, commands.SAFETY_MENU, [0]),
        (3, commands.SAFETY_MENU, [0, 1]),  # most messages of the bot are in DMs
    ]
    assert intro["contexts"] == [0]


def test_options_fit_the_argument() -> None:
    intro, *_ = commands.payloads(REAL)
    by_name = {option["name"]: option["options"] for option in intro["options"]}
    for command in REAL:
        if command.name:
            offered = [(o["name"], o["type"]) for o in by_name[command.name]]
            expected = commands.OPTIONS.get(command.argument, ())
            assert offered == [(name, kind) for name, _, kind in expected]
    assert {o["name"]: o.get("autocomplete") for o in by_name["find"]} == {"topic": True}


@pytest.mark.parametrize("changed, puts", [(False, 1), (True, 2)])
async def test_commands_are_registered_again_only_if_they_changed(
    app: App, core: ScriptedHandler, start: Start, changed: bool, puts: int
) -> None:
    await start()
    if changed:
        first, *others = core.commands
        core.commands = (replace(first, argument=Argument.NONE), *others)
    await start()
    assert (await app.call("seen"))["command_puts"] == puts
