"""One attempt to send a delivery."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.ports import Chat, MessageRef, PartlyReached, Temporary, Throttled, Unreachable
from bot.delivery.delivery import Delivery
from bot.domain.people import Address


async def send_to_platform(chats: Mapping[str, Chat], delivery: Delivery) -> MessageRef:
    """Make one attempt. Raises as `bot.core.ports.Chat` does."""
    nudge, addresses, message = delivery.nudge, delivery.addresses, delivery.message
    assert message is not None
    if not addresses:
        raise Unreachable("no address is left")
    if nudge.audience and not delivery.is_shared:
        return await _send_to_each(chats, delivery)
    chat = chats.get(addresses[0].platform)
    if chat is None:
        raise Unreachable(f"{addresses[0].platform} is not connected")
    if delivery.is_shared:
        return await chat.open_conversation(addresses, message, nudge.key, delivery.maybe_sent)
    return await chat.send(addresses[0], message, nudge.key, delivery.maybe_sent)


async def _send_to_each(chats: Mapping[str, Chat], delivery: Delivery) -> MessageRef:
    """A direct message to each, where no conversation holds them all. Raises `PartlyReached`."""
    assert delivery.message is not None
    refs: list[MessageRef] = []
    missing: list[Address] = []
    for number, address in enumerate(delivery.addresses):
        chat = chats.get(address.platform)
        key = f"{delivery.nudge.key}.{number}"
        try:
            if chat is None:
                raise Unreachable(f"{address.platform} is not connected")
            refs.append(await chat.send(address, delivery.message, key, delivery.maybe_sent))
        except Unreachable:
            missing.append(address)
        except Throttled as error:
            if refs:  # the first has it: the next attempt has to look
                raise Temporary("some of them were reached") from error
            raise
    if not refs:
        raise Unreachable("none of those to introduce takes messages")
    if missing:
        raise PartlyReached(refs[0], missing)
    return refs[0]
