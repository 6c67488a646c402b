"""Asking: the note, the coach, the preview, the caps, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.introductions import Status
from tests.conversations.stories import asked, hosting, the
from tests.conversations.town import GOOD_WHY, Town


async def test_a_note_is_looked_over_edited_and_sent(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, minutes="15", format="phone")
    mina.reads("What Bea will read", "bus times", "15 minutes", "Phone call", "This reads well")
    assert bea.inbox() == []
    assert (await the(mina)).status is Status.DRAFT
    await mina.presses("Edit")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY
    await mina.fills(learn="I'd like to know how you check a forecast. Could we talk?")
    mina.reads("how you check a forecast")
    await mina.presses("Send it")
    mina.reads("Sent. Bea will see it")
    bea.is_told("asks whether you would talk for 15 minutes", "how you check a forecast")


async def test_a_draft_thrown_away_is_gone(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    send = mina.action("Send it")
    await mina.presses("Throw away")
    mina.reads("Thrown away. Nobody saw it.")
    await mina.presses_action(send)
    mina.reads("moved on since", "You threw this note to Bea away")
    assert bea.inbox() == []
    await mina.asks(bea)
    bea.is_told("Mina")


async def test_the_draft_is_kept_and_found_under_mine(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    town.restarts()
    await town.passes(days=2)
    await mina.says("mine")
    mina.reads("Your note to Bea is not sent yet")
    await mina.presses("Open")
    await mina.presses("Look it over")
    mina.reads("bus times")
    await mina.presses("Send it")
    bea.is_told("Mina")


@pytest.mark.parametrize(
    "kind, details, shown",
    [
        ("alumni", {"institution": "Cardiff University", "year": "2024"}, "Cardiff University"),
        ("mutual", {"connection": "Gil Price", "permission": "yes"}, "Agreed to be named"),
        ("friend", {"connection": "Gil Price"}, "Gil Price"),
        ("referral", {"connection": "Gil Price"}, "Gil Price"),
        ("event", {"event": "Data Day", "remark": "trust the planner"}, "trust the planner"),
        ("talk", {"talk": "Forecasts, Data Day", "tried": "your baseline"}, "your baseline"),
        ("nudge", {"earlier": "in January"}, "in January"),
    ],
)
async def test_each_kind_of_note_asks_for_its_own_details(
    town: Town, kind: str, details: dict[str, str], shown: str
) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, note_type=kind)
    assert mina.form is not None
    assert mina.form.title == "A few details"
    assert {item.name for item in mina.form.fields} == set(details)
    await mina.fills(**dict.fromkeys(details, ""))
    assert set(mina.errors) == set(details)
    await mina.fills(**details)
    mina.reads("What Bea will read", shown)
    await mina.presses("Send it")
    bea.is_told(shown)


async def test_details_left_out_are_asked_for_again_in_the_preview(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, note_type="event")
    await mina.says("mine")
    await mina.presses("Open")
    await mina.presses("Look it over")
    mina.reads("needs a few details")
    assert "Send it" not in mina.choices("What Bea will read")
    await mina.presses("Add details")
    await mina.fills(event="Data Day", remark="trust the planner")
    await mina.presses("Send it")
    bea.is_told("Data Day")


async def test_a_mutual_friend_is_named_only_with_their_leave(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, note_type="mutual")
    await mina.fills(connection="Gil", permission="no")
    assert "Ask them first" in mina.errors["permission"]
    await mina.fills(permission="yes")
    mina.reads("Agreed to be named")


@pytest.mark.parametrize(
    "learn, words",
    [
        ("Could you get me a job in your team?", "asks for a job"),
        ("Hello [company name], how do you forecast?", "still waits to be filled in"),
        ("How do you forecast? I live at 12 Station Road, Cardiff.", "street address"),
    ],
)
async def test_what_must_not_go_does_not_go(town: Town, learn: str, words: str) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, learn=learn)
    mina.reads("Before it can go:", words)
    assert "Send it" not in mina.choices("Before it can go")
    await mina.presses_action(f"request.send:{(await the(mina)).id}")
    mina.reads("Before it can go:")
    assert (await the(mina)).status is Status.DRAFT
    await mina.presses("Edit")
    await mina.fills(learn="I'm not asking for a job: how do you know a forecast is good?")
    await mina.presses("Send it")
    bea.is_told("not asking for a job")


async def test_advice_is_given_and_may_be_ignored(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, why="I want to pick your brain!!", learn="What is it like?")
    mina.reads("You can send it as it is", "“pick your brain”", "exclamation marks")
    await mina.presses("Send it")
    bea.is_told("pick your brain")


async def test_the_same_note_to_another_is_noticed(town: Town) -> None:
    mina, _ = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await mina.writes_to(cai)
    mina.reads("is the same as another of yours")


async def test_no_more_than_five_open(town: Town) -> None:
    mina = town.member("Mina")
    hosts = [town.member(f"Host {letter}") for letter in "ABCDEF"]
    for host in hosts:
        await host.offers()
    for host in hosts[:5]:
        await mina.asks(host)
    await mina.says("request @Host F", hosts[5])
    mina.reads("You have 5 open requests already")
    await mina.presses("My introductions")
    await mina.presses("Open")
    await mina.presses("Take it back")
    await mina.asks(hosts[5])
    mina.reads("Sent. Host F")


async def test_one_open_request_at_an_organisation(town: Town) -> None:
    mina = town.member("Mina")
    ana, bea = town.member("Ana"), town.member("Bea")
    await ana.offers(organisation="Acme Energy")
    await bea.offers(organisation="  ACME, energy ")
    await mina.asks(ana)
    await mina.says("request @Bea", bea)
    mina.reads("already have an open request at ACME, energy")


async def test_two_drafts_at_one_organisation_only_one_goes(town: Town) -> None:
    mina = town.member("Mina")
    ana, bea = town.member("Ana"), town.member("Bea")
    await ana.offers(organisation="Acme")
    await bea.offers(organisation="Acme")
    await mina.writes_to(ana)
    first = mina.action("Send it")
    await mina.writes_to(bea)
    await mina.presses("Send it")
    await mina.presses_action(first)
    mina.reads("already have an open request at Acme")
    assert ana.inbox() == []


async def test_not_twice_not_oneself_and_not_somebody_who_does_not_host(town: Town) -> None:
    mina, bea = await asked(town)
    await mina.says("request @Bea", bea)
    mina.reads("already have something open")
    await mina.presses("Open")
    mina.reads("Bea has your note")
    await bea.says("request @Bea", bea)
    bea.reads("talking to yourself")
    gil = town.member("Gil")
    await mina.says("request @Gil", gil)
    mina.reads("does not host")
    await gil.says("help")
    await mina.says("request @Gil", gil)
    mina.reads("takes no requests at the moment")
    await mina.presses("Others to ask")
    await mina.says("request @Nobody Known")
    mina.reads("Nobody who hosts fits")
    await mina.says("request")
    mina.reads("1 person you can ask")


async def test_a_typed_name_is_enough(town: Town) -> None:
    mina, _ = await hosting(town)
    await mina.says("request @bea")
    assert mina.form is not None
    assert "Bea" in mina.form.intro


async def test_the_host_is_full_by_the_time_it_is_sent(town: Town) -> None:
    mina, bea = await hosting(town, capacity="1")
    gil = town.member("Gil")
    await mina.writes_to(bea)
    await gil.asks(bea)
    await bea.presses("Yes, happy to talk")
    await mina.presses("Send it")
    mina.reads("all the talks they can this month")
    assert (await the(mina)).status is Status.DRAFT


async def test_the_host_has_changed_the_offer_meanwhile(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea, minutes="30", format="phone")
    await bea.offers(formats=("video",), lengths=("15",))
    await mina.presses("Send it")
    mina.reads("has changed what they offer")
    await mina.presses("Edit")
    assert mina.form is not None
    offered = {item.name: [o.value for o in item.options] for item in mina.form.fields}
    assert offered["minutes"] == ["15"]
    assert offered["format"] == ["video"]
    await mina.fills()
    await mina.presses("Send it")
    bea.is_told("for 15 minutes", "Video call")


async def test_the_host_stopped_while_the_form_was_open(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.says("request @Bea", bea)
    await bea.presses_action("host.leave_now")
    await mina.fills(why=GOOD_WHY, learn="How do you forecast?")
    mina.reads("takes no requests at the moment")
    await bea.presses_action("host.resume")
    await mina.presses("Open the form again")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY


async def test_taken_back_quietly(town: Town) -> None:
    mina, bea = await asked(town)
    accept = bea.action("Yes, happy to talk")
    await mina.presses("Take it back")
    mina.reads("You took your request to Bea back")
    assert len(bea.inbox()) == 1
    bea.is_told("took the request back", "Nothing for you to do")
    assert bea.choices("took the request back") == []
    await bea.presses_action(accept)
    bea.reads("moved on since", "took the request back")
    assert await town.nudges() == []
    await mina.asks(bea)
    assert len(bea.inbox()) == 2


async def test_taken_back_before_the_host_woke_up_nothing_is_sent(town: Town) -> None:
    mina, bea = await hosting(town, "America/New_York")
    await mina.asks(bea)
    await mina.presses("Take it back")
    await town.passes(days=2)
    assert bea.inbox() == []


@pytest.mark.parametrize(
    "sent, zone, seen",
    [
        ("2026-03-02T19:30", "Europe/London", "2026-03-03T09:00"),  # evening
        ("2026-03-06T18:00", "Europe/London", "2026-03-09T09:00"),  # Friday evening
        ("2026-03-07T11:00", "Europe/London", "2026-03-09T09:00"),  # Saturday
        ("2026-03-02T11:00", "Asia/Kolkata", "2026-03-02T11:00"),  # half past four there
        ("2026-03-02T12:00", "Asia/Kolkata", "2026-03-03T03:30"),  # half past five there
        ("2026-03-06T20:00", "America/Los_Angeles", "2026-03-06T20:00"),  # Friday noon there
        ("2026-03-07T02:00", "America/Los_Angeles", "2026-03-09T16:00"),  # after their change
    ],
)
async def test_a_request_reaches_the_host_in_working_hours(
    town: Town, sent: str, zone: str, seen: str
) -> None:
    mina, bea = await hosting(town, zone)
    await town.until(datetime.fromisoformat(sent).replace(tzinfo=UTC))
    await mina.asks(bea)
    await town.passes(days=4)
    (first, *_) = [shown for shown in town.chat.shown if bea.address in shown.seen_by]
    assert first.at == datetime.fromisoformat(seen).replace(tzinfo=UTC)


async def test_a_line_about_oneself_is_asked_for_once(town: Town) -> None:
    mina, bea = await asked(town)
    mina.reads("One line about you makes a yes likelier")
    await mina.presses("About me")
    await mina.fills(headline="Maths student, curious about energy")
    bea.is_told("About Mina: Maths student, curious about energy")
    assert len(bea.inbox()) == 1
    cai = town.member("Cai")
    await cai.offers()
    await mina.asks(cai)
    assert "One line about you" not in mina.reply
