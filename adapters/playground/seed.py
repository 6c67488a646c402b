"""Fill a new playground with the samples, through the core, as members would."""

from __future__ import annotations

from datetime import timedelta

from adapters.playground.parse import PLATFORM, SPACE, address
from adapters.playground.samples import KNOWN, MEMBERS, OFFERS, WELCOME
from adapters.playground.simulator import CHANNEL, COMMUNITY_NAME, ChatSimulator
from bot.core.events import ButtonPressed, CommunityJoined, Event, FormSubmitted, HomeOpened
from bot.core.messages import buttons
from bot.core.ports import EventHandler
from bot.core.responses import FormErrors, Reply, Response
from bot.core.store import Store
from bot.domain.ids import new_id
from bot.features.connections.model import Connection, ConnectionStatus
from bot.features.consent.actions import CONSENT_AGREE


async def seed(bot: EventHandler, simulator: ChatSimulator) -> bool:
    """Let the sample members join and the sample hosts opt in; return False if that is done.

    After an interruption it starts again; a name or an event id that exists already is skipped.
    Raises `RuntimeError` if the core refuses a sample's form, which is a bug.
    """
    if await simulator.setting("seeded"):
        return False
    await greet(bot, simulator)
    for member in MEMBERS:
        if await simulator.member(member.id) is None:
            await simulator.join(member)
        await _agree(bot, member.id)
    for host, offer in OFFERS.items():
        parts = {"about": offer.about, "talk": offer.talk, "when": offer.when}
        for part, values in parts.items():
            event = FormSubmitted(
                event_id=_event(host, part),
                actor=address(host),
                form=f"host.{part}",
                values=values,
            )
            _expect_accepted(event, await bot.handle(event))
    for count, (member_id, words) in enumerate(WELCOME):
        key = _event(member_id, f"welcome-{count}")
        await simulator.post(CHANNEL, words, author=member_id, key=key)
    for member in MEMBERS:
        await simulator.mark_read(CHANNEL, member.id)
    await simulator.set("seeded", "yes")
    return True


KNOWN_SINCE = timedelta(days=60)
"""How long ago both had said that they know each other: nobody is told of it now."""


async def seed_connections(store: Store, simulator: ChatSimulator) -> None:
    """Let sample members know each other, as if both had said so weeks ago. Does so once."""
    if await simulator.setting("connected"):
        return
    then = simulator.clock.now() - KNOWN_SINCE
    async with store.transaction() as tx:
        for known in KNOWN:
            asker = await tx.people.at(address(known.asker))
            asked = await tx.people.at(address(known.asked))
            if asker is None or asked is None:
                continue  # a sample member has left
            if await tx.connections.between(asker.network, asker.id, asked.id):
                continue
            connection = Connection(
                id=new_id(then),
                network=asker.network,
                community=address(known.asker).community,
                status=ConnectionStatus.CONFIRMED,
                asker=asker.id,
                asked=asked.id,
                how=known.how,
                closeness=known.closeness,
                created_at=then,
                confirmed_at=then,
            )
            await tx.connections.add(connection)
            await tx.connections.tie_up(connection, then)
            for name, person in ((known.asker, asker), (known.asked, asked)):
                other = connection.other_than(person.id)
                shown = name in known.shown_by
                await tx.connections.set_side(
                    asker.network, person.id, other, shown=shown, askable=True
                )
    await simulator.set("connected", "yes")


async def greet(bot: EventHandler, simulator: ChatSimulator) -> None:
    """Let the bot say who it is, in the channel that all read."""
    joined = CommunityJoined(
        event_id=f"{PLATFORM}:joined", community=f"{PLATFORM}:{SPACE}", name=COMMUNITY_NAME
    )
    shown = await bot.handle(joined)
    if isinstance(shown, Reply):
        await simulator.post(CHANNEL, shown.message, key=joined.event_id)


async def _agree(bot: EventHandler, member: str) -> None:
    """Let a sample member agree to the notice."""
    home = HomeOpened(event_id=_event(member, "home"), actor=address(member))
    shown = await bot.handle(home)
    presses = buttons(shown.message) if isinstance(shown, Reply) else []
    for press in presses:
        if press.action.startswith(f"{CONSENT_AGREE.name}:"):
            pressed = ButtonPressed(
                event_id=_event(member, "agrees"), actor=address(member), action=press.action
            )
            await bot.handle(pressed)


def _event(member: str, suffix: str) -> str:
    return f"{PLATFORM}:sample-{member}-{suffix}"


def _expect_accepted(event: Event, response: Response) -> None:
    if isinstance(response, FormErrors):
        raise RuntimeError(f"{event.event_id} was refused: {dict(response.errors)}")
