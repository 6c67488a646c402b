"""Remembers the language of each member's last answer, for answers without a database."""

from __future__ import annotations

from bot.domain.people import Address


class SpokenLanguages:
    """A bounded map from addresses to languages. English is the default and takes no entry."""

    def __init__(self, most: int = 5000) -> None:
        """Remember at most `most` members, those answered last."""
        self._most = most
        self._known: dict[Address | None, str] = {}

    def note(self, actor: Address, language: str) -> None:
        """Remember that this member was answered in that language."""
        self._known.pop(actor, None)
        if language != "en":
            self._known[actor] = language
            if len(self._known) > self._most:
                del self._known[next(iter(self._known))]

    def of(self, actor: Address | None) -> str:
        """Return the language of the last answer to this member, else English."""
        return self._known.get(actor, "en")
