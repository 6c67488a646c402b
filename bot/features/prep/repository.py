"""The port to the seeker's questions and the checklist ticks of an introduction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class PreparationRepository(Protocol):
    """The seeker's questions and the checklist ticks of an introduction."""

    async def questions(self, introduction: str) -> list[str]:
        """The seeker's questions, most important first."""
        ...

    async def set_questions(self, introduction: str, questions: Sequence[str]) -> None:
        """Replace the list."""
        ...

    async def ticks(self, introduction: str, person: str) -> set[str]:
        """The checklist items that the person has ticked."""
        ...

    async def tick(self, introduction: str, person: str, item: str, done: bool) -> None:
        """Tick (`done`) or untick an item."""
        ...
