"""The seeker's questions and the checklist ticks of an introduction."""
# ruff: noqa: S608 - the only thing put into SQL is our own subquery

from __future__ import annotations

from collections.abc import Sequence

from storage.session import Session

_NETWORK = "(SELECT network FROM introductions WHERE id = $1)"


class Preparation:
    """See `bot.features.prep.repository.PreparationRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def questions(self, introduction: str) -> list[str]:
        rows = await self._db.fetch(
            "SELECT words FROM questions WHERE introduction = $1 ORDER BY place", introduction
        )
        return [words for (words,) in rows]

    async def set_questions(self, introduction: str, questions: Sequence[str]) -> None:
        await self._db.write("DELETE FROM questions WHERE introduction = $1", [introduction])
        await self._db.write(
            "INSERT INTO questions (network, introduction, place, words)"
            f" VALUES ({_NETWORK}, $1, $2, $3)",
            *([introduction, place, words] for place, words in enumerate(questions)),
        )

    async def ticks(self, introduction: str, person: str) -> set[str]:
        rows = await self._db.fetch(
            "SELECT item FROM ticks WHERE introduction = $1 AND person = $2", introduction, person
        )
        return {item for (item,) in rows}

    async def tick(self, introduction: str, person: str, item: str, done: bool) -> None:
        if done:
            sql = (
                "INSERT INTO ticks (network, introduction, person, item)"
                f" VALUES ({_NETWORK}, $1, $2, $3) ON CONFLICT DO NOTHING"
            )
        else:
            sql = "DELETE FROM ticks WHERE introduction = $1 AND person = $2 AND item = $3"
        await self._db.write(sql, [introduction, person, item])
