"""The whole life of an introduction, played by members of a loopback Slack."""

from __future__ import annotations

import pytest

from bot.model.people import Address
from tests.adapters.slack import life
from tests.adapters.slack.world import TEAM, world


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_from_hosting_to_thanks(mode: str) -> None:
    async with world(mode) as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await life.accepts(hal)
        await life.agree(ana, hal, here)
        await life.meets(ana, hal, here)
        await life.thanks(ana, hal, here)
        assert not await here.refused()


async def test_a_yes_opens_a_group_conversation_of_the_two() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await life.accepts(hal)
        await here.later(minutes=5)
        for member in (ana, hal):
            screen = await member.reads("ana, meet hal")
            assert [m for m in screen.messages if m["channel"].startswith("G")]
        bea = await here.slack.member(TEAM, "UBEA", "bea")
        assert "ana, meet hal" not in (await bea.screen()).text()


async def test_a_member_is_who_their_profile_says() -> None:
    async with world() as here:
        hal = await here.slack.member(TEAM, "UHAL", "hal", tz="America/New_York", locale="cy-GB")
        await hal.command("settings")
        async with here.bot.store.transaction() as tx:
            person = await tx.person_at(Address("slack", TEAM, "UHAL"))
        assert person is not None
        assert (person.zone, person.language, person.zone_known) == ("America/New_York", "cy", True)
        await hal.press("settings.language")
        await hal.submit(language="en")
        async with here.bot.store.transaction() as tx:
            person = await tx.person_at(Address("slack", TEAM, "UHAL"))
        assert person is not None
        assert person.language == "en"
        assert not await here.refused()


async def test_the_home_tab_is_mine_and_follows_what_is_done_there() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await hal.do("open_home")
        await hal.reads("ana")
        await hal.press("Open", where="home")
        await hal.press("Yes, happy to talk", where="modal")
        await hal.until(lambda s: s.modal is not None and "Yes, happy" not in s.text())
        await hal.do("close")
        screen = await hal.until(lambda screen: not screen.modals)
        assert screen.home is not None
        await ana.do("open_home")
        await ana.press("Open", where="home")
        await ana.press("schedule.pick", where="modal")
        await here.later(minutes=5)
        await hal.press("Confirm this time")
        await here.later(minutes=5)
        await ana.do("open_home")
        await ana.do("close")
        await ana.press("mine.prep", where="home")
        await ana.press("prep.tick", where="modal")
        await ana.until(lambda s: any(box for box in ticked(s.modals)))
        assert not await here.refused()


def ticked(views: list[dict[str, object]]) -> list[object]:
    """The boxes that are ticked."""
    found = []
    for view in views:
        blocks = view["blocks"]
        assert isinstance(blocks, list)
        found += [e for b in blocks for e in b.get("elements", ()) if "initial_options" in e]
    return found


async def test_the_shortcuts_open_the_menu_and_a_request_to_the_author() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await ana.do("shortcut", callback_id="menu")
        await ana.until(lambda screen: screen.modal is not None)
        assert "What would you like to do?" in (await ana.screen()).text()
        await ana.do("close")
        said = await hal.do("say", text="I spoke about grid forecasting today")
        await ana.do("shortcut", callback_id="request", **said)
        await ana.submit(why=life.WHY, learn=life.LEARN)
        await ana.press("Send it", where="modal")
        await hal.reads(life.WHY)
        assert not await here.refused()


async def test_what_is_wrong_is_said_beside_the_field_and_the_preview_goes_back() -> None:
    async with world() as here:
        _, hal = await life.people(here)
        await hal.command("host")
        await hal.press("1. What I do")
        many = ", ".join(f"topic {n}" for n in range(20))
        errors = await hal.submit(role="Data scientist", organisation="Acme", topics=many)
        assert list(errors) == ["topics"]
        assert "12" in errors["topics"]
        assert await hal.submit(topics="data science") == {}
        await hal.do("close")
        screen = await hal.screen()
        assert screen.modal is not None
        assert "data science" in screen.text(), "closing leads back to the form as it was filled in"
        assert not await here.refused()


async def test_member_text_neither_formats_nor_pings() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        hostile = "<!channel> <@UT1HAL> *bold* & <https://x.test|y> I loved your forecasting talk"
        await ana.command("request @hal")
        await ana.submit(why=hostile, learn=life.LEARN)
        await ana.press("Send it", where="modal")
        screen = await hal.reads(hostile)
        assert "<" not in str(screen.last["text"])
        assert not await here.refused()


async def test_over_http_any_word_may_be_typed() -> None:
    async with world("http") as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        for typed in ("payload=1&text=x", "payload", "ŵy & <caffi> 100% +1"):
            await ana.command(f"find {typed}")
            await ana.reads(typed)
        assert not await here.refused()
