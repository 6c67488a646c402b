"""A base for tests that put their own event handler in place of the core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.events import Event
from bot.core.messages import Paragraph, message
from bot.core.ports import Subcommand
from bot.core.responses import Nothing, Response, ServiceUnavailable, Suggestion
from bot.core.text import text
from bot.domain.people import Address


class StubEventHandler:
    """Implements `bot.core.ports.EventHandler` with empty responses. Override what a test needs."""

    async def handle(self, event: Event) -> Response:
        """Return `Nothing`."""
        return Nothing()

    def service_unavailable(self, event: Event) -> ServiceUnavailable:
        """Return a fixed sentence."""
        return ServiceUnavailable(message(Paragraph(text("Not now. Please try again."))))

    async def suggest(self, actor: Address, typed: str) -> Sequence[Suggestion]:
        """Return no suggestions."""
        return []

    async def language(self, actor: Address) -> str:
        """Return English."""
        return "en"

    @property
    def commands(self) -> Iterable[Subcommand]:
        """No subcommands."""
        return ()

    async def conversations(self, community: str) -> set[str]:
        """Return no conversations."""
        return set()
