"""Fill a new playground with the samples, through the core, as members would."""

from __future__ import annotations

from adapters.playground.parse import PLATFORM, address
from adapters.playground.samples import MEMBERS, OFFERS, WELCOME
from adapters.playground.simulator import CHANNEL, ChatSimulator
from bot.core.events import ButtonPressed, Event, FormSubmitted, HomeOpened
from bot.core.messages import buttons
from bot.core.ports import EventHandler
from bot.core.responses import FormErrors, Reply, Response
from bot.features.consent.actions import CONSENT_AGREE


async def seed(bot: EventHandler, simulator: ChatSimulator) -> bool:
    """Let the sample members join and the sample hosts opt in; return False if that is done.

    After an interruption it starts again; a name or an event id that exists already is skipped.
    Raises `RuntimeError` if the core refuses a sample's form, which is a bug.
    """
    if await simulator.setting("seeded"):
        return False
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
