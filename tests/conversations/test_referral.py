"""Not me, but ask X: a host can be asked at once, anybody else is asked to host first."""

from __future__ import annotations

from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import asked, thanked, the
from tests.support.workspace import Member, Workspace


async def _refers(bea: Member, to: Member) -> None:
    await bea.presses("answer.refer")
    await bea.fills(person=str(to.address))


async def test_somebody_who_hosts_can_be_asked_at_once(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await _refers(bea, cai)
    bea.reads(said("referred", name="Cai"))
    mina.is_told(said("status-declined-seeker"), said("referred-to", name="Cai"))
    assert cai.direct_messages() == []

    await mina.presses("request.note")
    await mina.fills(
        why="Bea Ltd is where I met your name: Bea suggested you. I am a maths student who builds "
        "forecasts of bus times from ticket data, and I read about your work on data science.",
        learn="I'd like to know how you choose what to forecast. Could we talk?",
    )
    mina.reads(said("noted-connection") + ": Bea")
    await mina.presses("request.send")
    cai.is_told("Mina", said("noted-connection") + ": Bea")
    await cai.presses("answer.accept")
    bea.is_told(
        said("nudge-introduce", seeker="Mina", host="Cai"),
        said("introduce-connector", name="Bea"),
        said("introduce-next", seeker="Mina"),
    )
    await mina.presses("schedule.pick", at=march(3, 12))
    await cai.presses("schedule.confirm")
    cai.reads(said("confirmed"))
    bea.is_told(said("nudge-connector-agreed", seeker="Mina", host="Cai", when=march(3, 12)))
    await workspace.passes(days=1, hours=4)
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Ask the planner")
    mina.reads("> " + said("draft-connector", name="Bea"), said("draft-why"))
    before = len(bea.direct_messages())
    await mina.presses("thanks.elsewhere")
    await workspace.passes(days=1)
    assert len(bea.direct_messages()) == before + 1
    bea.is_told(said("nudge-connector-met", seeker="Mina", host="Cai"))
    bea.sees(said("nudge-connector-agreed"))  # it stays as it was
    await bea.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    bea.reads(said("brought-met", seeker="Mina", host="Cai"))


async def test_the_connector_hears_nothing_of_a_no(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await _refers(bea, cai)
    before = len(bea.direct_messages())
    await mina.presses("request.note")
    await mina.fills(why="Bea suggested you, and I read your article.", learn="How do you start?")
    await mina.presses("request.send")
    await cai.presses("answer.decline")
    await cai.fills()
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before


async def test_somebody_who_does_not_host_is_invited_and_named_only_after_a_yes(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await _refers(bea, cai)
    bea.reads(said("referred-invited", name="Cai"), said("referred-invited"))
    mina.is_told(said("status-declined-seeker"))
    mina.sees_not("Cai")
    cai.is_told(said("nudge-invite-host", name="Bea"))
    cai.sees_not("Mina")
    await cai.presses("host.open")
    cai.reads(said("host-start"))
    await cai.offers()
    mina.is_told(said("nudge-referral", name="Cai", by="Bea"))
    await mina.presses("request.note")
    assert mina.form is not None
    assert "Cai" in mina.form.intro
    await mina.presses("find.like")
    mina.reads("Cai")


async def test_no_thanks_is_the_end_of_it(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await _refers(bea, cai)
    told = len(mina.direct_messages()), len(bea.direct_messages())
    await cai.says("mine")
    cai.reads(said("invitation-summary", name="Bea"))
    await cai.presses("mine.card")
    card = cai.action("mine.card")
    await cai.presses("connect.no")
    cai.reads(said("invite-declined"))
    await cai.says("mine")
    cai.reads(said("mine-nothing"))
    await cai.presses_action(card)
    cai.reads(said("invitation-over"))
    cai.is_told(said("nudge-invite-host"), said("ending-answered"))
    await cai.offers()  # years later, for reasons of their own
    await workspace.passes(days=30)
    assert (len(mina.direct_messages()), len(bea.direct_messages())) == told
    mina.sees_not("Cai")
    assert (await the(mina)).request.referred_to is None


async def test_somebody_who_once_hosted_is_asked_again(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await cai.presses_action("host.leave_now")
    await _refers(bea, cai)
    bea.reads(said("referred-invited", name="Cai"))
    cai.is_told(said("nudge-invite-host"))
    await cai.presses_action("host.resume")
    mina.is_told(said("nudge-referral", name="Cai", by="Bea"))


async def test_somebody_on_a_break_is_named_when_they_are_back(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await cai.submits("host.pause", {"until": "2026-03-09"})
    await _refers(bea, cai)
    bea.reads("Cai")
    mina.sees_not("Cai")
    await workspace.passes(days=8)
    await mina.presses_action(f"mine.card:{(await the(mina)).id}")
    mina.reads(said("referred-to", name="Cai"))


async def test_neither_of_the_two_nor_a_stranger_can_be_named(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.refer")
    for nobody in (str(mina.address), str(bea.address)):
        await bea.fills(person=nobody)
        bea.refused(person=said("field-person-other"))
    await bea.fills(person="town:square:who")
    bea.refused(person=said("field-person-unknown"))
    await bea.fills(person="gibberish")
    bea.refused(person=said("field-choose-one"))
    await bea.fills(person="")
    bea.refused(person=said("field-choose-one"))
    elsewhere = workspace.member("Eve", space="other")
    await elsewhere.says("help")
    await bea.fills(person=str(elsewhere.address))
    bea.refused(person=said("field-person-unknown"))
    assert (await the(mina)).status is Status.ASKED
    assert elsewhere.direct_messages() == []


async def test_a_name_that_a_seeker_notes_is_told_to_nobody_and_can_be_corrected(
    workspace: Workspace,
) -> None:
    mina, _ = await thanked(workspace)
    others = [workspace.member(f"Other {number}") for number in range(3)]
    for other in others:
        await other.says("help")
    await mina.presses("thanks.named")
    form = mina.form
    assert form is not None
    for other in others:
        await mina.submits(form.id, {"person": str(other.address), "note": ""})
        mina.reads(said("named-way", host="Bea", name=other.name))
        mina.form = form  # it is still open, on another screen
    assert (await the(mina)).debrief.onward == (await others[-1].person()).id
    await mina.submits(form.id, {"person": "", "note": "Somebody in the planning team"})
    mina.reads(said("named-noted"))
    await workspace.passes(days=3)
    assert [other.direct_messages() for other in others] == [[], [], []]
