"""Introductions from the request to the thank-you note, in a loopback Slack."""

from __future__ import annotations

import pytest

from bot.domain.people import Address
from tests.adapters.slack import steps
from tests.adapters.slack.harness import TEAM, running_bot
from tests.emulators.slack_client import words
from tests.support.said import said


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_an_introduction_from_hosting_to_thanks(mode: str) -> None:
    async with running_bot(mode) as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await steps.accept(hal)
        await steps.agree_on_time(ana, hal, bot)
        await steps.meet(ana, hal, bot)
        await steps.say_thanks(ana, hal, bot)
        assert not await bot.refusals()


async def test_an_accepted_request_opens_a_group_conversation_of_the_two() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await steps.accept(hal)
        await bot.advance(minutes=5)
        introduced = said("nudge-introduce", seeker="ana", host="hal")
        for member in (ana, hal):
            screen = await member.reads(introduced)
            assert [m for m in screen.messages if m["channel"].startswith("G")]
        bea = await bot.slack.member(TEAM, "UBEA", "bea")
        assert not bea.finds(introduced, (await bea.screen()).text())


async def test_zone_and_language_come_from_the_profile() -> None:
    async with running_bot() as bot:
        hal = await bot.slack.member(TEAM, "UHAL", "hal", tz="America/New_York", locale="cy-GB")
        await hal.command("settings")
        async with bot.core.store.transaction() as tx:
            person = await tx.people.at(Address("slack", TEAM, "UHAL"))
        assert person is not None
        assert (person.zone, person.language, person.zone_known) == ("America/New_York", "cy", True)
        await hal.press("settings.language")
        await hal.submit(language="en")
        async with bot.core.store.transaction() as tx:
            person = await tx.people.at(Address("slack", TEAM, "UHAL"))
        assert person is not None
        assert person.language == "en"
        assert not await bot.refusals()


async def test_a_member_who_changes_their_profile_is_followed() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await ana.command("help")
        for member, name in ((hal, "Hal Ó Sé"), (ana, "ana")):
            await member.do("change_profile", name=name, tz="Europe/Paris")
        await bot.app.drain()
        async with bot.core.store.transaction() as tx:
            host = await tx.people.at(Address("slack", TEAM, hal.user))
            seeker = await tx.people.at(Address("slack", TEAM, ana.user))
        assert host is not None
        assert seeker is not None
        assert (host.name, seeker.zone) == ("Hal Ó Sé", "Europe/Paris")
        assert host.zone != "Europe/Paris"  # it is that of the hours they gave
        await ana.command("find data")
        await ana.reads("Hal Ó Sé")
        # Somebody who never used the bot is not added.
        nia = await bot.slack.member(TEAM, "UNIA", "nia")
        await nia.do("change_profile", name="Nia N")
        await bot.app.drain()
        async with bot.core.store.transaction() as tx:
            assert await tx.people.at(Address("slack", TEAM, "UNIA")) is None
        assert not await bot.refusals()


async def test_the_home_tab_shows_open_introductions_and_follows_presses_in_it() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.do("open_home")
        await hal.reads("ana")
        await hal.press("mine.card", where="home")
        await hal.press("answer.accept", where="modal")
        await hal.until(lambda s: s.modal is not None and not s.offers("answer.accept"))
        await hal.do("close")
        screen = await hal.until(lambda screen: not screen.modals)
        assert screen.home is not None
        await ana.do("open_home")
        await ana.press("mine.card", where="home")
        await ana.press("schedule.pick", where="modal")
        await bot.advance(minutes=5)
        await hal.press("schedule.confirm")
        await bot.advance(minutes=5)
        await ana.do("open_home")
        await ana.do("close")
        await ana.press("mine.prep", where="home")
        await ana.press("prep.tick", where="modal")
        await ana.until(lambda s: any(box for box in ticked(s.modals)))
        assert not await bot.refusals()


def ticked(views: list[dict[str, object]]) -> list[object]:
    """Return the checkboxes that are ticked."""
    found = []
    for view in views:
        blocks = view["blocks"]
        assert isinstance(blocks, list)
        found += [e for b in blocks for e in b.get("elements", ()) if "initial_options" in e]
    return found


async def test_the_shortcuts_open_the_menu_and_a_request_to_the_author() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await ana.do("shortcut", callback_id="menu")
        await ana.until(lambda screen: screen.modal is not None)
        assert ana.finds(said("menu-lead"), (await ana.screen()).text())
        await ana.do("close")
        spoken = await hal.do("say", text="I spoke about grid forecasting today")
        await ana.do("shortcut", callback_id="request", **spoken)
        await ana.submit(why=steps.WHY, learn=steps.LEARN)
        await ana.press("request.send", where="modal")
        await hal.reads(steps.WHY)
        assert not await bot.refusals()


async def test_the_shortcut_blocks_the_author_or_whom_a_message_is_about() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        screen = await hal.reads(steps.WHY)
        (sent,) = [shown for shown in screen.messages if steps.WHY in words(shown)]
        await bot.core.drain()  # which message it was is stored a moment after it is shown
        await hal.do("shortcut", callback_id="block", channel=sent["channel"], ts=sent["ts"])
        await hal.reads(said("block-sure", name="ana"))
        spoken = await hal.do("say", text="I spoke about grid forecasting today")
        await ana.do("shortcut", callback_id="block", **spoken)
        await ana.reads(said("block-sure", name="hal"))
        assert not await bot.refusals()


async def test_errors_are_beside_their_field_and_closing_returns_to_the_form() -> None:
    async with running_bot() as bot:
        _, hal = await steps.two_members(bot)
        await hal.command("host")
        await hal.press("host.about")
        many = ", ".join(f"topic {n}" for n in range(20))
        errors = await hal.submit(role="Data scientist", organisation="Acme", topics=many)
        assert list(errors) == ["topics"]
        assert "12" in errors["topics"]
        assert await hal.submit(topics="data science") == {}
        await hal.do("close")
        screen = await hal.screen()
        assert screen.modal is not None
        assert "data science" in screen.text(), "the form keeps what was typed"
        assert not await bot.refusals()


async def test_text_of_a_member_is_not_formatted_and_notifies_nobody() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        hostile = "<!channel> <@UT1HAL> *bold* & <https://x.test|y> I loved your forecasting talk"
        await ana.command("request @hal")
        await ana.submit(why=hostile, learn=steps.LEARN)
        await ana.press("request.send", where="modal")
        screen = await hal.reads(hostile)
        assert "<" not in str(screen.last["text"])
        assert not await bot.refusals()


async def test_any_text_can_be_typed_over_http() -> None:
    async with running_bot("http") as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        for typed in ("payload=1&text=x", "payload", "ŵy & <caffi> 100% +1"):
            await ana.command(f"find {typed}")
            await ana.reads(typed)
        assert not await bot.refusals()
