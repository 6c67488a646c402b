"""Me: what is open, the home view, the settings, help, and commands that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.messages import plain_text
from bot.core.responses import Reply
from bot.domain.people import Mute
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, drafted, hosting, met, the
from tests.support.workspace import Workspace


async def test_mine_says_what_is_open_and_whose_turn_it_is(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.says("mine")
    mina.reads(said("status-asked-seeker", other="Bea"))
    await bea.says("mine")
    bea.reads(said("status-asked-host", other="Mina"))
    await bea.presses("mine.card", within=said("mine-title"))
    bea.reads("bus times")
    await bea.presses("answer.accept", within="bus times")
    await mina.says("mine")
    mina.reads(said("status-accepted-seeker", other="Bea"))
    gil = workspace.member("Gil")
    await gil.says("mine")
    gil.reads(said("mine-nothing"))


async def test_what_is_most_pressing_comes_first(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    hosts = [workspace.member(f"Host {letter}") for letter in "ABC"]
    for host in hosts:
        await host.offers()
        await mina.asks(host)
    await hosts[2].presses("answer.ask")
    await hosts[2].fills(question="Which data do you have?")
    await hosts[1].presses("answer.accept")
    await mina.says("mine")
    at = [mina.reply.index(f"Host {letter}") for letter in "CBA"]
    assert at == sorted(at)


async def test_a_full_page_stays_readable_even_when_the_zone_is_unknown(
    workspace: Workspace,
) -> None:
    bea = workspace.member("Bea", zone="")
    await bea.offers(zone="London", capacity="20")
    for number in range(9):
        await workspace.member(f"Member {number}").asks(bea)
    async with workspace.store.transaction() as tx:
        person = await tx.people.at(bea.address)
        assert person is not None
        i = (await tx.introductions.of_person(person.network, person.id, {"asked"}))[0]  # type: ignore[arg-type]
        for number in range(4):
            await tx.promises.add(
                person.network, i.id, person.id, f"Promise {number}", workspace.clock.now()
            )
        from dataclasses import replace

        await tx.people.put(replace(person, zone_known=False))
    await bea.says("mine")
    bea.reads(said("mine-more"), "Promise 0", said("ask-zone"))
    await bea.opens_home()
    bea.reads(said("home-hello", name="Bea"), said("home-hosting"))


async def test_home_is_mine_and_the_offer(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    response = await mina.opens_home()
    assert isinstance(response, Reply)
    mina.reads(
        said("home-hello", name="Mina"),
        said("status-agreed-seeker", other="Bea", when=march(3, 12)),
    )
    mina.reads_not(said("home-hosting"), said("home-not-hosting"))
    await bea.opens_home()
    bea.reads(
        said("home-hello", name="Bea"),
        said("status-agreed-host", other="Mina"),
        said("home-hosting"),
    )
    await bea.submits("host.pause", {"until": "2026-03-09"})
    await bea.opens_home()
    bea.reads(said("home-not-hosting"))


async def test_intro_alone_is_a_menu(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    await mina.says("")
    mina.reads(said("menu-title"), said("menu-lead"), said("status-accepted-seeker", other="Bea"))
    for action in ("find.open", "mine.prep", "host.open", "settings.open", "help.open"):
        await mina.presses(action, within=said("menu-lead"))
        assert mina.answer is not None


async def test_help_names_every_command(workspace: Workspace) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    await olu.says("help")
    for command in workspace.bot.commands:
        if command.name:  # without one it is the menu
            olu.reads(said(f"usage-{command.name}"))
    await mina.says("help")
    mina.reads(said("usage-host"), said("help-how"), said("help-private"), said("help-row"))
    mina.sees_not(said("usage-setup"))


@pytest.mark.parametrize(
    "typed, near",
    [("fnd", "find"), ("setings", "settings"), ("HELPP", "help"), ("thankyou", "thanks")],
)
async def test_a_slip_of_the_keyboard_is_understood(
    workspace: Workspace, typed: str, near: str
) -> None:
    mina, _ = await hosting(workspace)
    await mina.says(typed)
    mina.reads(said("unknown-command", typed=typed), said("unknown-near", near=near))
    await mina.presses("help.use")
    mina.reads_not(said("unknown-command"))


async def test_nothing_like_any_command(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("qqqq zzz")
    mina.reads(said("unknown-command", typed="qqqq"), said("help-title"))
    mina.reads_not(said("unknown-near"))
    await mina.says("FIND maths")
    mina.reads(said("found-none", query="maths"))


async def test_the_zone_is_asked_for_where_it_is_not_known(workspace: Workspace) -> None:
    mina = workspace.member("Mina", zone="")
    await mina.says("help")
    mina.reads(said("ask-zone"))
    await mina.says("settings")
    mina.reads(said("fact-zone") + ": " + said("zone-unknown"))
    await mina.presses("settings.zone", within=said("ask-zone"))
    await mina.fills(zone="Gotham")
    mina.refused(zone=said("field-zone-unknown", typed="Gotham"))
    await mina.fills(zone="kolkata")
    mina.reads(said("settings-saved"), "Kolkata")
    await mina.says("help")
    mina.reads_not(said("ask-zone"))


async def test_the_first_time_a_list_shows_where_it_is_what_time(workspace: Workspace) -> None:
    await workspace.member("Hal", zone="America/Lima").offers(zone="Lima")
    mina = workspace.member("Mina", zone="", language="sv-SE")
    await mina.says("help")
    mina.reads(said("ask-zone", zone="Stockholm"))
    await mina.presses_action("settings.zone")
    assert mina.form is not None
    listed, _ = mina.form.fields
    labels = [option.label for option in listed.options]
    assert labels[:2] == ["Stockholm · 11:00", "Lima · 05:00"]
    assert "London · 10:00" in labels
    assert listed.initial == "Europe/Stockholm"
    await mina.fills(guess="America/Lima")
    mina.reads(said("fact-zone") + ": Lima")
    await mina.presses("settings.time")
    assert [field.initial for field in mina.form.fields][:1] == ["Lima"]


async def test_a_host_without_a_zone_is_offered_the_list_too(workspace: Workspace) -> None:
    bea = workspace.member("Bea", zone="", language="pl")
    await bea.says("host")
    await bea.presses_action("host.when")
    await bea.fills(windows="Mon-Fri 12:00-14:00")
    assert (await bea.person()).zone == "Europe/Warsaw"
    assert (await bea.person()).zone_known


async def test_no_choice_at_all_is_asked_for_again(workspace: Workspace) -> None:
    mina = workspace.member("Mina", zone="")
    await mina.says("help")
    await mina.presses_action("settings.zone")
    await mina.fills()
    mina.refused(zone=said("field-required"))
    assert set(mina.errors) == {"zone"}
    await mina.fills(zone="Xanadu")
    mina.refused(zone=said("field-zone-unknown", typed="Xanadu"))
    await mina.fills(zone="Lodnon")
    mina.refused(zone=said("field-zone-maybe", cities="London"))
    await mina.fills(zone="United Kingdom")
    mina.reads(said("fact-zone") + ": London")


async def test_settings_with_a_city_sets_the_zone_and_says_what_it_was(
    workspace: Workspace,
) -> None:
    mina = workspace.member("Mina")
    await mina.says("settings new york")
    mina.reads(said("zone-set", zone="New York", time="05:00"), said("zone-was", zone="London"))
    mina.reads(said("fact-zone") + ": New York", said("fact-quiet"))
    assert (await mina.person()).zone == "America/New_York"
    await mina.says("settings new york")
    mina.reads_not(said("zone-was"))


async def test_settings_with_what_may_be_several_asks_which(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("settings usa")
    mina.reads(said("which-zone", typed="usa"))
    assert mina.actions() == [
        "settings.pick:America:New_York",
        "settings.pick:America:Chicago",
        "settings.pick:America:Denver",
        "settings.pick:America:Los_Angeles",
        "settings.zone",
    ]
    mina.reads("New York · 05:00", "Chicago · 04:00", "Denver · 03:00", "Los Angeles · 02:00")
    assert (await mina.person()).zone == "Europe/London"
    await mina.presses("settings.pick:America:Denver")
    mina.reads(said("zone-set", zone="Denver"))
    await mina.says("settings gotham")
    mina.reads(said("field-zone-unknown", typed="gotham"))
    await mina.presses("settings.zone")
    assert mina.form is not None
    await mina.presses_action("settings.pick:No:Where")
    mina.reads(said("error-unknown-button"))


async def test_zones_are_suggested_while_they_are_typed(workspace: Workspace) -> None:
    mina = workspace.member("Mina", zone="", language="de")
    await mina.says("help")
    found = await workspace.bot.suggest(mina.address, "settings ")
    assert (found[0].value, found[0].label) == ("settings Berlin", "11:00")
    assert len(found) == 25
    found = await workspace.bot.suggest(mina.address, "settings lon")
    assert found[0].value == "settings London"
    assert await workspace.bot.suggest(mina.address, "settings qqqq") == []
    await mina.says(found[0].value)
    mina.reads(said("zone-set", zone="London"))


async def test_a_new_zone_and_new_quiet_hours_move_what_waits(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace, march(6, 12))
    await mina.says("settings")
    mina.reads(said("fact-zone") + ": London", "20:00–08:00")
    await mina.presses("settings.time")
    await mina.fills(zone="Auckland", quiet_from="21:30", quiet_to="06:15")
    mina.reads(said("settings-saved"), "Auckland", "21:30–06:15")
    # noon in London is one at night in Auckland: the day before waits for 06:15 there
    before = [n for n in await workspace.nudges() if n.kind == "day_before"]
    assert [n.due_at for n in before] == [datetime(2026, 3, 5, 17, 15, tzinfo=UTC)]
    await mina.says("prep")
    mina.reads(
        march(6, 12),
        "Sat 7 Mar, 01:00",
        said("also-for", name="Bea", when="Fri 6 Mar, 12:00 (London)"),
    )


async def test_quiet_all_day_is_refused_and_no_quiet_is_fine(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("settings")
    await mina.presses("settings.time")
    await mina.fills(quiet_from="10:00", quiet_to="09:00")
    mina.refused(quiet_to=said("field-quiet-long"))
    await mina.fills(quiet_from="late")
    mina.refused(quiet_from=said("field-time"))
    await mina.fills(quiet_from="08:00", quiet_to="08:00")
    mina.reads(said("fact-quiet") + ": " + said("quiet-none"))


async def test_which_nudges(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    kinds = {nudge.kind for nudge in await workspace.nudges()}
    assert {"thanks_prompt", "update_prompt"} <= kinds
    await mina.says("settings")
    await mina.presses("settings.nudges")
    await mina.fills(wanted=())
    mina.reads(said("nudges-none"))
    assert (await mina.person()).muted == tuple(Mute)
    assert await workspace.nudges() == []
    await mina.presses("settings.nudges")
    await mina.fills(wanted=("thanks",))
    assert {n.kind[:6] for n in await workspace.nudges()} == {"thanks"}


async def test_kinds_of_nudges_stand_apart_without_commas(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("settings")
    mina.reads(said("mute-reminders") + " · " + said("mute-prep"))


async def test_the_language(workspace: Workspace) -> None:
    mina = workspace.member("Mina", language="cy-GB")
    await mina.says("settings")
    mina.reads(said("fact-language") + ": Cymraeg", said("fact-nudges") + ": ")
    await mina.presses_action("settings.language")
    await mina.fills(language="en")
    mina.reads("English")
    await mina.presses_action("settings.language")
    await mina.fills(language="tlh")
    assert mina.errors


async def test_about_me_reaches_hosts_on_the_card_of_the_request(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    bea.sees_not("night owl")
    await mina.presses("settings.me")
    await mina.fills(headline="Night owl, or rather: a night owl with a maths degree")
    assert "night owl" not in bea.direct_messages()[-1]
    await bea.presses_action(f"mine.card:{(await the(mina)).id}")
    bea.reads("night owl with a maths degree")
    assert len(bea.direct_messages()) == 1
    await mina.presses_action("settings.me")
    await mina.fills(headline="x" * 121)
    mina.refused(headline=said("field-too-long", over=1))


async def test_every_button_on_the_menu_works_after_a_restart(workspace: Workspace) -> None:
    mina, _ = await drafted(workspace)
    await mina.says("mine")
    menu = mina.answer
    assert menu is not None
    workspace.restarts()
    await mina.presses("settings.open", within=said("mine-title"))
    mina.reads(said("settings-title"))
    await mina.presses("mine.card", within=said("mine-title"))
    mina.reads(said("status-met-seeker"))
    await mina.presses("thanks.draft")
    mina.reads(said("draft-opening", name="Bea"))
    assert plain_text(menu)
    assert (await the(mina)).debrief.debriefed
