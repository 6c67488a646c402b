"""Completions of a command while a member types it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.responses import Suggestion
from bot.core.store import Transaction
from bot.domain.hosts import Host, fold
from bot.domain.people import Person
from bot.domain.zones import look_up, offers
from bot.engine.feature import Argument
from bot.engine.router import Router
from bot.features.settings.zone_fields import clock, nearby, to_type
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

MOST = 25
"""Completions that Discord shows, at most."""


async def suggestions(
    tx: Transaction,
    router: Router,
    network: str,
    person: Person | None,
    words: Translator,
    typed: str,
    now: datetime,
) -> list[Suggestion]:
    """Return completions of the text after `/intro `: subcommands, then their arguments.

    A member who never used the bot gets them too: their first command is the one they know least.
    """
    name, space, rest = typed.partition(" ")
    if not space:
        return [
            Suggestion(known, words.label(command.about))
            for known, command in router.commands.items()
            if known and known.startswith(name.casefold())
            if not command.organisers or (person is not None and person.organiser)
        ]
    command = router.commands.get(name.casefold())
    if command is not None and command.argument is Argument.ZONE:
        return [
            Suggestion(f"{name} {to_type(zone, words.language)}", clock(zone, now))
            for zone in await _zones(tx, person, rest, now)
        ]
    if command is None or command.argument is Argument.NONE:
        return []
    if person is not None and (person.left or person.barred_on(now)):
        return []
    me = person.id if person else ""
    hosts = [
        (host, other)
        for host, other in await tx.hosts.active(network, me)
        if other.id != me and host.open_on(now.astimezone(other.tz).date())
    ]
    if command.argument is Argument.TOPIC:
        return _topics(words, name, rest, hosts)
    return _hosts(words, name, rest, hosts)


async def _zones(tx: Transaction, person: Person | None, rest: str, now: datetime) -> Sequence[str]:
    if rest:
        meant = look_up(rest)
        return (meant.sure,) if meant.sure else meant.maybe
    return offers(await nearby(tx, person) if person else (), now)


def _topics(
    words: Translator, name: str, rest: str, hosts: list[tuple[Host, Person]]
) -> list[Suggestion]:
    written: dict[str, str] = {}
    hosting: dict[str, set[str]] = {}
    for host, _ in hosts:
        for topic in (*host.topics, host.sector):
            key = fold(topic)
            if key and fold(rest) in key:
                written.setdefault(key, topic)
                hosting.setdefault(key, set()).add(host.person)
    ordered = sorted(written, key=lambda key: (-len(hosting[key]), key))
    return [
        Suggestion(f"{name} {written[key]}", words.label("suggest-topic", count=len(hosting[key])))
        for key in ordered[:MOST]
    ]


def _hosts(
    words: Translator, name: str, rest: str, hosts: list[tuple[Host, Person]]
) -> list[Suggestion]:
    wanted = fold(rest)
    fitting = [
        (host, person)
        for host, person in hosts
        if wanted in fold(f"{person.name} {host.role} {host.organisation}")
    ]
    fitting.sort(key=lambda item: item[1].name)
    return [
        Suggestion(f"{name} @{person.name}", shorten(", ".join(filter(None, said)), 100))
        for host, person in fitting[:MOST]
        for said in ((host.role, host.employer or host.standing),)
    ]
