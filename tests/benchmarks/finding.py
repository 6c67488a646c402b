"""How well `find` answers the judged queries of `tests/finding`, beside two plain rules.

One plain rule is that of the release before the index: every word must be found. The other is what
a database does by itself: bm25 of SQLite's FTS5, where any word may match.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import zlib
from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from unittest import mock

from bot.domain.hosts import fold
from bot.finding import concepts
from bot.finding.meaning import meaning
from tests.benchmarks import Row
from tests.finding.judged import Query, SampleHost, hosts, queries
from tests.finding.measure import Answer, Judged, Quality
from tests.finding.town import settled

Search = Callable[[str], Awaitable[Answer]]
LANGUAGES = {"en": "English", "cy": "Welsh"}
QUARTERS = 4
_HEAD = re.compile(r"^\+?([a-z0-9-]+):", re.MULTILINE)
"""The id of a concept."""


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
    """The figures for each language: of queries held out, of those it was tuned by, by writer, and
    without a quarter of the table of equivalent terms."""
    ours = await _ours()
    today, plain = await judged(EveryWord().search), await judged(Bm25().search)
    rows = []
    for held_out in (True, False):
        for language in LANGUAGES:
            rows += _rows(held_out, language, ours, today, plain)
    return [*rows, *_by_writer(ours, today, plain), *[await _without(k) for k in range(QUARTERS)]]


async def _ours() -> list[Judged]:
    town = await settled()
    try:
        return await judged(town.search)
    finally:
        await town.store.close()


async def _without(quarter: int) -> Row:
    """The figures of the queries held out where every fourth concept is missing."""
    with tempfile.TemporaryDirectory() as name:
        without_quarter(quarter, Path(name))
        with mock.patch.object(concepts, "files", return_value=Path(name)):
            meaning.cache_clear()
            answers = await _ours()
    meaning.cache_clear()
    figures = []
    for language in LANGUAGES:
        held_out = [each for each in answers if each.query.held_out]
        quality = Quality.of([each for each in held_out if each.query.language == language])
        figures.append(f"{quality.ndcg:.2f}; {quality.right:.2f}")
    return Row(
        f"without quarter {quarter + 1} of the table, held out: nDCG@5; right in the first three",
        f"English {figures[0]}, Welsh {figures[1]}",
    )


def without_quarter(quarter: int, into: Path) -> None:
    """Write the table of equivalent terms without every fourth concept."""
    (into / "concepts").mkdir()
    table = files("bot.finding") / "concepts"
    texts = {file.name: file.read_text("utf-8") for file in table.iterdir()}
    ids = {id for text in texts.values() for id in _HEAD.findall(text)}
    gone = {id for id in ids if zlib.crc32(id.encode()) % QUARTERS == quarter}
    for name, text in texts.items():
        entries = re.split(r"\n(?=[^\s])", f"\n{text}")
        kept = [_unrelated(e, gone) for e in entries if not gone & set(_HEAD.findall(e))]
        (into / "concepts" / name).write_text("\n".join(kept), encoding="utf-8")


def _unrelated(entry: str, gone: Set[str]) -> str:
    """A concept that names none of those."""
    if entry.startswith("#"):
        return ""
    terms, *relations = re.split(r"\s(in|near|to):", entry)
    for kind, value in zip(relations[::2], relations[1::2], strict=True):
        kept = [part for part in value.split(",") if part.split() and part.split()[0] not in gone]
        terms += f"\n  {kind}:{','.join(kept)}" if kept else ""
    return terms


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
    which = f"{LANGUAGES[language]}, {'held out' if held_out else 'tuned by'}"
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
        row("of these, any answer", lambda q: q.answered, "", f"≤ {REACH.claimed}"),
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
