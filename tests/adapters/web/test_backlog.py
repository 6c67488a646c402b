"""The page of messages that wait, are late or failed, as a browser without scripts meets it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from adapters.web import backlog_view
from bot.core.ports import Temporary, Unreachable
from bot.features.organise.backlog import About, Backlog, Line
from bot.features.organise.repository import Why
from bot.features.organise.visits import Visitor
from bot.i18n.translator import Arg, Translator
from tests.adapters.web.test_organisers import Answer, Browsing, browsing
from tests.support.builders import make_community, make_person
from tests.support.said import said
from tests.support.scenarios import hosting
from tests.support.workspace import Member

PAGE, DOWNLOAD = "/organise/messages", "/organise/messages.csv"


async def in_vain(browser: Browsing) -> Member:
    """A request that did not reach Bea, who takes messages again since."""
    workspace = browser.workspace
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = Unreachable("closed")
    await mina.asks(bea)
    workspace.chat.closed.clear()
    return bea


def form(page: Answer) -> dict[str, str]:
    """What the button to send again sends."""
    found = re.search(r'class="again">(.*?)</form>', page.text, re.DOTALL)
    assert found is not None
    return dict(re.findall(r'name="(\w+)" value="(\w+)"', found[1]))


async def test_the_page_has_counts_and_no_names() -> None:
    async with browsing() as browser:
        numbers = await browser.enters()
        assert f'href="{PAGE}"' in numbers.text
        browser.reads(await browser.gets(PAGE), said("backlog-title"), said("backlog-none-failed"))
        await in_vain(browser)
        page = await browser.gets(PAGE)
        browser.reads(
            page,
            said("web-failed"),
            said("about-few"),
            said("backlog-fewer", fewest=10),
            said("why-unreachable"),
            said("backlog-none-late"),
            said("web-waiting"),
            said("backlog-how"),
            said("button-organise"),
            said("web-leave"),
        )
        for private in ("Mina", "Bea", "closed"):
            assert private not in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


async def test_the_download_has_the_same_numbers_and_says_why_one_is_blank() -> None:
    async with browsing() as browser:
        await in_vain(browser)
        assert (await browser.gets(DOWNLOAD)).status == 403
        await browser.enters()
        assert f'href="{DOWNLOAD}"' in (await browser.gets(PAGE)).text
        answer = await browser.gets(DOWNLOAD)
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        head, *lines = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
        say = browser.words.label
        columns = ("web-messages", "web-about", "web-number", "web-why", "web-note")
        assert head == [say(id) for id in columns]
        fewer = say("backlog-fewer", fewest=10)
        failed = [say("web-failed"), say("about-few"), "", say("why-unreachable"), fewer]
        assert failed in lines
        for private in ("Mina", "Bea"):
            assert private not in answer.text
        chat, olu = browser.workspace.chat, browser.olu
        chat.profiles[olu.address] = replace(chat.profiles[olu.address], organiser=False)
        assert (await browser.gets(DOWNLOAD)).status == 403


def test_many_messages_are_a_number_in_the_download_and_no_cell_begins_like_a_formula() -> None:
    many = Line(About.REQUESTS, Why.UNREACHABLE, 25)
    lines = Backlog(failed=(many,), late=(), waiting=(), whole=True)
    words = Reworded("en", "UTC")
    visitor = Visitor(make_person(), make_community(), words)
    _, row = csv.reader(io.StringIO(backlog_view.as_csv(lines, visitor), newline=""))
    assert row[2] == "25"
    assert row[1] == "'" + words.label("about-requests")


class Reworded(Translator):
    """An operator's own words begin like a formula."""

    def label(self, id: str, **args: Arg) -> str:
        """Return the label."""
        return "=" + super().label(id, **args)


async def test_what_failed_is_sent_again_by_a_form_of_the_page() -> None:
    async with browsing() as browser:
        bea = await in_vain(browser)
        await browser.enters()
        sent = form(await browser.gets(PAGE))
        answer = await browser.sends(PAGE, **sent)
        assert (answer.status, answer.headers["Location"]) == (303, f"{PAGE}?sent=begun")
        browser.reads(await browser.gets(f"{PAGE}?sent=begun"), said("backlog-again"))
        await browser.workspace.drain()
        await browser.workspace.passes(seconds=10)
        bea.is_told(said("nudge-request", name="Mina"))
        again = await browser.sends(PAGE, **sent)
        assert again.headers["Location"] == f"{PAGE}?sent=gone"
        browser.reads(await browser.gets(f"{PAGE}?sent=gone"), said("backlog-gone"))
        await browser.olu.says("audit")
        browser.olu.reads(said("audit-line", act="sent_again", by="Olu"))


async def test_a_form_of_another_site_or_of_no_visit_sends_nothing() -> None:
    async with browsing() as browser:
        bea = await in_vain(browser)
        await browser.enters()
        sent = form(await browser.gets(PAGE))
        refused = [
            await browser.sends(PAGE, origin=None, **sent),
            await browser.sends(PAGE, origin="http://evil.example", **sent),
            await browser.sends(PAGE, **{**sent, "csrf": "x"}),
            await browser.sends(PAGE, why=sent["why"], about=sent["about"]),
        ]
        chat, olu = browser.workspace.chat, browser.olu
        profile = chat.profiles[olu.address]
        chat.profiles[olu.address] = replace(profile, organiser=False)
        refused += [await browser.gets(PAGE), await browser.sends(PAGE, **sent)]
        chat.profiles[olu.address] = profile
        session = dict(browser.cookies)
        browser.cookies.clear()
        refused += [await browser.gets(PAGE), await browser.sends(PAGE, **sent)]
        assert {answer.status for answer in refused} == {403}
        browser.cookies.update(session)
        chat.silent[olu.address] = Temporary("away")
        assert (await browser.sends(PAGE, **sent)).status == 503
        chat.silent.clear()
        await browser.workspace.passes(minutes=10)
        assert bea.direct_messages() == []
        wrong = await browser.sends(PAGE, csrf=sent["csrf"], why="planned", about="few")
        assert wrong.headers["Location"] == f"{PAGE}?sent=gone"
        nonsense = await browser.gets(f"{PAGE}?sent=<script>")
        assert nonsense.status == 200
        assert "<script" not in nonsense.text
