"""What organisers read of messages that wait or failed: of a few, only that they are few."""

from __future__ import annotations

from adapters.web.backlog_view import as_page
from bot.features.organise.backlog import FAILED, FEATURES, LATE, About, Backlog, Line, about, lines
from bot.features.organise.repository import COUNTED_MAX, FEWEST, Pile, Why
from bot.features.organise.visits import Visitor
from bot.i18n.translator import Translator
from tests.support.builders import make_community, make_person
from tests.support.routing import ROUTER

GONE = Why.UNREACHABLE


def piles(kind: str, people: int, each: int = 1, why: Why = GONE, first: int = 0) -> list[Pile]:
    """So many people have so many of that kind each."""
    return [Pile(kind, why, f"p{first + n}", each) for n in range(people)]


def test_what_ten_people_are_to_read_has_a_line_and_is_rounded() -> None:
    (line,) = lines(ROUTER, piles("request", FEWEST + 2), FAILED)
    assert line == Line(About.REQUESTS, GONE, 10)


def test_what_fewer_are_to_read_does_not_say_what_it_is_about() -> None:
    few = [*piles("request", 9, each=4), *piles("thanks", 1)]
    assert lines(ROUTER, few, FAILED) == (Line(About.FEW, GONE, None),)


def test_a_few_of_several_things_are_one_number_where_many_people_read_them() -> None:
    found = [*piles("request", 9), *piles("thanks", 8, first=20)]
    assert lines(ROUTER, found, FAILED) == (Line(About.FEW, GONE, 15),)


def test_one_line_a_reason_and_the_few_last() -> None:
    found = [
        *piles("thanks", 12),
        *piles("agreed", 1),
        *piles("request", 11, each=2, why=Why.OURS),
        *piles("request", 30, why=Why.PLANNED),
    ]
    assert lines(ROUTER, found, FAILED) == (
        Line(About.THANKS, GONE, 10),
        Line(About.FEW, GONE, None),
        Line(About.REQUESTS, Why.OURS, 20),
    )


def test_several_kinds_about_one_thing_are_of_the_same_people_once() -> None:
    found = [*piles("request", 6), *piles("host_reminder", 6)]
    assert lines(ROUTER, found, FAILED) == (Line(About.FEW, GONE, None),)


def test_kinds_are_told_apart_by_what_they_are_about() -> None:
    assert about(ROUTER, "request") is About.REQUESTS
    assert about(ROUTER, "expire") is About.REQUESTS
    assert about(ROUTER, "elsewhere_thanks_last") is About.OUTSIDE
    assert about(ROUTER, "notebook") is About.OTHER
    assert about(ROUTER, "of a later version") is About.OTHER
    assert about(ROUTER, "invited") is about(ROUTER, "cohort_picked") is About.INVITED
    assert about(ROUTER, "suggested_host") is About.HOSTS
    known = {about(ROUTER, kind) for kind in ROUTER.kinds}
    assert known == set(About) - {About.FEW}


def test_each_feature_that_sends_says_what_its_messages_are_about() -> None:
    sending = sorted({ROUTER.feature_of[kind] for kind in ROUTER.kinds})
    named = sorted(name for names in FEATURES.values() for name in names)
    assert named == sending  # and each once


THINGS = {
    About.REQUESTS: "about-requests",
    About.TIME: "about-time",
    About.TALK: "about-talk",
    About.THANKS: "about-thanks",
    About.PEOPLE: "about-people",
    About.OUTSIDE: "about-outside",
    About.HOSTS: "about-hosts",
    About.INVITED: "about-invited",
    About.ORGANISERS: "about-organisers",
    About.OTHER: "about-other",
    About.FEW: "about-few",
}
REASONS = {
    Why.PLANNED: "why-planned",
    Why.BEHIND: "why-behind",
    Why.THROTTLED: "why-throttled",
    Why.TRIED: "why-tried",
    Why.UNREACHABLE: "why-unreachable",
    Why.GAVE_UP: "why-gave-up",
    Why.OURS: "why-ours",
}


def test_everything_shown_is_the_sentence_for_it() -> None:
    words = Translator("en", "UTC")
    for subject in About:
        assert Line(subject, GONE, None).what(words) == words.label(THINGS[subject])
    for why in Why:
        assert Line(About.FEW, why, None).reason(words) == words.label(REASONS[why])


VISITOR = Visitor(make_person(), make_community(), Translator("en", "UTC"))


def test_the_page_says_what_is_late_and_where_not_all_is_counted() -> None:
    late = lines(ROUTER, piles("request", 12, why=Why.BEHIND), LATE)
    page = as_page(Backlog((), late, (), whole=False), VISITOR, "")
    words = VISITOR.words
    assert [part["title"] for part in page["parts"]] == [
        words.label(id) for id in ("web-failed", "web-late", "web-waiting")
    ]
    table = page["parts"][1]["table"]
    assert table["head"] == [words.label(id) for id in ("web-about", "web-number", "web-why")]
    number = words.label("backlog-number", number=10)
    assert table["rows"] == [(words.label("about-requests"), number, words.label("why-behind"))]
    assert words.label("backlog-most", most=COUNTED_MAX) in page["notes"]
    assert page["parts"][2]["none"] == words.label("backlog-none-waiting")
