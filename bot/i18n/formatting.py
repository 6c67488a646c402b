"""Write dates, times, lists and weeks in a language and a time zone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TypedDict

from babel import Locale
from babel.dates import format_date, get_day_names, get_month_names
from babel.lists import format_list

from bot.domain.availability import Window, group_windows
from bot.domain.city_names import city
from bot.domain.zone_data import zone_info
from bot.i18n.fluent import LANGUAGES


def date_time(at: datetime, language: str, zone: str) -> str:
    """An instant in that zone, short enough for a button: `Tue 3 Mar, 12:00`."""
    day = short_day(at.astimezone(zone_info(zone)).date(), language)
    return f"{day}, {clock(at, zone)}"


def clock(at: datetime, zone: str) -> str:
    """The time of day in that zone: `12:00`; with its offset where that time comes twice."""
    local = at.astimezone(zone_info(zone))
    written = f"{local:%H:%M}"
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return written
    sign, hours, minutes = f"{local:%z}"[0], f"{local:%z}"[1:3], f"{local:%z}"[3:5]
    return f"{written} UTC{sign}{hours}:{minutes}"


@cache
def _month(language: str) -> str:
    """The pattern of a month beside a day: in full where a short name is also that of a day, as
    "Maw" is both Tuesday and March in Welsh."""
    days, months = (
        {name.casefold() for name in names("abbreviated", locale=language).values()}
        for names in (get_day_names, get_month_names)
    )
    return "MMMM" if days & months else "MMM"


def short_day(value: date, language: str) -> str:
    """A calendar day for a button: `Tue 3 Mar`."""
    return format_date(value, f"EEE d {_month(language)}", locale=language)


def day(value: date, language: str) -> str:
    """A calendar day: `Tue 3 Mar 2026`."""
    return format_date(value, f"EEE d {_month(language)} y", locale=language)


class DateNames(TypedDict):
    """The names of days from Monday and of months from January, as they stand in a date."""

    days: list[str]
    """As in `short_day`."""
    months: list[str]
    """As in `short_day`."""
    whole_days: list[str]
    whole_months: list[str]


def date_names(language: str) -> DateNames:
    """The names with which others write dates as `short_day` does, or whole."""
    week = [date(2024, 1, day) for day in range(1, 8)]  # from a Monday
    year = [date(2024, month, 1) for month in range(1, 13)]
    return {
        "days": [format_date(day, "EEE", locale=language) for day in week],
        "months": [format_date(day, _month(language), locale=language) for day in year],
        "whole_days": [format_date(day, "EEEE", locale=language) for day in week],
        "whole_months": [format_date(day, "MMMM", locale=language) for day in year],
    }


def months(first: date, last: date, language: str) -> str:
    """Whole months by their first days: `October 2026`, `October–December 2026`; a year: `2026`."""
    if first == last:
        return format_date(last, "LLLL y", locale=language)
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{format_date(first, 'LLLL', locale=language)}–{months(last, last, language)}"


def month(value: date, language: str, *, with_year: bool) -> str:
    """The month of a day: `May`, or `May 2025`."""
    return format_date(value, "LLLL y" if with_year else "LLLL", locale=language)


def enumeration(items: Iterable[str]) -> str:
    """The items with commas between, as they stand after a colon."""
    return ", ".join(items)


def beside(labels: Iterable[str]) -> str:
    """Labels, each of which begins with a capital, with a dot between."""
    return " · ".join(labels)


def together(names: Sequence[str], language: str) -> str:
    """One name or more within a sentence: `Bea, Cai and Dan`, in Welsh `Bea, Cai ac Olu`."""
    *others, last = names
    if not others or language != "cy":
        return format_list(names, locale="en_GB" if language == "en" else language)
    # Babel has no pattern for lists in Welsh.
    return f"{enumeration(others)} {'ac' if _begins_with_vowel(last) else 'a'} {last}"


def _begins_with_vowel(name: str) -> bool:
    """As Welsh hears it: Elin, Ynyr and Ôl, but not Yasmin."""
    letters = unicodedata.normalize("NFD", name[:2].casefold())
    first, *rest = (letter for letter in letters if not unicodedata.combining(letter))
    return first in "aeiou" or (first == "y" and not set(rest) & set("aeiou"))


def week(windows: tuple[Window, ...], language: str, zone: str) -> str:
    """A week's windows, with their zone: `Mon–Fri 12:00–14:00 (London)`. Empty for none."""
    parts = [
        f"{weekdays(days, language)} {start}–{end}" for days, start, end in group_windows(windows)
    ]
    return f"{'; '.join(parts)} ({city(zone, language)})" if parts else ""


@cache
def _day_names(language: str) -> Mapping[int, str]:
    return dict(get_day_names("abbreviated", locale=language))


def weekdays(days: tuple[int, ...], language: str) -> str:
    """Days of the week, from 0 for Monday: `Mon–Fri`, or `Tue, Thu`."""
    names = _day_names(language)
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return f"{names[days[0]]}–{names[days[-1]]}"
    return enumeration(names[day] for day in days)


def names_of_language(language: str) -> frozenset[str]:
    """Return what that language is called, in itself and in each language the bot speaks."""
    names = (Locale(one).languages.get(language) for one in (*LANGUAGES, language))
    return frozenset(name for name in names if name)
