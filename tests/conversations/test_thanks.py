"""Looking back, saying thanks, and what comes of it: each nudge until it is done, and not after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.model.introductions import Status
from bot.model.nudges import Kind
from bot.view import plain_text
from tests.conversations.outside import Shown
from tests.conversations.stories import drafted, met, over, thanked, the
from tests.conversations.town import GOOD_LEARN, Member, Town

END = datetime(2026, 3, 3, 12, 20, tzinfo=UTC)


def _thanks_asked(town: Town, mina: Member) -> list[datetime]:
    leads = ("While it is fresh", "A day later", "Two sentences are enough", "Late is fine")
    return [
        shown.at
        for shown in town.chat.shown
        if mina.address in shown.seen_by
        and any(lead in text for lead in leads for text in _ever(shown))
    ]


def _ever(shown: Shown) -> list[str]:
    """The message as it was and as it is."""
    return [plain_text(message) for message in (*shown.history, shown.message)]


async def test_four_prompts_and_then_silence(town: Town) -> None:
    mina, _ = await met(town)
    await town.passes(days=20)
    assert _thanks_asked(town, mina) == [
        END + timedelta(hours=2),
        END + timedelta(hours=20),  # eight in the morning is just outside the quiet hours
        END + timedelta(hours=48),
        END + timedelta(hours=120),
    ]
    mina.is_told("Late is fine", "This is the last time I mention it")


async def test_thanks_end_the_prompts_at_once(town: Town) -> None:
    mina, bea = await drafted(town)
    await town.until(END + timedelta(hours=3))
    await mina.presses("Send the thank-you")
    bea.is_told("Mina says thank you:", "planner stops asking")
    await town.passes(days=15)
    assert len(_thanks_asked(town, mina)) == 1


async def test_thanked_elsewhere_ends_them_too_and_sends_nothing(town: Town) -> None:
    mina, bea = await met(town)
    before = len(bea.inbox())
    await mina.presses("I have thanked them")
    mina.reads("I won't remind you about Bea again")
    await town.passes(days=15)
    assert _thanks_asked(town, mina) == []
    assert len(bea.inbox()) == before
    assert (await the(mina)).status is Status.THANKED


async def test_looking_back_drafts_the_words(town: Town) -> None:
    mina, bea = await met(town)
    await mina.presses("Look back and say thanks")
    await mina.fills(learned="")
    assert "Please fill this in" in mina.errors["learned"]
    await mina.fills(
        learned="Ask the planner!",
        surprised="How little is modelled",
        use="I'll ask the drivers",
        promised="Send the bus chart",
        interest="more",
    )
    mina.reads(
        "> Dear Bea, thank you for the 20 minutes",
        "What stays with me most: Ask the planner!",
        "What I'll do with it: I'll ask the drivers.",
        "As promised: Send the bus chart.",
        "With thanks, Mina",
    )
    assert "How little is modelled" not in mina.reply  # for herself
    await mina.presses("Edit")
    await mina.fills(thanks="Thanks!")
    assert "at least 20 characters" in mina.errors["thanks"]
    await mina.fills(thanks="Dear Bea, I asked the drivers already. Thank you so much!")
    mina.reads("asked the drivers already")
    assert (await the(mina)).status is Status.MET
    await mina.presses("Send the thank-you")
    mina.reads("Sent to Bea. That was well done.")
    bea.is_told("> Dear Bea, I asked the drivers already.")
    bea.sees_not("How little is modelled")


async def test_the_draft_waits_in_the_reminder(town: Town) -> None:
    mina, bea = await drafted(town)
    town.restarts()
    await town.until(END + timedelta(hours=20))
    mina.is_told("A day later is the best time", "> What stays with me most")
    await mina.presses("Send the thank-you", within="A day later")
    bea.is_told("says thank you")


async def test_the_thanks_wait_until_the_host_is_awake(town: Town) -> None:
    mina, bea = await drafted(town)
    await town.until(datetime(2026, 3, 3, 21, 0, tzinfo=UTC))
    await mina.presses("Send the thank-you")
    bea.sees_not("says thank you")
    await town.until(datetime(2026, 3, 4, 8, 0, tzinfo=UTC))
    bea.is_told("says thank you")


async def test_the_command_finds_whom_one_owes(town: Town) -> None:
    mina, _ = await met(town)
    await mina.says("thanks")
    mina.reads("A thank-you is still owed")
    await mina.presses("I have thanked them")
    await mina.says("thanks")
    mina.reads("You owe nobody a thank-you")


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_promises_are_kept_on_the_list_until_done(town: Town, elsewhere: bool) -> None:
    mina, _ = await drafted(town, promised="Send the bus chart")
    await mina.presses("I have thanked them" if elsewhere else "Send the thank-you")
    town.restarts()
    await mina.says("mine")
    mina.reads("What you promised", "Send the bus chart")
    done = mina.action("Done")
    await mina.presses("Done")
    assert "Send the bus chart" not in mina.reply
    await mina.presses_action(done)
    mina.reads("no longer on your list")


async def test_what_came_of_it_is_asked_once_after_three_weeks(town: Town) -> None:
    mina, bea = await thanked(town)
    await town.until(END + timedelta(days=21, hours=2))
    mina.is_told("A while ago you talked with Bea")
    await mina.presses("Tell them what came of it")
    await mina.fills(update="It did.")
    assert "at least 10" in mina.errors["update"]
    await mina.fills(update="The drivers knew. My chart is on the wall now.")
    bea.is_told("what came of your advice", "> The drivers knew.")
    await mina.submits(
        f"thanks.update:{(await the(mina)).id}", {"update": "And again, the drivers knew."}
    )
    mina.reads("already told them")
    before = len(bea.inbox())
    await town.passes(days=60)
    assert len(bea.inbox()) == before


async def test_nothing_came_of_it(town: Town) -> None:
    mina, bea = await thanked(town)
    before = len(bea.inbox())
    await town.passes(days=25)
    await mina.presses("Nothing to add")
    await town.passes(days=60)
    assert len(bea.inbox()) == before


async def test_told_early_nobody_asks_later(town: Town) -> None:
    mina, _ = await thanked(town)
    await mina.presses("Tell them what came of it")
    await mina.fills(update="I asked the drivers the same evening.")
    await town.passes(days=60)
    mina.sees_not("A while ago")


async def test_keeping_in_touch_quarterly_at_most_and_until_stopped(town: Town) -> None:
    mina, _ = await thanked(town)
    await mina.presses("Keep in touch")
    await town.passes(days=89)
    mina.sees_not("a few months since")
    await town.passes(days=2)
    mina.is_told("a few months since", "planner stops asking")
    await town.passes(days=4 * 91)
    prompts = [
        shown.at for shown in town.chat.shown if any("few months" in text for text in _ever(shown))
    ]
    assert len(prompts) == 5
    assert all(b - a >= timedelta(days=91) for a, b in pairwise(prompts))
    await mina.presses("I wrote to them")
    mina.reads("a good while")
    before = len(mina.inbox())
    await town.passes(days=90)
    assert len(mina.inbox()) == before
    await town.passes(days=2)
    assert len(mina.inbox()) == before + 1
    await mina.presses("Stop keeping in touch")
    await town.passes(days=400)
    assert len(mina.inbox()) == before + 1
    assert await town.nudges() == []


async def test_nobody_who_did_not_ask_is_told_to_keep_in_touch(town: Town) -> None:
    mina, _ = await thanked(town)
    await town.passes(days=400)
    mina.sees_not("a few months since")


async def test_they_named_somebody_who_hosts(town: Town) -> None:
    mina, bea = await thanked(town)
    cai = town.member("Cai")
    await cai.offers()
    await mina.presses("They named someone")
    await mina.fills(person=str(cai.address))
    mina.reads("Cai hosts. You can write to them now.")
    await mina.presses("Write to them")
    assert mina.form is not None
    await mina.fills(why="Bea suggested you to me; I read your article.", learn=GOOD_LEARN)
    mina.reads("Who connects you: Bea")
    await mina.presses("Send it")
    await cai.presses("Yes, happy to talk")
    bea.is_told("Bea brought you together")


async def test_they_named_somebody_who_does_not_host(town: Town) -> None:
    mina, _bea = await thanked(town)
    cai = town.member("Cai")
    await cai.says("help")
    await mina.presses("They named someone")
    await mina.fills(person=str(cai.address))
    mina.reads("Cai does not host yet")
    cai.is_told("Would you host?")
    await cai.offers()
    mina.is_told("Cai, whom Bea suggested to you, hosts now")


async def test_a_name_for_oneself_and_nobody_at_all(town: Town) -> None:
    mina, bea = await thanked(town)
    await mina.presses("They named someone")
    for member in (mina, bea):
        await mina.fills(person=str(member.address))
        assert "somebody other" in mina.errors["person"]
    await mina.fills(person="town:square:nobody")
    assert "don't know this person" in mina.errors["person"]
    await mina.fills(person="", note="The head of networks at National Grid")
    mina.reads("Noted, for you alone.")
    assert (await the(mina)).onward_name == "The head of networks at National Grid"
    assert "They named someone" not in mina.choices()


async def _talks_with(town: Town, mina: Member, host: Member) -> None:
    await mina.asks(host)
    await host.presses("Yes, happy to talk")
    time = next(label for label in mina.choices("Pick a time") if "12:00" in label)
    await mina.presses(time, within="Pick a time")
    await host.presses("Confirm this time")
    i = await the(mina)
    assert i.ends_at is not None
    await town.until(i.ends_at + timedelta(hours=1))
    await mina.presses("We talked")
    await mina.presses("I have thanked them")


async def test_would_you_host_after_the_second_good_talk(town: Town) -> None:
    mina, _ = await thanked(town)
    await town.passes(days=10)
    mina.sees_not("would you host")
    cai = town.member("Cai")
    await cai.offers()
    await _talks_with(town, mina, cai)
    await town.passes(days=6)
    mina.sees_not("would you host")
    await town.passes(days=2)
    mina.sees("Somebody a step behind you could learn from you now: would you host?")
    await mina.presses("Not now")
    mina.reads("nobody is told")
    dan = town.member("Dan")
    await dan.offers()
    await _talks_with(town, mina, dan)
    await town.passes(days=19)
    mina.sees_not("would you host")  # asked once, and that was answered


async def test_not_asked_to_host_by_one_who_does_already_or_begins_to(town: Town) -> None:
    mina, _ = await thanked(town)
    cai = town.member("Cai")
    await cai.offers()
    await _talks_with(town, mina, cai)
    assert Kind.PAY_FORWARD in {nudge.kind for nudge in await town.nudges()}
    await mina.offers()
    assert Kind.PAY_FORWARD not in {nudge.kind for nudge in await town.nudges()}
    await town.passes(days=20)
    mina.sees_not("would you host")


async def test_a_talk_that_put_one_off_does_not_count(town: Town) -> None:
    mina, _ = await thanked(town, interest="less")
    cai = town.member("Cai")
    await cai.offers()
    await _talks_with(town, mina, cai)
    assert Kind.PAY_FORWARD not in {nudge.kind for nudge in await town.nudges()}


async def test_looking_back_after_the_thanks(town: Town) -> None:
    mina, bea = await met(town)
    await mina.presses("I have thanked them")
    i = await the(mina)
    before = len(bea.inbox())
    await mina.submits(f"thanks.debrief:{i.id}", {"learned": "Ask the planner", "interest": "less"})
    mina.reads("said thank you")
    assert (await the(mina)).learned == "Ask the planner"
    assert len(bea.inbox()) == before
    await mina.presses_action(f"thanks.send:{i.id}")
    mina.reads("moved on since")


async def test_sending_without_a_draft_leads_to_looking_back(town: Town) -> None:
    mina, _ = await met(town)
    i = await the(mina)
    for action in ("thanks.send", "thanks.draft"):
        await mina.presses_action(f"{action}:{i.id}")
        mina.reads("no draft yet")
    await mina.presses("Look back and say thanks", within="no draft yet")
    assert mina.form is not None


async def test_muted_thanks_are_not_mentioned(town: Town) -> None:
    mina, _ = await over(town)
    await mina.submits("settings.nudges", {"wanted": ("reminders", "prep")})
    await mina.presses("We talked")
    before = len(mina.inbox())
    await town.passes(days=40)
    assert len(mina.inbox()) == before
