"""The commands Discord shows: `/intro` with its subcommands, and a member's context menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord
from discord.http import Route

from bot.flow import Argument, Command
from bot.words import LANGUAGES, Words

Payload = dict[str, Any]

REQUEST_MENU = "Request an introduction"
"""What a member's context menu says. Its name tells the commands apart, so it stays as it is."""

_CHAT_INPUT, _USER_MENU = 1, 2
_SUBCOMMAND, _STRING, _USER = 1, 3, 6
_KEPT = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "required",
    "autocomplete",
    "max_length",
    "contexts",
    "integration_types",
)


def payloads(commands: Iterable[Command]) -> list[Payload]:
    """What Discord is told, from the core's subcommands. Only in guilds."""
    shared = {"contexts": [0], "integration_types": [0]}
    return [
        {
            "type": _CHAT_INPUT,
            "name": "intro",
            **_said("command-intro"),
            "options": [_subcommand(command) for command in commands if command.name],
            **shared,
        },
        {
            "type": _USER_MENU,
            "name": REQUEST_MENU,
            **shared,
        },
    ]


def _subcommand(command: Command) -> Payload:
    return {
        "type": _SUBCOMMAND,
        "name": command.name,
        **_said(f"command-{command.name}"),
        "options": [_option(*option) for option in OPTIONS.get(command.argument, ())],
    }


OPTIONS: dict[Argument, tuple[tuple[str, int], ...]] = {
    Argument.TOPIC: (("topic", _STRING),),
    # Somebody of this server is chosen; a host of another community is named.
    Argument.HOST: (("host", _USER), ("name", _STRING)),
    Argument.ZONE: (("zone", _STRING),),
}


def _option(name: str, kind: int) -> Payload:
    shared = {"type": kind, "name": name, **_said(f"argument-{name}"), "required": False}
    return shared if kind == _USER else {**shared, "autocomplete": True, "max_length": 100}


def _said(sentence: str) -> Payload:
    return {
        "description": _sentence("en", sentence, 100),
        "description_localizations": _localised(sentence, 100),
    }


def _localised(sentence: str, most: int) -> dict[str, str]:
    return {
        locale: _sentence(language, sentence, most)
        for language in LANGUAGES
        for locale in map(str, discord.Locale)
        if locale.split("-")[0] == language
    }


def _sentence(language: str, sentence: str, most: int) -> str:
    """The sentence without the usage before it, which Discord shows by itself."""
    label = Words(language, "UTC").label(sentence)
    if label.startswith("/intro"):
        label = label.partition(": ")[2] or label
    return label[:1].upper() + label[1:most]


async def sync(client: discord.AutoShardedClient, commands: Iterable[Command]) -> bool:
    """Tell Discord the commands if they are not what it has; whether anything was told."""
    assert client.application_id is not None
    wanted = payloads(commands)
    path = "/applications/{application_id}/commands"
    route = Route("GET", path, application_id=client.application_id)
    present = await client.http.request(route, params={"with_localizations": "true"})
    if sorted(map(_essence, present)) == sorted(map(_essence, wanted)):
        return False
    await client.http.bulk_upsert_global_commands(client.application_id, wanted)
    return True


def _essence(payload: Payload) -> str:
    """What matters of a command, so that it can be compared: Discord adds and drops empty keys."""
    kept = {key: payload[key] for key in _KEPT if payload.get(key)}
    if "options" in kept:
        kept["options"] = [_essence(option) for option in kept["options"]]
    if "contexts" in kept:
        kept["contexts"] = sorted(kept["contexts"])
    return repr(sorted(kept.items(), key=lambda item: item[0]))
