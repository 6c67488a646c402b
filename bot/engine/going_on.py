"""What follows a form or a button in the same moment, as if the actor had pressed on."""

from __future__ import annotations

from typing import Any

from bot.core.events import ButtonPressed, CommandUsed, Event, MemberEvent
from bot.core.responses import GoOn, Replace, Reply, Response


def next_event(event: MemberEvent, on: GoOn) -> Event:
    """Return the event of what the actor does next, in the same place."""
    common: dict[str, Any] = {
        "event_id": f"{event.event_id}:next",
        "actor": event.actor,
        "outside": event.outside,
        "alone": event.alone,
        "profile": event.profile,
    }
    if on.action:
        return ButtonPressed(**common, action=on.action)
    return CommandUsed(**common, name=on.command, text=on.text, mentions=on.mentions)


def placed(response: Response, on: GoOn) -> Response:
    """Return an answer that takes the place of the message whose button led to it, or stands below
    one that stays."""
    if on.below and isinstance(response, Replace):
        return Reply(response.message)
    if not on.below and type(response) is Reply and response.private:
        return Replace(response.message)
    return response
