"""How well `find` answers the judged queries of `tests/finding`, beside two plain rules.

One plain rule is that of the release before the index: every word must be found. The other is what
a database does by itself: bm25 of SQLite's FTS5, where any word may match.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.domain.hosts import fold
from tests.benchmarks import Row
from tests.finding.judged import Query, SampleHost, hosts, queries
from tests.finding.measure import Answer, Judged, Quality
from tests.finding.town import settled

Search = Callable[[str], Awaitable[Answer]]
LANGUAGES = {"en": "English", "cy": "Welsh"}


@dataclass(frozen=True, slots=True)
class Reach:
    """What the figures should be, on unseen queries."""

    ndcg: float = 0.68
    right: float = 0.90
    nobody: float = 0.05
    claimed: float = 0.30


REACH = Reach()


class EveryWord:
    """Finds hosts of whom every word says something; of a longer word a beginning is enough."""

    def __init__(self, times: int = 1) -> None:
        """`times`: how often each sample host is there."""
        self._hosts = times * [
            (
                host.id,
                tuple(
                    (weight, fold(text).split())
                    for weight, text in (
                        (4, host.topics),
                        (3, f"{host.role} {host.sector}"),
                        (2, host.organisation),
                        (1, f"{host.about} {host.languages} {host.region} {host.study}"),
                    )
                ),
                host.name,
            )
            for host in hosts()
        ]

    async def search(self, query: str) -> Answer:
        """Those who fit, the best first."""
        words = [word for word in fold(query).split() if word not in _EMPTY]
        found = [
            (-total, name, id)
            for id, fields, name in self._hosts
            if (total := self._score(words, fields))
        ]
        return Answer([id for _, _, id in sorted(found)])

    @staticmethod
    def _score(words: Sequence[str], fields: tuple[tuple[int, list[str]], ...]) -> int:
        total = 0 if words else 1
        for word in words:
            best = 0
            for weight, have in ((weight, each) for weight, text in fields for each in text):
                if have == word:
                    best = max(best, 2 * weight)
                elif len(word) >= 3 and (have.startswith(word) or _stem(have) == _stem(word)):
                    best = max(best, weight)
            if not best:
                return 0
            total += best
        return total


_EMPTY_WORDS = """
    a an and are at be for from i in is it me my of on or the to with what how who"""
_EMPTY = frozenset(re.findall(r"\w+", _EMPTY_WORDS))


def _stem(word: str) -> str:
    for ending in ("s", "ing", "er", "ist"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
    return word


class Bm25:
    """FTS5 on the raw words, as it comes."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE hosts USING fts5(id UNINDEXED, text)")
        self._db.executemany(
            "INSERT INTO hosts VALUES (?, ?)", [(host.id, whole(host)) for host in hosts()]
        )

    async def search(self, query: str) -> Answer:
        """Those of whom any word is found, the best first."""
        words = re.findall(r"\w+", query)
        wanted = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT id FROM hosts WHERE hosts MATCH ? ORDER BY bm25(hosts)"
        return Answer([id for (id,) in self._db.execute(sql, (wanted or '""',))])


def whole(host: SampleHost) -> str:
    """All that a host wrote to be found by."""
    return "\n".join(
        (
            host.name,
            host.role,
            host.organisation,
            host.sector,
            host.topics,
            host.about,
            host.languages,
            host.region,
            host.study,
        )
    )


async def judged(search: Search, wanted: Sequence[Query] | None = None) -> list[Judged]:
    """The answers of that search to the queries, by default all."""
    return [Judged(each, await search(each.text)) for each in wanted or queries()]


async def run() -> list[Row]:
    """The figures for each language: of unseen queries, of those it was tuned by, by writer."""
    town = await settled()
    try:
        ours = await judged(town.search)
    finally:
        await town.store.close()
    today, plain = await judged(EveryWord().search), await judged(Bm25().search)
    rows = []
    for held_out in (True, False):
        for language in LANGUAGES:
            rows += _rows(held_out, language, ours, today, plain)
    return rows + _by_writer(ours, today, plain)


def _rows(held_out: bool, language: str, *answers: Sequence[Judged]) -> list[Row]:
    ours, today, plain = (
        Quality.of(
            [
                each
                for each in some
                if each.query.held_out is held_out and each.query.language == language
            ]
        )
        for some in answers
    )
    which = f"{LANGUAGES[language]}, {'unseen' if held_out else 'tuned by'}"
    low, high = ours.between(lambda each: each.ndcg)
    low3, high3 = ours.between(lambda each: each.right)
    reach = held_out

    def row(what: str, figure: Callable[[Quality], float], about: str = "", most: str = "") -> Row:
        beside = f"every word {figure(today):.2f}, bm25 {figure(plain):.2f}"
        return Row(
            f"{which}: {what}", f"{figure(ours):.2f}{about}", beside, reach=most if reach else ""
        )

    can, cannot = len(ours.answerable), len(ours.unanswerable)
    return [
        row(
            f"nDCG@5 of {can} queries",
            lambda q: q.ndcg,
            f" ({low:.2f} to {high:.2f})",
            f"≥ {REACH.ndcg}",
        ),
        row(
            "a right answer in the first three",
            lambda q: q.right,
            f" ({low3:.2f} to {high3:.2f})",
            f"≥ {REACH.right}",
        ),
        row("nobody found", lambda q: q.nobody, "", f"≤ {REACH.nobody}"),
        row("called only the nearest", lambda q: q.called_nearest),
        row(
            f"of {cannot} that nobody fits, an answer not called the nearest",
            lambda q: q.claimed,
            "",
            f"≤ {REACH.claimed}",
        ),
        row("of these, any answer", lambda q: q.answered),
    ]


def _by_writer(*answers: Sequence[Judged]) -> list[Row]:
    rows = []
    for writer in dict.fromkeys(each.writer for each in queries()):
        figures = [
            Quality.of([each for each in some if each.query.writer == writer]) for some in answers
        ]
        ndcg = [f"{each.ndcg:.2f}" for each in figures]
        right = [f"{each.right:.2f}" for each in figures]
        rows.append(
            Row(
                f"written by {writer.replace('_', ' ')}: nDCG@5; right in the first three",
                f"{ndcg[0]}; {right[0]}",
                f"every word {ndcg[1]}; {right[1]}, bm25 {ndcg[2]}; {right[2]}",
            )
        )
    return rows
