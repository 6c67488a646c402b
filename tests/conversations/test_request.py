"""Asking: the note, the coach, the preview, the caps, and taking it back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import Said, Wanted, label, said
from tests.support.scenarios import asked, hosting, the
from tests.support.workspace import GOOD_WHY, Workspace


async def test_a_note_is_looked_over_edited_and_sent(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, minutes="15", format="phone")
    mina.reads(
        said("preview-title", name="Bea"),
        "bus times",
        said("minutes", minutes=15),
        said("format", format="phone"),
        said("preview-fine"),
        said("preview-when", name="Bea"),
    )
    assert bea.direct_messages() == []
    assert (await the(mina)).status is Status.DRAFT
    await mina.presses("request.note")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY
    await mina.fills(learn="I'd like to know how you check a forecast. Could we talk?")
    mina.reads("how you check a forecast")
    await mina.presses("request.send")
    mina.reads(said("request-sent", name="Bea"))
    bea.is_told(said("nudge-request", minutes=15), "how you check a forecast")


async def test_a_draft_thrown_away_is_gone(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    send = mina.action("request.send")
    await mina.presses("request.discard")
    mina.reads(said("request-discarded"))
    await mina.presses_action(send)
    mina.reads(said("stale"), said("status-discarded-seeker", other="Bea"))
    assert bea.direct_messages() == []
    await mina.asks(bea)
    bea.is_told("Mina")


async def test_the_draft_is_kept_and_found_under_mine(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.restarts()
    await workspace.passes(days=2)
    await mina.says("mine")
    mina.reads(said("status-draft-seeker", other="Bea"))
    await mina.presses("mine.card")
    await mina.presses("request.preview")
    mina.reads("bus times")
    await mina.presses("request.send")
    bea.is_told("Mina")


@pytest.mark.parametrize(
    "kind, details, shown",
    [
        ("alumni", {"institution": "Cardiff University", "year": "2024"}, "Cardiff University"),
        ("mutual", {"connection": "Gil Price", "permission": "yes"}, said("permission-given")),
        ("friend", {"connection": "Gil Price"}, "Gil Price"),
        ("referral", {"connection": "Gil Price"}, "Gil Price"),
        ("event", {"event": "Data Day", "remark": "trust the planner"}, "trust the planner"),
        ("talk", {"talk": "Forecasts, Data Day", "tried": "your baseline"}, "your baseline"),
        ("nudge", {"earlier": "in January"}, "in January"),
    ],
)
async def test_each_kind_of_note_asks_for_its_own_details(
    workspace: Workspace, kind: str, details: dict[str, str], shown: Wanted
) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, note_type=kind)
    assert mina.form is not None
    assert mina.form.title == label("form-details", mina.words)
    assert {item.name for item in mina.form.fields} == set(details)
    await mina.fills(**dict.fromkeys(details, ""))
    assert set(mina.errors) == set(details)
    await mina.fills(**details)
    mina.reads(said("preview-title", name="Bea"), shown)
    await mina.presses("request.send")
    bea.is_told(shown, *(said(f"noted-{name}") for name in details))


async def test_details_left_out_are_asked_for_again_in_the_preview(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, note_type="event")
    await mina.says("mine")
    await mina.presses("mine.card")
    await mina.presses("request.preview")
    mina.reads(said("preview-details"))
    assert "request.send" not in mina.choices(said("preview-title", name="Bea"))
    await mina.presses("request.details")
    await mina.fills(event="Data Day", remark="trust the planner")
    await mina.presses("request.send")
    bea.is_told("Data Day")


async def test_a_mutual_friend_is_named_only_with_their_leave(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, note_type="mutual")
    await mina.fills(connection="Gil", permission="no")
    mina.refused(permission=said("field-permission-first"))
    await mina.fills(permission="yes")
    mina.reads(said("permission-given"))


@pytest.mark.parametrize(
    "learn, why",
    [
        ("Could you get me a job in your team?", said("coach-job-ask")),
        ("Hello [company name], how do you forecast?", said("coach-placeholder")),
        ("How do you forecast? I live at 12 Station Road, Cardiff.", said("coach-street-address")),
    ],
)
async def test_what_must_not_go_does_not_go(workspace: Workspace, learn: str, why: Said) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, learn=learn)
    mina.reads(said("preview-blocked"), why)
    assert "request.send" not in mina.choices(said("preview-blocked"))
    await mina.presses_action(f"request.send:{(await the(mina)).id}")
    mina.reads(said("preview-blocked"))
    assert (await the(mina)).status is Status.DRAFT
    await mina.presses("request.note")
    await mina.fills(learn="I'm not asking for a job: how do you know a forecast is good?")
    await mina.presses("request.send")
    bea.is_told("not asking for a job")


async def test_who_asks_for_no_job_can_say_so_for_that_very_note(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, learn="Could you get me a job in your team?")
    await mina.presses("request.insist")
    mina.reads(said("preview-fine"))
    mina.reads_not(said("coach-job-ask"))
    await mina.presses("request.note")
    await mina.fills(learn="Could you get me an internship in your team?")
    mina.reads(said("preview-blocked"), said("coach-job-ask"))  # another note
    assert "request.send" not in mina.choices(said("preview-blocked"))
    await mina.presses("request.insist")
    await mina.presses("request.send")
    bea.is_told("internship in your team")


async def test_no_word_of_the_writer_lets_an_address_through(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, learn="Is there a job for me? I live at 12 Station Road, Cardiff.")
    assert "request.insist" not in mina.choices(said("preview-blocked"))
    await mina.presses_action(f"request.insist:{(await the(mina)).id}")
    mina.reads(said("preview-blocked"), said("coach-street-address"))


async def test_advice_is_given_and_may_be_ignored(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, why="I want to pick your brain!!", learn="What is it like?")
    mina.reads(said("preview-flags"), "“pick your brain”", said("coach-exclamations"))
    await mina.presses("request.send")
    bea.is_told("pick your brain")


async def test_the_same_note_to_another_is_noticed(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.writes_to(cai)
    mina.reads(said("coach-same-note"))


async def test_no_more_than_five_open(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    hosts = [workspace.member(f"Host {letter}") for letter in "ABCDEF"]
    for host in hosts:
        await host.offers()
    for host in hosts[:5]:
        await mina.asks(host)
    await mina.says("request @Host F", hosts[5])
    mina.reads(said("error-cap-open", most=5))
    await mina.presses("mine.open")
    await mina.presses("mine.card")
    await mina.presses("request.withdraw")
    await mina.asks(hosts[5])
    mina.reads(said("request-sent", name="Host F"))


async def test_one_open_request_at_an_organisation(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    ana, bea = workspace.member("Ana"), workspace.member("Bea")
    await ana.offers(organisation="Acme Energy")
    await bea.offers(organisation="  ACME, energy ")
    await mina.asks(ana)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-cap-organisation", organisation="ACME, energy"))


@pytest.mark.parametrize(
    "first, second",
    [("Self-employed", "self employed"), ("freelance", "llawrydd"), ("n/a", "--"), ("dim", "none")],
)
async def test_hosts_who_work_for_themselves_are_not_one_organisation(
    workspace: Workspace, first: str, second: str
) -> None:
    mina = workspace.member("Mina")
    ana, bea = workspace.member("Ana"), workspace.member("Bea")
    await ana.offers(organisation=first)
    await bea.offers(organisation=second)
    await mina.asks(ana)
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))


async def test_nobody_works_at_self_employed(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    ana, bea = workspace.member("Ana"), workspace.member("Bea")
    await ana.offers(organisation="Self-employed")
    await bea.offers(organisation="n/a")
    await mina.says("find")
    role = "Data scientist"
    mina.reads(said("host-line-alone", name="Ana", role=role, standing="Self-employed"))
    mina.reads(said("host-line-role", name="Bea", role=role))
    mina.reads_not("n/a", said("host-line"))
    await mina.asks(ana)
    await ana.presses("answer.accept")
    mina.is_told(said("nudge-introduce-alone", seeker="Mina", host="Ana", role=role))
    await mina.presses("schedule.pick", at=march(3, 12))
    await ana.presses("schedule.confirm")
    await mina.says("prep")
    mina.reads(said("prep-research-alone", role=role))
    mina.reads_not("Self-employed")


async def test_two_drafts_at_one_organisation_only_one_goes(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    ana, bea = workspace.member("Ana"), workspace.member("Bea")
    await ana.offers(organisation="Acme")
    await bea.offers(organisation="Acme")
    await mina.writes_to(ana)
    first = mina.action("request.send")
    await mina.writes_to(bea)
    await mina.presses("request.send")
    await mina.presses_action(first)
    mina.reads(said("error-cap-organisation", organisation="Acme"))
    assert ana.direct_messages() == []


async def test_not_twice_not_oneself_and_not_somebody_who_does_not_host(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-already-open"))
    await mina.presses("mine.card")
    mina.reads(said("status-asked-seeker", other="Bea"))
    await bea.says("request @Bea", bea)
    bea.reads(said("error-yourself"))
    gil = workspace.member("Gil")
    await mina.says("request @Gil", gil)
    mina.reads(said("error-not-a-host"))
    await gil.says("help")
    await mina.says("request @Gil", gil)
    mina.reads(said("error-not-asked-now"))
    await mina.presses("find.like")
    await mina.says("request @Nobody Known")
    mina.reads(said("found-none"))
    await mina.says("request")
    mina.reads(said("found-title", count=1))


async def test_a_typed_name_is_enough(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("request @bea")
    assert mina.form is not None
    assert "Bea" in mina.form.intro


async def test_the_host_is_full_by_the_time_it_is_sent(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    gil = workspace.member("Gil")
    await mina.writes_to(bea)
    await gil.asks(bea)
    await bea.presses("answer.accept")
    await mina.presses("request.send")
    mina.reads(said("error-host-full"))
    assert (await the(mina)).status is Status.DRAFT


async def test_the_host_has_changed_the_offer_meanwhile(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, minutes="30", format="phone")
    await bea.offers(formats=("video",), lengths=("15",))
    await mina.presses("request.send")
    mina.reads(said("error-offer-changed"))
    await mina.presses("request.note")
    assert mina.form is not None
    offered = {item.name: [o.value for o in item.options] for item in mina.form.fields}
    assert offered["minutes"] == ["15"]
    assert offered["format"] == ["video"]
    await mina.fills()
    await mina.presses("request.send")
    bea.is_told(said("nudge-request", minutes=15), said("format", format="video"))


async def test_the_host_stopped_while_the_form_was_open(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.says("request @Bea", bea)
    await bea.presses_action("host.leave_now")
    await mina.fills(why=GOOD_WHY, learn="How do you forecast?")
    mina.reads(said("error-not-asked-now"))
    await bea.presses_action("host.resume")
    await mina.presses("request.note")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY


async def test_taken_back_quietly(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    accept = bea.action("answer.accept")
    await mina.presses("request.withdraw")
    mina.reads(said("status-withdrawn-seeker", other="Bea"))
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("nudge-request"), "bus times", said("ending-moved-on"))
    assert bea.choices(said("nudge-request")) == []
    await bea.presses_action(accept)
    bea.reads(said("stale"), said("status-withdrawn-host"))
    assert await workspace.nudges() == []
    await mina.asks(bea)
    assert len(bea.direct_messages()) == 2


async def test_taken_back_twice_the_host_is_asked_again_only_after_a_while(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    await mina.presses("request.withdraw")
    await mina.asks(bea)
    await mina.presses("request.withdraw")
    await mina.says("request @Bea", bea)
    mina.reads(said("error-withdrawn-lately", day=date(2026, 4, 2)))
    assert len(bea.direct_messages()) == 2
    await workspace.passes(days=31)
    await mina.asks(bea)
    assert len(bea.direct_messages()) == 3


async def test_taken_back_before_the_host_woke_up_nothing_is_sent(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/New_York")
    await mina.asks(bea)
    await mina.presses("request.withdraw")
    await workspace.passes(days=2)
    assert bea.direct_messages() == []


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
    workspace: Workspace, sent: str, zone: str, seen: str
) -> None:
    mina, bea = await hosting(workspace, zone)
    await workspace.until(datetime.fromisoformat(sent).replace(tzinfo=UTC))
    await mina.asks(bea)
    await workspace.passes(days=4)
    (first, *_) = [shown for shown in workspace.chat.shown if bea.address in shown.seen_by]
    assert first.at == datetime.fromisoformat(seen).replace(tzinfo=UTC)


async def test_a_line_about_oneself_is_asked_for_once(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    mina.reads(said("request-about-you"))
    await mina.presses("settings.me")
    await mina.fills(headline="Maths student, curious about energy")
    about = said("about-seeker", other="Mina", headline="Maths student, curious about energy")
    assert not bea.finds(about, bea.direct_messages()[-1])  # it keeps what it said
    await bea.says("mine")
    await bea.presses("mine.card")
    bea.reads(about)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.asks(cai)
    mina.reads_not(said("request-about-you"))


async def test_a_note_of_a_saturday_is_on_its_way_until_monday(workspace: Workspace) -> None:
    workspace.clock.at = march(7, 10)
    mina, bea = await hosting(workspace)
    await mina.asks(bea)
    reaches = said("status-going-seeker", other="Bea", when=march(9, 9))
    mina.reads(said("request-sent", name="Bea"), reaches)
    mina.reads_not(said("status-asked-seeker"))
    bea.sees_not(said("nudge-request"))
    await workspace.until(march(9, 9))
    bea.sees(said("nudge-request"))
    await mina.presses_action(f"mine.card:{(await mina.introductions())[-1].id}")
    mina.reads(said("status-asked-seeker", other="Bea"))
    mina.reads_not(said("status-going-seeker"))
