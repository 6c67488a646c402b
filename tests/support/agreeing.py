"""Members who agree to the notice, by its button, before the first thing that they do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from secrets import token_hex
from typing import Any

from bot.app import Bot
from bot.core.events import ButtonPressed, Event, HomeOpened, MemberEvent, MemberLeft
from bot.core.messages import buttons
from bot.core.responses import Replace, Reply, Response, ServiceUnavailable
from bot.domain.people import Address
from bot.features.consent.actions import CONSENT_AGREE


def agreement(response: Response) -> str:
    """The action that agrees to the notice, if that is what somebody was answered; else ""."""
    if not isinstance(response, Reply | Replace):
        return ""
    shown = (press.action for press in buttons(response.message))
    return next((action for action in shown if action.startswith(f"{CONSENT_AGREE.name}:")), "")


class Agreeing:
    """A core in front of which everybody agrees first."""

    def __init__(
        self, core: Bot, met: set[Address] | None = None, readers: Collection[Address] = ()
    ) -> None:
        """`met` are those who agreed before, in front of another core on the same store; `readers`
        those who meet the notice and answer it themselves."""
        self._core = core
        self._met = set() if met is None else met
        self._readers = readers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._core, name)

    async def handle(self, event: Event) -> Response:
        """What the core answers, once the actor has agreed."""
        if isinstance(event, MemberEvent) and event.actor in self._readers:
            return await self._core.handle(event)
        if isinstance(event, MemberEvent) and event.actor not in self._met:
            met = await self._agree(event.actor)
            if isinstance(met, ServiceUnavailable):
                return met
        elif isinstance(event, MemberLeft):
            self._met.discard(event.actor)  # who is forgotten by then meets the notice again
        response = await self._core.handle(event)
        if isinstance(event, MemberEvent) and (press := agreement(response)):
            await self._press(event.actor, press)  # whoever was erased is somebody new
            response = await self._core.handle(replace(event, event_id=f"{event.event_id}:again"))
        return response

    async def _agree(self, member: Address) -> Response:
        opened = HomeOpened(event_id=f"{member.platform}:{token_hex(8)}", actor=member)
        met = await self._core.handle(opened)
        if not isinstance(met, ServiceUnavailable):
            self._met.add(member)
        if press := agreement(met):
            await self._press(member, press)
        return met

    async def _press(self, member: Address, action: str) -> None:
        # Without what they were about to do, which comes next.
        only = action.partition(".c.")[0].partition(".p.")[0]
        event_id = f"{member.platform}:{token_hex(8)}"
        await self._core.handle(ButtonPressed(event_id=event_id, actor=member, action=only))
