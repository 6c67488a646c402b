"""What the page of organisers shows of a period, and its download."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from adapters.web import charts, csv_file
from bot.features.organise.figures import BESIDE, FUNNEL, STEP
from bot.features.organise.periods import Period
from bot.features.organise.repository import FEWEST, Measure
from bot.features.organise.view import View, view_of
from bot.features.organise.visits import Visitor, Visits
from bot.features.organise.wording import TIMED, how_long, number, period_name, ways_on
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

SERIES = (Measure.ASKED, Measure.MET)
"""What is drawn of the parts of a period."""


async def of(visits: Visits, visitor: Visitor, code: str) -> View | None:
    """Return what is shown of that period, or of the latest; None where nothing is counted yet."""
    async with visits.store.transaction() as tx:
        tx.only_reads()
        return await view_of(tx, visitor.person.network, visits.practice, code)


def as_page(view: View | None, visitor: Visitor, now: datetime) -> dict[str, Any]:
    """Return what the template shows. It draws, so it belongs in a thread."""
    words = visitor.words
    says = {
        "periods": words.label("web-periods"),
        "chart": words.label("web-chart"),
        "download": words.label("web-download"),
        "leave": words.label("web-leave"),
        "backlog": words.label("button-backlog"),
    }
    shown: dict[str, Any] = {
        "say": says,
        "community": shorten(visitor.community.name, 80),
        "title": words.label("organise-none-title"),
        "ways": [],
        "pilot": "",
        "parts": [],
        "sentences": [],
        "notes": [],
        "download": "",
    }
    if view is None:
        day = Period.month_of(now).after.first
        return {**shown, "sentences": [words.label("organise-none", day=day)]}
    name = period_name(words, view.period)
    is_blank = view.figures.is_blank(view.period)
    within = [part for part in view.period.parts if part.last_month >= view.counted[0]]
    parts = [_counts(view, words, "web-funnel", FUNNEL, charts.bars)]
    parts += [_by_part(view, words, within)] if len(within) > 1 else []
    parts += [_counts(view, words, "web-beside", BESIDE, charts.bars), _times(view, words)]
    return {
        **shown,
        "title": words.label("organise-title", period=name),
        "ways": [
            (words.label(id), f"/organise?period={to.code}")
            for id, to in ways_on(view.period, view.counted)
        ],
        "pilot": words.label("organise-pilot", fewest=FEWEST) if is_blank else "",
        "parts": parts,
        "sentences": [str(sentence) for sentence in view.sentences(words)],
        "notes": [
            words.label("organise-how", fewest=FEWEST, step=STEP),
            *([words.label("organise-partial")] if view.figures.is_partial(view.period) else []),
        ],
        "download": f"/organise/figures.csv?period={view.period.code}",
    }


def as_csv(view: View, visitor: Visitor) -> str:
    """Return the period and its parts, a line a number."""
    words = visitor.words
    head = [words.label(id) for id in ("web-period", "web-what", "web-number", "web-note")]
    return csv_file.written(head, _lines(view, words))


def _lines(view: View, words: Translator) -> Iterator[Sequence[str]]:
    for period in view.period.all_within:
        if period.last_month < view.counted[0]:
            continue
        for measure in (*FUNNEL, *BESIDE):
            shown = view.figures.shown(period, measure)
            note = words.label("web-in-part") if shown is not None and shown.partial else ""
            yield (
                period.code,
                view.name(words, measure),
                "" if shown is None else str(shown.value),
                words.label("web-blank") if shown is None else note,
            )
        for measure, label in TIMED.items():
            shown = view.figures.shown(period, measure)
            days = "" if shown is None or shown.days is None else str(shown.days)
            yield period.code, words.label(label), days, words.label("web-days")
    for topic, people in view.figures.topics(view.period):
        yield view.period.code, topic, str(people), words.label("web-topic")


def _counts(
    view: View, words: Translator, title: str, measures: Sequence[Measure], draw: Callable[..., str]
) -> dict[str, Any]:
    shown = {measure: view.shown(measure) for measure in measures}
    drawn = tuple((view.name(words, m), one.value if one else None) for m, one in shown.items())
    rows = [(view.name(words, m), str(number(words, one))) for m, one in shown.items()]
    seen = any(one is not None for one in shown.values())
    chart = _drawn(draw, drawn) if seen else ()
    return _part(words, title, chart, ("web-what", "web-number"), rows)


def _by_part(view: View, words: Translator, within: Sequence[Period]) -> dict[str, Any]:
    names = tuple(period_name(words, part) for part in within)
    found = [[view.figures.shown(part, measure) for part in within] for measure in SERIES]
    series = tuple(
        (view.name(words, measure), tuple(one.value if one else None for one in numbers))
        for measure, numbers in zip(SERIES, found, strict=True)
    )
    seen = any(one for row in found for one in row)
    chart = _drawn(charts.columns, names, series) if seen else ()
    rows = [
        (name, *(str(number(words, numbers[place])) for numbers in found))
        for place, name in enumerate(names)
    ]
    part = _part(words, "web-parts", chart, ("web-period",), rows)
    part["table"]["head"] += [view.name(words, measure) for measure in SERIES]
    return part


def _times(view: View, words: Translator) -> dict[str, Any]:
    rows = [
        (words.label(label), str(how_long(words, view.shown(measure))))
        for measure, label in TIMED.items()
    ]
    return _part(words, "web-times", (), ("web-what", "web-number"), rows)


def _drawn(draw: Callable[..., str], *numbers: object) -> tuple[str, str]:
    """Return the picture for a phone, and that for wider screens."""
    return draw(*numbers, width=charts.NARROW), draw(*numbers, width=charts.WIDE)


def _part(
    words: Translator,
    title: str,
    chart: tuple[()] | tuple[str, str],
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> dict[str, Any]:
    said = words.label(title)
    table = {"caption": said, "head": [words.label(id) for id in head], "rows": rows}
    return {"title": said, "chart": chart, "table": table}
