"""The application commands: `/intro` with its subcommands, and a user command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord
from discord.http import Route

from bot.core.ports import Subcommand
from bot.engine.feature import Argument
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator

Payload = dict[str, Any]

REQUEST_MENU = "Request an introduction"
"""The user command in the context menu of a member. Discord identifies it by this name."""
SAFETY_MENU = "Block or report"
"""The same, and in the context menu of a message too."""
MENUS = {REQUEST_MENU: "request", SAFETY_MENU: "block"}
"""The subcommand that each uses."""

_CHAT_INPUT, _USER_MENU, _MESSAGE_MENU = 1, 2, 3
_GUILD, _BOT_DM = 0, 1
_SUBCOMMAND, _STRING, _USER = 1, 3, 6
DESCRIPTION_MAX = 100  # characters
_COMPARED_KEYS = (
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


def payloads(commands: Iterable[Subcommand]) -> list[Payload]:
    """Return the commands to register, for use in guilds; that on messages also in DMs of the bot,
    where most of its messages are."""
    shared = {"contexts": [_GUILD], "integration_types": [0]}
    return [
        {
            "type": _CHAT_INPUT,
            "name": "intro",
            **_descriptions("command-intro"),
            "options": [_subcommand(command) for command in commands if command.name],
            **shared,
        },
        *({"type": _USER_MENU, "name": name, **shared} for name in MENUS),
        {
            "type": _MESSAGE_MENU,
            "name": SAFETY_MENU,
            **shared,
            "contexts": [_GUILD, _BOT_DM],
        },
    ]


def _subcommand(command: Subcommand) -> Payload:
    return {
        "type": _SUBCOMMAND,
        "name": command.name,
        **_descriptions(f"command-{command.name}"),
        "options": [_option(*option) for option in OPTIONS.get(Argument(command.argument), ())],
    }


OPTIONS: dict[Argument, tuple[tuple[str, str, int], ...]] = {
    Argument.TOPIC: (("topic", "argument-topic", _STRING),),
    # A member of this guild is selected; the name of a host in a connected guild is typed.
    Argument.HOST: (("host", "argument-host", _USER), ("name", "argument-name", _STRING)),
    Argument.MEMBER: (
        ("member", "argument-member", _USER),
        ("name", "argument-member-name", _STRING),
    ),
    Argument.SOMEBODY: (
        ("member", "argument-member", _USER),
        ("topic", "argument-topic", _STRING),
    ),
    Argument.ZONE: (("zone", "argument-zone", _STRING),),
}
"""The options of a subcommand by its argument: name, sentence id of the description, type."""


def _option(name: str, sentence_id: str, kind: int) -> Payload:
    shared = {"type": kind, "name": name, **_descriptions(sentence_id), "required": False}
    return shared if kind == _USER else {**shared, "autocomplete": True, "max_length": 100}


def _descriptions(sentence_id: str) -> Payload:
    return {
        "description": _description("en", sentence_id),
        "description_localizations": {
            locale: _description(language, sentence_id)
            for language in LANGUAGES
            for locale in map(str, discord.Locale)
            if locale.split("-")[0] == language
        },
    }


def _description(language: str, sentence_id: str) -> str:
    """Return the sentence without the leading usage, which Discord shows by itself."""
    description = Translator(language, "UTC").label(sentence_id)
    if description.startswith("/intro"):
        description = description.partition(": ")[2] or description
    return description[:1].upper() + description[1:DESCRIPTION_MAX]


async def sync(client: discord.AutoShardedClient, commands: Iterable[Subcommand]) -> bool:
    """Register the commands if they differ from those registered; return whether they did."""
    assert client.application_id is not None
    wanted = payloads(commands)
    path = "/applications/{application_id}/commands"
    route = Route("GET", path, application_id=client.application_id)
    registered = await client.http.request(route, params={"with_localizations": "true"})
    if sorted(map(_comparable, registered)) == sorted(map(_comparable, wanted)):
        return False
    await client.http.bulk_upsert_global_commands(client.application_id, wanted)
    return True


def _comparable(payload: Payload) -> str:
    """Return the compared keys of a command. Discord adds keys, and drops empty ones."""
    compared = {key: payload[key] for key in _COMPARED_KEYS if payload.get(key)}
    if "options" in compared:
        compared["options"] = [_comparable(option) for option in compared["options"]]
    if "contexts" in compared:
        compared["contexts"] = sorted(compared["contexts"])
    return repr(sorted(compared.items(), key=lambda item: item[0]))
