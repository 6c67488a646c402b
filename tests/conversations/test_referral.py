"""Not me, but ask X: a host can be asked at once, anybody else is asked to host first."""

from __future__ import annotations

from bot.model.introductions import Status
from tests.conversations.stories import asked, the
from tests.conversations.town import Member, Town


async def _refers(bea: Member, to: Member) -> None:
    await bea.presses("Not me, but ask…")
    await bea.fills(person=str(to.address))


async def test_somebody_who_hosts_can_be_asked_at_once(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await _refers(bea, cai)
    bea.reads("Cai hosts, so they can be asked right away")
    mina.is_told("can't do it this time", "They think Cai would be a good person to ask")
    assert cai.inbox() == []

    await mina.presses("Write to them")
    await mina.fills(
        why="Bea Ltd is where I met your name: Bea suggested you. I am a maths student who builds "
        "forecasts of bus times from ticket data, and I read about your work on data science.",
        learn="I'd like to know how you choose what to forecast. Could we talk?",
    )
    mina.reads("Who connects you: Bea")
    await mina.presses("Send it")
    cai.is_told("Mina", "Who connects you: Bea")
    await cai.presses("Yes, happy to talk")
    bea.is_told("Mina, meet Cai", "Bea brought you together. Thank you, Bea")
    await mina.presses("Tue 3 Mar, 12:00")
    await cai.presses("Confirm this time")
    bea.is_told("Your introduction worked: Mina and Cai will talk on Tue 3 Mar, 12:00 (London)")
    await town.passes(days=1, hours=4)
    await mina.presses("We talked")
    before = len(bea.inbox())
    await mina.presses("I have thanked them")
    assert len(bea.inbox()) == before + 1
    bea.is_told("Mina and Cai have talked. Thank you for bringing them together.")


async def test_the_connector_hears_nothing_of_a_no(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await _refers(bea, cai)
    before = len(bea.inbox())
    await mina.presses("Write to them")
    await mina.fills(why="Bea suggested you, and I read your article.", learn="How do you start?")
    await mina.presses("Send it")
    await cai.presses("Not this time")
    await cai.fills()
    await town.passes(days=60)
    assert len(bea.inbox()) == before


async def test_somebody_who_does_not_host_is_invited_and_named_only_after_a_yes(
    town: Town,
) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.says("help")
    await _refers(bea, cai)
    bea.reads("Cai does not host yet", "only name them if they say yes")
    mina.is_told("can't do it this time")
    mina.sees_not("Cai")
    cai.is_told("Bea thinks someone here could learn from you. Would you host?")
    cai.sees_not("Mina")
    await cai.presses("Host")
    cai.reads("Three short steps")
    await cai.offers()
    mina.is_told("Cai, whom Bea suggested to you, hosts now")
    await mina.presses("Write to them")
    assert mina.form is not None
    assert "Cai" in mina.form.intro
    await mina.presses("Others to ask")
    mina.reads("Cai")


async def test_no_thanks_is_the_end_of_it(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.says("help")
    await _refers(bea, cai)
    told = len(mina.inbox()), len(bea.inbox())
    await cai.presses("No, thank you")
    cai.is_told("That is fine. Nobody is told")
    await cai.offers()  # years later, for reasons of their own
    await town.passes(days=30)
    assert (len(mina.inbox()), len(bea.inbox())) == told
    mina.sees_not("Cai")
    assert (await the(mina)).referred_to is None


async def test_somebody_who_once_hosted_is_asked_again(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await cai.presses_action("host.leave_now")
    await _refers(bea, cai)
    bea.reads("Cai does not host yet")
    cai.is_told("Would you host?")
    await cai.presses_action("host.resume")
    mina.is_told("Cai, whom Bea suggested to you, hosts now")


async def test_somebody_on_a_break_is_named_when_they_are_back(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await cai.submits("host.pause", {"until": "2026-03-09"})
    await _refers(bea, cai)
    bea.reads("Cai")
    mina.sees_not("Cai")
    await town.passes(days=8)
    await mina.presses_action(f"mine.card:{(await the(mina)).id}")
    mina.reads("They think Cai would be a good person to ask")


async def test_neither_of_the_two_nor_a_stranger_can_be_named(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Not me, but ask…")
    for nobody in (str(mina.address), str(bea.address)):
        await bea.fills(person=nobody)
        assert "somebody other than the two of you" in bea.errors["person"]
    await bea.fills(person="town:square:who")
    assert "I don't know this person here yet" in bea.errors["person"]
    await bea.fills(person="gibberish")
    assert "choose one" in bea.errors["person"]
    await bea.fills(person="")
    assert "choose one" in bea.errors["person"]
    elsewhere = town.member("Eve", space="other")
    await elsewhere.says("help")
    await bea.fills(person=str(elsewhere.address))
    assert "I don't know this person here yet" in bea.errors["person"]
    assert (await the(mina)).status is Status.ASKED
    assert elsewhere.inbox() == []
