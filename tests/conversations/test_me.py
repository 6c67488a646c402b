"""Me: what is open, the home view, the settings, help, and commands that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.people import Mute
from bot.view import Reply, plain_text
from tests.conversations.stories import accepted, agreed, asked, drafted, hosting, met, the
from tests.conversations.town import Town


async def test_mine_says_what_is_open_and_whose_turn_it_is(town: Town) -> None:
    mina, bea = await asked(town)
    await mina.says("mine")
    mina.reads("Bea has your note. Nothing for you to do.")
    await bea.says("mine")
    bea.reads("Mina would like to talk with you")
    await bea.presses("Open", within="Your introductions")
    bea.reads("bus times")
    await bea.presses("Yes, happy to talk", within="bus times")
    await mina.says("mine")
    mina.reads("Bea said yes. Pick a time that suits you.")
    gil = town.member("Gil")
    await gil.says("mine")
    gil.reads("Nothing is open. A good first step")


async def test_what_is_most_pressing_comes_first(town: Town) -> None:
    mina = town.member("Mina")
    hosts = [town.member(f"Host {letter}") for letter in "ABC"]
    for host in hosts:
        await host.offers()
        await mina.asks(host)
    await hosts[2].presses("Ask one thing first")
    await hosts[2].fills(question="Which data do you have?")
    await hosts[1].presses("Yes, happy to talk")
    await mina.says("mine")
    at = [mina.reply.index(f"Host {letter}") for letter in "CBA"]
    assert at == sorted(at)


async def test_a_full_page_stays_readable_even_when_the_zone_is_unknown(town: Town) -> None:
    bea = town.member("Bea", zone="")
    await bea.offers(zone="London", capacity="20")
    for number in range(9):
        await town.member(f"Member {number}").asks(bea)
    async with town.store.transaction() as tx:
        person = await tx.person_at(bea.address)
        assert person is not None
        i = (await tx.introductions_of(person.network, person.id, {"asked"}))[0]  # type: ignore[arg-type]
        for number in range(4):
            await tx.add_promise(
                person.network, i.id, person.id, f"Promise {number}", town.clock.now()
            )
        from dataclasses import replace

        await tx.put_person(replace(person, zone_known=False))
    await bea.says("mine")
    bea.reads("more", "Promise 0", "I don't know your time zone yet")
    await bea.opens_home()
    bea.reads("Hello Bea", "You are hosting")


async def test_home_is_mine_and_the_offer(town: Town) -> None:
    mina, bea = await agreed(town)
    response = await mina.opens_home()
    assert isinstance(response, Reply)
    mina.reads("Hello Mina", "You meet Bea on Tue 3 Mar, 12:00 (London)")
    assert "hosting" not in mina.reply
    await bea.opens_home()
    bea.reads("Hello Bea", "You meet Mina", "You are hosting")
    await bea.submits("host.pause", {"until": "2026-03-09"})
    await bea.opens_home()
    bea.reads("You are not taking requests at the moment")


async def test_intro_alone_is_a_menu(town: Town) -> None:
    mina, _ = await accepted(town)
    await mina.says("")
    mina.reads("An honest talk of 15 to 30 minutes", "Bea said yes")
    for label in ("Find people", "Prepare", "Host", "Settings", "Help"):
        await mina.presses(label, within="An honest talk")
        assert mina.answer is not None


async def test_help_names_every_command(town: Town) -> None:
    olu, mina = town.member("Olu", organiser=True), town.member("Mina")
    await olu.says("help")
    for command in town.bot.commands:
        olu.reads(f"/intro {command.name}".rstrip())
    await mina.says("help")
    mina.reads("/intro host")
    mina.sees_not("/intro setup")


@pytest.mark.parametrize(
    "typed, near",
    [("fnd", "find"), ("setings", "settings"), ("HELPP", "help"), ("thankyou", "thanks")],
)
async def test_a_slip_of_the_keyboard_is_understood(town: Town, typed: str, near: str) -> None:
    mina, _ = await hosting(town)
    await mina.says(typed)
    mina.reads(f"I don't know “/intro {typed}”", f"Did you mean /intro {near}?")
    await mina.presses(f"/intro {near}")
    assert "I don't know" not in mina.reply


async def test_nothing_like_any_command(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("qqqq zzz")
    mina.reads("I don't know “/intro qqqq”", "How Handshakes works")
    assert "Did you mean" not in mina.reply
    await mina.says("FIND maths")
    mina.reads("Nobody who hosts fits “maths”")


async def test_the_zone_is_asked_for_where_it_is_not_known(town: Town) -> None:
    mina = town.member("Mina", zone="")
    await mina.says("help")
    mina.reads("I don't know your time zone yet")
    await mina.presses("Time zone and quiet hours", within="I don't know your time zone")
    await mina.fills(zone="Gotham")
    assert "“Gotham”" in mina.errors["zone"]
    await mina.fills(zone="kolkata")
    mina.reads("Saved.", "Asia/Kolkata")
    await mina.says("help")
    assert "I don't know your time zone" not in mina.reply


async def test_the_first_time_a_list_shows_where_it_is_what_time(town: Town) -> None:
    await town.member("Hal", zone="America/Lima").offers(zone="Lima")
    mina = town.member("Mina", zone="", language="sv-SE")
    await mina.says("help")
    mina.reads("those of Stockholm")
    await mina.presses_action("settings.zone")
    assert mina.form is not None
    listed, _ = mina.form.fields
    labels = [option.label for option in listed.options]
    assert labels[:2] == ["Stockholm · 11:00", "Lima · 05:00"]
    assert "London · 10:00" in labels
    assert listed.initial == "Europe/Stockholm"
    await mina.fills(guess="America/Lima")
    mina.reads("Time zone: America/Lima")
    await mina.presses("Time zone and quiet hours")
    assert [field.initial for field in mina.form.fields][:1] == ["America/Lima"]


async def test_a_host_without_a_zone_is_offered_the_list_too(town: Town) -> None:
    bea = town.member("Bea", zone="", language="pl")
    await bea.says("host")
    await bea.presses_action("host.when")
    await bea.fills(windows="Mon-Fri 12:00-14:00")
    assert (await bea.person()).zone == "Europe/Warsaw"
    assert (await bea.person()).zone_known


async def test_no_choice_at_all_is_asked_for_again(town: Town) -> None:
    mina = town.member("Mina", zone="")
    await mina.says("help")
    await mina.presses_action("settings.zone")
    await mina.fills()
    assert mina.errors == {"zone": "Please fill this in."}
    await mina.fills(zone="Manchestre")
    assert "“Manchestre”" in mina.errors["zone"]
    await mina.fills(zone="Lodnon")
    assert "Did you mean one of these: London?" in mina.errors["zone"]
    await mina.fills(zone="United Kingdom")
    mina.reads("Europe/London")


async def test_settings_with_a_city_sets_the_zone_and_says_what_it_was(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("settings new york")
    mina.reads("Your time zone is now New York, where it is 05:00.", "It was London before.")
    mina.reads("Time zone: America/New_York", "Quiet hours")
    assert (await mina.person()).zone == "America/New_York"
    await mina.says("settings new york")
    assert "before" not in mina.reply


async def test_settings_with_what_may_be_several_asks_which(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("settings usa")
    mina.reads("I am not sure which place “usa” is")
    assert mina.choices() == [
        "New York · 05:00",
        "Chicago · 04:00",
        "Denver · 03:00",
        "Los Angeles · 02:00",
        "Another city",
    ]
    assert (await mina.person()).zone == "Europe/London"
    await mina.presses("Denver · 03:00")
    mina.reads("Your time zone is now Denver")
    await mina.says("settings gotham")
    mina.reads("I don't know a time zone “gotham”")
    await mina.presses("Time zone and quiet hours")
    assert mina.form is not None
    await mina.presses_action("settings.pick:No:Where")
    mina.reads("I don't know this button any more")


async def test_zones_are_suggested_while_they_are_typed(town: Town) -> None:
    mina = town.member("Mina", zone="", language="de")
    await mina.says("help")
    found = await town.bot.suggest(mina.address, "settings ")
    assert (found[0].value, found[0].label) == ("settings Berlin", "11:00")
    assert len(found) == 25
    found = await town.bot.suggest(mina.address, "settings lon")
    assert found[0].value == "settings London"
    assert await town.bot.suggest(mina.address, "settings qqqq") == []
    await mina.says(found[0].value)
    mina.reads("Your time zone is now London")


async def test_a_new_zone_and_new_quiet_hours_move_what_waits(town: Town) -> None:
    mina, _ = await agreed(town, "Fri 6 Mar, 12:00")
    await mina.says("settings")
    mina.reads("Europe/London", "20:00–08:00")
    await mina.presses("Time zone and quiet hours")
    await mina.fills(zone="Auckland", quiet_from="21:30", quiet_to="06:15")
    mina.reads("Saved.", "Pacific/Auckland", "21:30–06:15")
    # noon in London is one at night in Auckland: the day before waits for 06:15 there
    before = [n for n in await town.nudges() if n.kind == "day_before"]
    assert [n.due_at for n in before] == [datetime(2026, 3, 5, 17, 15, tzinfo=UTC)]
    await mina.says("prep")
    mina.reads("Sat 7 Mar, 01:00 (Auckland) · for Bea: Fri 6 Mar, 12:00 (London)")


async def test_quiet_all_day_is_refused_and_no_quiet_is_fine(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("settings")
    await mina.presses("Time zone and quiet hours")
    await mina.fills(quiet_from="10:00", quiet_to="09:00")
    assert "less than two hours" in mina.errors["quiet_to"]
    await mina.fills(quiet_from="late")
    assert "hours and minutes" in mina.errors["quiet_from"]
    await mina.fills(quiet_from="08:00", quiet_to="08:00")
    mina.reads("Quiet hours: none")


async def test_which_nudges(town: Town) -> None:
    mina, _ = await met(town)
    kinds = {nudge.kind.value for nudge in await town.nudges()}
    assert {"thanks_prompt", "update_prompt"} <= kinds
    await mina.says("settings")
    await mina.presses("Which nudges")
    await mina.fills(wanted=())
    mina.reads("only what others wait for")
    assert (await mina.person()).muted == tuple(Mute)
    assert await town.nudges() == []
    await mina.presses("Which nudges")
    await mina.fills(wanted=("thanks",))
    assert {n.kind.value[:6] for n in await town.nudges()} == {"thanks"}


async def test_the_language(town: Town) -> None:
    mina = town.member("Mina", language="cy-GB")
    await mina.says("settings")
    mina.reads("Cymraeg")
    await mina.presses_action("settings.language")
    await mina.fills(language="en")
    mina.reads("English")
    await mina.presses_action("settings.language")
    await mina.fills(language="tlh")
    assert mina.errors


async def test_about_me_reaches_hosts_also_in_what_they_already_have(town: Town) -> None:
    mina, bea = await asked(town)
    bea.sees_not("night owl")
    await mina.presses("About me")
    await mina.fills(headline="Night owl, or rather: a night owl with a maths degree")
    bea.is_told("night owl with a maths degree")
    assert len(bea.inbox()) == 1
    await mina.presses_action("settings.me")
    await mina.fills(headline="x" * 121)
    assert "1 character too long" in mina.errors["headline"]


async def test_every_button_on_the_menu_works_after_a_restart(town: Town) -> None:
    mina, _ = await drafted(town)
    await mina.says("mine")
    menu = mina.answer
    assert menu is not None
    town.restarts()
    await mina.presses("Settings", within="Your introductions")
    mina.reads("Your settings")
    await mina.presses("Open", within="Your introductions")
    mina.reads("A thank-you is still owed")
    await mina.presses("Your draft")
    mina.reads("Dear Bea")
    assert plain_text(menu)
    assert (await the(mina)).debriefed
