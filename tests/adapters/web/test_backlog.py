"""The page of messages that wait, are late or failed, as a browser without scripts meets it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.ports import Temporary, Unreachable
from tests.adapters.web.test_organisers import Answer, Browsing, browsing
from tests.support.said import said
from tests.support.scenarios import hosting
from tests.support.workspace import Member

PAGE = "/organise/messages"


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
