"""The cards of the guide: what each of them says, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One card, by ids of sentences."""

    title: str
    """Also the label of the button that opens it."""
    says: tuple[str, ...]
    listed: tuple[str, ...] = ()
    """Lines of a list, after the first of `says`."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book or an article that we suggest: what no language changes of it."""

    title: str
    authors: tuple[str, ...]
    """One, or two."""


BOOKS: dict[str, Book] = {
    "guide-book-bolles": Book("What Color Is Your Parachute?", ("Richard N. Bolles",)),
    "guide-book-dalton": Book("The 2-Hour Job Search", ("Steve Dalton",)),
    "guide-book-life": Book("Designing Your Life", ("Bill Burnett", "Dave Evans")),
    "guide-book-knight": Book(
        "How to Get the Most Out of an Informational Interview (Harvard Business Review)",
        ("Rebecca Knight",),
    ),
    "guide-book-ties": Book("The Strength of Weak Ties (1973)", ("Mark S. Granovetter",)),
    "guide-book-thanks": Book("Undervaluing Gratitude (2018)", ("Amit Kumar", "Nicholas Epley")),
}
"""Our own reading list, by the sentence that says what each is about."""


READING = "reading"
"""The card whose list organisers can replace."""

CARDS: dict[str, Card] = {
    "what": Card("guide-what-title", ("guide-what", "guide-what-not")),
    "whom": Card("guide-whom-title", ("guide-whom", "guide-whom-near", "guide-whom-many")),
    "writing": Card(
        "guide-writing-title", ("guide-writing", "guide-writing-easy", "guide-writing-own")
    ),
    "avoid": Card(
        "guide-avoid-title", ("guide-avoid", "guide-avoid-questions", "guide-avoid-private")
    ),
    "limits": Card("guide-limits-title", ("guide-limits", "guide-limits-host", "guide-limits-now")),
    "no": Card("guide-no-title", ("guide-no", "guide-no-next", "guide-no-count")),
    "ready": Card(
        "guide-ready-title",
        (
            "guide-ready",
            "guide-ready-person",
            "guide-ready-video",
            "guide-ready-phone",
            "guide-ready-chat",
        ),
    ),
    "questions": Card(
        "guide-questions-title",
        ("guide-questions", "guide-questions-more"),
        (
            "guide-question-path",
            "guide-question-day",
            "guide-question-wrong",
            "guide-question-less",
            "guide-question-who",
            "guide-question-change",
            "guide-question-place",
            "guide-question-onward",
        ),
    ),
    "talk": Card("guide-talk-title", ("guide-talk", "guide-talk-listen", "guide-talk-end")),
    "after": Card("guide-after-title", ("guide-after", "guide-after-thanks", "guide-after-later")),
    "network": Card(
        "guide-network-title", ("guide-network", "guide-network-touch", "guide-network-both")
    ),
    "forward": Card("guide-forward-title", ("guide-forward", "guide-forward-host")),
    READING: Card(
        "guide-reading-title",
        ("guide-reading",),
        tuple(BOOKS),
    ),
}
