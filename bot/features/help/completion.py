"""Completions of a command while a member types it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.responses import Suggestion
from bot.core.store import Transaction
from bot.domain.hosts import fold, workplace
from bot.domain.people import Person
from bot.domain.zones import look_up, offers
from bot.engine.feature import Argument
from bot.engine.router import Router
from bot.features.find.names import hosts_named
from bot.features.settings.zone_fields import clock, nearby, to_type
from bot.finding.documents import STARTS, WORK
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

MOST = 25
"""Completions that Discord shows, at most."""
SHORTEST = 2
"""Letters of a topic or a name from which on it is completed."""


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
    if len(fold(rest)) < SHORTEST:
        return []
    if command.argument is Argument.TOPIC:
        people = await _hosts(tx, f"{name} ", rest, network, me, now, (STARTS,))
        return _both(await _topics(tx, words, name, rest, network, me), people)
    people = await _hosts(tx, f"{name} @", rest, network, me, now, (STARTS, WORK))
    if command.argument is Argument.SOMEBODY:
        return _both(people, await _topics(tx, words, name, rest, network, me))
    return people


def _both(first: list[Suggestion], then: list[Suggestion]) -> list[Suggestion]:
    """As many as are shown, of each kind at least half."""
    return (first[: max(MOST - len(then), MOST // 2)] + then)[:MOST]


async def _zones(tx: Transaction, person: Person | None, rest: str, now: datetime) -> Sequence[str]:
    if rest:
        meant = look_up(rest)
        return (meant.sure,) if meant.sure else meant.maybe
    return offers(await nearby(tx, person) if person else (), now)


async def _topics(
    tx: Transaction, words: Translator, name: str, rest: str, network: str, me: str
) -> list[Suggestion]:
    return [
        Suggestion(f"{name} {topic}", words.label("suggest-topic", count=hosts))
        for topic, hosts in await tx.index.topics(network, fold(rest), me, MOST)
    ]


async def _hosts(
    tx: Transaction,
    before: str,
    rest: str,
    network: str,
    me: str,
    now: datetime,
    looked_in: Sequence[str],
) -> list[Suggestion]:
    """Hosts by name, and by `WORK`. `before`: what stands before the name."""
    found: dict[str, Suggestion] = {}
    for begins in looked_in:
        if len(found) >= MOST:
            break
        for one in await hosts_named(tx, network, me, rest, begins):
            if len(found) == MOST:
                break
            if one.id not in found and one.hosts_now(now):
                does = ", ".join(filter(None, (one.role, workplace(one.organisation))))
                found[one.id] = Suggestion(f"{before}{one.name}", shorten(does, 100))
    return list(found.values())
