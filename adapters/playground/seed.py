"""Fill a fresh playground, through the real core: what members do here, the samples did too."""

from __future__ import annotations

from adapters.playground.desk import Core
from adapters.playground.parse import PLATFORM, address
from adapters.playground.samples import MEMBERS, OFFERS, WELCOME
from adapters.playground.world import CHANNEL, World
from bot.events import Event, FormSubmitted, HomeOpened
from bot.view import FormErrors, Response


async def seed(core: Core, world: World) -> bool:
    """Let the sample members join and the hosts among them opt in; False if that was done before.

    Cut short, it is done again from the start: every step is done once, by its name or event id.
    Raises `RuntimeError` if the core refuses a sample's form, which is a fault of ours.
    """
    if await world.setting("seeded"):
        return False
    for member in MEMBERS:
        if await world.member(member.id) is None:
            await world.join(member)
        await core.handle(HomeOpened(event_id=_event(member.id, "home"), actor=address(member.id)))
    for host, offer in OFFERS.items():
        parts = {"about": offer.about, "talk": offer.talk, "when": offer.when}
        for part, values in parts.items():
            event = FormSubmitted(
                event_id=_event(host, part),
                actor=address(host),
                form=f"host.{part}",
                values=values,
            )
            _expect_taken(event, await core.handle(event))
    for count, (member_id, words) in enumerate(WELCOME):
        key = _event(member_id, f"welcome-{count}")
        await world.post(CHANNEL, words, author=member_id, key=key)
    for member in MEMBERS:
        await world.read(CHANNEL, member.id)
    await world.set("seeded", "yes")
    return True


def _event(member: str, what: str) -> str:
    return f"{PLATFORM}:sample-{member}-{what}"


def _expect_taken(event: Event, response: Response) -> None:
    if isinstance(response, FormErrors):
        raise RuntimeError(f"{event.event_id} was refused: {dict(response.errors)}")
