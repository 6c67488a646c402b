"""The page of organisers, as a browser without scripts meets it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import aiohttp
import pytest

from adapters.web import figures_view
from adapters.web.app import WebServer
from adapters.web.organisers import COOKIE, OrganiserPages
from bot.core.messages import plain_text
from bot.core.ports import Temporary
from bot.core.responses import Reply
from bot.domain.practice import Practice
from bot.features.organise.figures import Figures
from bot.features.organise.periods import Period
from bot.features.organise.repository import Figure, Measure
from bot.features.organise.view import View
from bot.features.organise.visits import LINK_LASTS, SESSION_LASTS, Visitor, Visits
from bot.i18n.translator import Translator
from storage import open_store
from tests.conversations.test_organise import many
from tests.support.builders import make_community, make_person
from tests.support.said import Wanted, said, stands_in
from tests.support.workspace import Member, Workspace

SECOND = timedelta(seconds=1)


@dataclass
class Answer:
    """What the server answered."""

    status: int
    text: str
    headers: dict[str, str]


class Browsing:
    """A browser with its cookies; it says where its forms come from."""

    def __init__(self, workspace: Workspace, olu: Member, address: str) -> None:
        self.workspace, self.olu, self.address = workspace, olu, address
        self.cookies: dict[str, str] = {}
        self.words = Translator("en", "UTC")

    async def asks_for_a_link(self) -> str:
        """In the chat; returns the path."""
        await self.olu.says("organise")
        response = await self.olu.presses("organise.page")
        assert isinstance(response, Reply)
        self.olu.reads(said("organise-link"), said("organise-link-how", minutes=10))
        found = re.search(r"http://\S+", plain_text(response.message))
        assert found is not None
        return found[0].removeprefix(self.address)

    async def gets(self, path: str, **headers: str) -> Answer:
        """A page."""
        return await self._asks("GET", path, {}, headers)

    async def sends(self, path: str, origin: str | None = "", **form: str) -> Answer:
        """A form; by default of the server's own page."""
        headers = {} if origin is None else {"Origin": origin or self.address}
        return await self._asks("POST", path, form, headers)

    async def enters(self) -> Answer:
        """By a fresh link."""
        path = await self.asks_for_a_link()
        assert (await self.gets(path)).status == 200
        entered = await self.sends("/organise/enter", link=path.rpartition("/")[2])
        assert entered.status == 303
        return await self.gets("/organise")

    async def _asks(
        self, method: str, path: str, form: dict[str, str], headers: dict[str, str]
    ) -> Answer:
        jar = aiohttp.DummyCookieJar()
        async with (
            aiohttp.ClientSession(cookie_jar=jar, cookies=None) as session,
            session.request(
                method,
                f"{self.address}{path}",
                data=form or None,
                headers=headers,
                cookies=self.cookies,
                allow_redirects=False,
            ) as answer,
        ):
            for name, cookie in answer.cookies.items():
                self.cookies[name] = cookie.value
                if cookie.value:
                    assert cookie["httponly"]
                    assert cookie["samesite"] == "Strict"
            return Answer(answer.status, await answer.text("utf-8"), dict(answer.headers))

    def reads(self, answer: Answer, *wanted: Wanted) -> None:
        """These sentences are on the page."""
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("&#39;", "'")
        for one in wanted:
            assert stands_in(one, text, self.words), f"{one} is not in:\n{text}"


@asynccontextmanager
async def browsing(people: int = 12, public: str = "") -> AsyncIterator[Browsing]:
    """An organiser of a community in which that many talked a month ago, and the server, which
    visitors reach at its own address or at that of a proxy."""
    store = await open_store("sqlite://")
    workspace = Workspace(store)
    olu = await many(workspace, people)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    bot = workspace.bot
    visits = Visits(
        store=store,
        chats=bot.chats,
        clock=workspace.clock,
        practice=Practice(),
        router=bot.router,
        wake=bot.wake,
    )
    pages = OrganiserPages(visits, address="")
    server = await WebServer.start([pages], host="127.0.0.1", port=0)
    pages.address = workspace.bot.router.pages = public or server.address
    try:
        yield Browsing(workspace, olu, server.address)
    finally:
        await server.close()
        await store.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browsing]:
    """A community of which something is shown."""
    async with browsing() as found:
        yield found


async def test_a_link_opens_the_page_with_charts_and_their_tables(browser: Browsing) -> None:
    page = await browser.enters()
    assert page.status == 200
    browser.reads(
        page,
        said("organise-title"),
        said("web-funnel"),
        said("web-beside"),
        said("web-times"),
        said("web-what"),
        said("web-number"),
        said("web-download"),
        said("web-leave"),
        said("figure-asked"),
        said("organise-shared", share=50),
        said("organise-how"),
    )
    assert page.text.count("<table>") == 3
    assert page.text.count('src="data:image/svg+xml;base64,') == 1, "what is blank is not drawn"
    assert f'alt="{browser.words.label("web-chart")}"' in page.text
    assert f'aria-label="{browser.words.label("web-periods")}"' in page.text
    assert ">12<" not in page.text


async def test_no_script_runs_and_nothing_comes_from_elsewhere(browser: Browsing) -> None:
    pages = [
        await browser.gets(await browser.asks_for_a_link()),
        await browser.enters(),
        await browser.gets("/organise/style.css"),
        await browser.gets("/organise/figures.csv"),
        await browser.sends("/organise/leave", origin=None),
    ]
    for page in pages:
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "http" not in policy
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "<script" not in page.text
        assert not re.search(r'(src|href|action)="(?!/organise|data:image/)', page.text)


async def test_a_link_works_once_and_only_to_look_does_not_use_it_up(browser: Browsing) -> None:
    path = await browser.asks_for_a_link()
    for _ in range(3):  # a program that looks at links in chats
        seen = await browser.gets(path)
        assert seen.status == 200
        browser.reads(seen, said("web-enter-title"), said("web-enter"), said("web-enter-button"))
    assert browser.cookies == {}
    link = path.rpartition("/")[2]
    assert (await browser.sends("/organise/enter", link=link)).status == 303
    browser.cookies.clear()
    again = await browser.sends("/organise/enter", link=link)
    assert again.status == 403
    browser.reads(again, said("web-over-title"), said("web-over"))
    assert browser.cookies == {}


async def test_a_link_and_a_session_end_by_themselves(browser: Browsing) -> None:
    path = await browser.asks_for_a_link()
    await browser.workspace.passes(seconds=LINK_LASTS.total_seconds() + 1)
    late = await browser.sends("/organise/enter", link=path.rpartition("/")[2])
    assert late.status == 403
    assert (await browser.enters()).status == 200
    await browser.workspace.passes(seconds=SESSION_LASTS.total_seconds() - 1)
    assert (await browser.gets("/organise")).status == 200
    await browser.workspace.passes(seconds=2)
    over = await browser.gets("/organise")
    assert over.status == 403
    browser.reads(over, said("web-over"))


async def test_the_platform_is_asked_at_each_request(browser: Browsing) -> None:
    chat, olu = browser.workspace.chat, browser.olu
    assert (await browser.enters()).status == 200
    profile = chat.profiles[olu.address]
    chat.profiles[olu.address] = replace(profile, organiser=False)
    for path in ("/organise", "/organise/figures.csv"):
        assert (await browser.gets(path)).status == 403
    chat.profiles[olu.address] = profile
    assert (await browser.gets("/organise")).status == 200
    chat.gone.add(olu.address)
    assert (await browser.gets("/organise")).status == 403


async def test_a_link_of_somebody_who_organises_no_more_opens_nothing(browser: Browsing) -> None:
    path = await browser.asks_for_a_link()
    chat, olu = browser.workspace.chat, browser.olu
    chat.profiles[olu.address] = replace(chat.profiles[olu.address], organiser=False)
    refused = await browser.sends("/organise/enter", link=path.rpartition("/")[2])
    assert refused.status == 403
    assert browser.cookies == {}


async def test_while_the_platform_does_not_say_nothing_is_shown(browser: Browsing) -> None:
    await browser.enters()
    silent = browser.workspace.chat.silent
    silent[browser.olu.address] = Temporary("away")
    later = await browser.gets("/organise")
    assert later.status == 503
    browser.reads(later, said("web-later-title"), said("web-later"))
    silent.clear()
    assert (await browser.gets("/organise")).status == 200


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    "path", ["/organise/figures", "/organise/", "/organise/enter", "/organise/a/b"]
)
async def test_where_there_is_no_page_it_says_how_to_reach_one(
    browser: Browsing, language: str, path: str
) -> None:
    browser.words = Translator(language, "UTC")
    answer = await browser.gets(path, **{"Accept-Language": language})
    assert answer.status == 404
    assert answer.headers["Content-Security-Policy"]
    browser.reads(answer, said("web-nothing-title"), said("web-nothing"))


async def test_a_fault_of_ours_is_logged_and_reads_as_a_page(
    browser: Browsing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await browser.enters()

    def fails(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(figures_view, "as_page", fails)
    answer = await browser.gets("/organise")
    assert answer.status == 500
    browser.reads(answer, said("web-later-title"), said("web-later"))
    assert "a fault" not in answer.text
    assert [one.exc_info for one in caplog.records if one.exc_info], "operators read what failed"


async def test_a_form_of_another_site_does_nothing(browser: Browsing) -> None:
    path = await browser.asks_for_a_link()
    link = path.rpartition("/")[2]
    for origin in ("http://evil.example", "null", None, browser.address + "0"):
        assert (await browser.sends("/organise/enter", origin=origin, link=link)).status == 403
    assert (await browser.sends("/organise/enter", link=link)).status == 303
    page = await browser.gets("/organise")
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert found is not None
    assert (await browser.sends("/organise/leave", origin=None, csrf=found[1])).status == 403
    for wrong in ("", "x", found[1][:-1]):
        refused = await browser.sends("/organise/leave", csrf=wrong)
        assert refused.status == 403
        browser.reads(refused, said("web-over"))  # as of a visit that has ended meanwhile
    assert (await browser.gets("/organise")).status == 200
    left = await browser.sends("/organise/leave", csrf=found[1])
    browser.reads(left, said("web-left-title"), said("web-left"))
    assert (await browser.gets("/organise")).status == 403


async def test_what_only_the_visitor_has_is_not_stored(browser: Browsing) -> None:
    path = await browser.asks_for_a_link()
    link = path.rpartition("/")[2]
    await browser.sends("/organise/enter", link=link)
    person = await browser.olu.person()
    async with browser.workspace.store.transaction() as tx:
        stored = str(await tx.personal_data.of(person.network, person.id))
    assert link not in stored
    assert browser.cookies[COOKIE] not in stored


@pytest.mark.parametrize("session", ["", "x", "é", "'; DROP TABLE visits"])
async def test_nobody_guesses_a_session(browser: Browsing, session: str) -> None:
    await browser.enters()
    browser.cookies = {COOKIE: session}
    assert (await browser.gets("/organise")).status == 403


async def test_other_periods_are_links_and_nonsense_shows_the_latest(browser: Browsing) -> None:
    page = await browser.enters()
    found = re.findall(r'href="(/organise\?period=[^"]+)"', page.text)
    assert found == ["/organise?period=2026-03"]
    assert (await browser.gets(found[0])).status == 200
    for wrong in ("1999", "<script>", "2026-99"):
        again = await browser.gets(f"/organise?period={wrong}")
        assert again.status == 200
        assert wrong not in again.text.replace("2026-03", "")


async def test_a_pilot_of_eight_reads_why_it_sees_blanks() -> None:
    async with browsing(8) as browser:
        page = await browser.enters()
        browser.reads(page, said("organise-pilot"))
        assert "data:image" not in page.text


async def test_it_speaks_welsh_to_who_reads_welsh(browser: Browsing) -> None:
    browser.words = Translator("cy", "UTC")
    path = await browser.asks_for_a_link()
    seen = await browser.gets(path, **{"Accept-Language": "cy-GB,cy;q=0.9,en;q=0.8"})
    browser.reads(seen, said("web-enter"))
    assert '<html lang="cy">' in seen.text
    person = await browser.olu.person()
    async with browser.workspace.store.transaction() as tx:
        await tx.people.put(replace(person, language="cy", language_chosen=True))
    await browser.sends("/organise/enter", link=path.rpartition("/")[2])
    page = await browser.gets("/organise")
    browser.reads(page, said("figure-asked"), said("web-funnel"))
    assert '<html lang="cy">' in page.text


async def test_without_an_address_there_is_no_link(browser: Browsing) -> None:
    browser.workspace.bot.router.pages = ""
    await browser.olu.says("organise")
    assert not browser.olu.has_button("organise.page")
    await browser.olu.presses_action("organise.page")
    browser.olu.reads(said("organise-title"))


async def test_before_the_first_month_is_over_the_page_says_when_numbers_come() -> None:
    async with browsing(0) as browser:
        browser.olu.workspace.bot.router.pages = browser.address
        await browser.olu.presses_action("organise.page")
        found = re.search(r"http://\S+", browser.olu.reply)
        assert found is not None
        link = found[0].rpartition("/")[2]
        await browser.sends("/organise/enter", link=link)
        browser.reads(await browser.gets("/organise"), said("organise-none"))
        none = await browser.gets("/organise/figures.csv")
        assert none.status == 404
        browser.reads(none, said("web-nothing-title"), said("web-nothing"))


# the download


def view(*figures: Figure) -> View:
    """The page of the first quarter of 2026."""
    quarter = Period.parse("2026-Q1")
    counted = (Period.parse("2026-01"), Period.parse("2026-03"))
    return View(quarter, Figures(figures), counted, 5)


def made(period: str, measure: Measure, value: int, detail: str = "") -> Figure:
    """A figure of as many people."""
    return Figure(
        network="net", period=period, measure=measure, value=value, people=value, detail=detail
    )


VISITOR = Visitor(make_person(), make_community(name="<b>=Local</b>"), Translator("en", "UTC"))


async def test_the_download_has_a_line_a_number(browser: Browsing) -> None:
    await browser.enters()
    answer = await browser.gets("/organise/figures.csv?period=2026-03")
    assert answer.status == 200
    assert "paned-2026-03.csv" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    head, *lines = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    words = browser.words
    columns = ("web-period", "web-what", "web-number", "web-note")
    assert head == [words.label(id) for id in columns]
    assert ["2026-03", words.label("figure-asked"), "10", ""] in lines
    thanked = words.label("figure-thanked")
    assert ["2026-03", thanked, "", words.label("web-blank")] in lines
    assert ["2026-03", words.label("figure-answer-days"), "3", words.label("web-days")] in lines


def test_no_cell_begins_like_a_formula() -> None:
    topics = ["=cmd", "+1", "-1", "@x", "\tx", "\rx", "law"]
    counted = [made("2026-03", Measure.TOPIC, 10 + n, detail=t) for n, t in enumerate(topics)]
    rows = list(csv.reader(io.StringIO(figures_view.as_csv(view(*counted), VISITOR), newline="")))
    assert "law" in [row[1] for row in rows]
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), row
    assert rows[-1][3] == VISITOR.words.label("web-topic")


def test_a_quarter_has_its_months_beside_each_other_and_says_where_it_is_in_part() -> None:
    figures = [
        made("2026-01", Measure.ASKED, 20),
        made("2026-02", Measure.ASKED, 3),
        made("2026-03", Measure.ASKED, 30),
        made("2026-Q1", Measure.ASKED, 40),
    ]
    page = figures_view.as_page(view(*figures), VISITOR, Period.parse("2026-04").start)
    words = VISITOR.words
    parts = {part["title"]: part for part in page["parts"]}
    months = parts[words.label("web-parts")]
    assert months["table"]["rows"] == [
        ("January 2026", "20", "–"),
        ("February 2026", "–", "–"),
        ("March 2026", "30", "–"),
    ]
    narrow, wide = months["chart"]
    assert all(drawn.startswith("data:image/svg+xml") for drawn in (narrow, wide))
    funnel = parts[words.label("web-funnel")]["table"]["rows"]
    assert funnel[0] == (words.label("figure-asked"), words.label("figure-partial", number=50))
    assert words.label("organise-partial") in page["notes"]
    lines = csv.reader(io.StringIO(figures_view.as_csv(view(*figures), VISITOR)))
    assert ["2026-Q1", words.label("figure-asked"), "50", words.label("web-in-part")] in lines


async def test_behind_a_proxy_that_adds_tls_all_is_of_the_public_address() -> None:
    public = "https://paned.example"
    async with browsing(public=public) as browser:
        await browser.olu.says("organise")
        response = await browser.olu.presses("organise.page")
        assert isinstance(response, Reply)
        found = re.search(rf"{public}/organise/enter/(\S+)", plain_text(response.message))
        assert found is not None
        assert (await browser.sends("/organise/enter", link=found[1])).status == 403
        entered = await browser.sends("/organise/enter", origin=public, link=found[1])
        assert (entered.status, entered.headers["Location"]) == (303, "/organise")
        assert "Secure" in entered.headers["Set-Cookie"].split("; ")
        page = await browser.gets("/organise")
        assert page.status == 200
        assert browser.address not in page.text
