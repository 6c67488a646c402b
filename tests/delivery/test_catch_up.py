"""After the bot was away: what waits for a person is one message, and what is too late is none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.nudges import Kind, NudgeStatus
from bot.ports import Temporary
from tests.conversations.stories import agreed, hosting
from tests.conversations.town import Member, Town, new_town

OPENS = datetime(2026, 3, 2, 14, tzinfo=UTC)
"""Nine o'clock in New York: the requests of the morning in London are due."""


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """A town of its own."""
    made = await new_town()
    yield made
    await made.store.close()


async def asked_by(town: Town, count: int) -> Member:
    """So many have written to Bea, who is still asleep."""
    _, bea = await hosting(town, "America/New_York")
    for number in range(count):
        await town.member(f"Member {number}").asks(bea)
    return bea


async def away(town: Town, **span: float) -> None:
    """The bot is away for so long after Bea's day began."""
    town.clock.at = OPENS + timedelta(**span)
    town.restarts()
    await town.settle()


async def test_three_that_waited_are_one_message_with_a_button_each(town: Town) -> None:
    bea = await asked_by(town, 3)
    await away(town, hours=3)
    assert len(bea.inbox()) == 1
    bea.is_told(
        "I was away for a while. 3 things have been waiting for you",
        "Member 0 asks whether you would talk",
        "Member 1 asks",
        "Member 2 asks",
    )
    await bea.presses("Open")
    bea.reads("would like to talk with you")
    await bea.presses("Yes, happy to talk")
    await town.passes(days=1)
    assert not [nudge for nudge in await town.nudges() if nudge.kind is Kind.REQUEST]
    assert sum("asks whether" in text for text in bea.inbox()) == 1


async def test_two_are_two_and_in_time_is_never_late(town: Town) -> None:
    bea = await asked_by(town, 2)
    await away(town, hours=3)
    assert len(bea.inbox()) == 2
    other = await new_town()
    busy = await asked_by(other, 4)
    await other.until(OPENS)
    assert len(busy.inbox()) == 4
    await other.store.close()


async def test_what_was_taken_back_meanwhile_is_not_in_it(town: Town) -> None:
    bea = await asked_by(town, 4)
    (mine, *_) = [nudge for nudge in await town.nudges() if nudge.kind is Kind.REQUEST]
    town.chat.fails = [Temporary("down")]
    await away(town, hours=3)
    assert bea.inbox() == []
    assert mine.introduction is not None
    async with town.store.transaction() as tx:
        introduction = await tx.introduction(mine.network, mine.introduction)
        assert introduction is not None
        seeker = await tx.person(mine.network, introduction.seeker)
    assert seeker is not None
    member = Member(town, seeker.name, (await _address(town, seeker.id)))
    await member.presses_action(f"request.withdraw:{mine.introduction}")
    await town.passes(minutes=1)
    assert len(bea.inbox()) == 1
    bea.is_told("3 things have been waiting")
    bea.sees_not(f"{seeker.name} asks")


async def _address(town: Town, person: str):  # type: ignore[no-untyped-def]
    async with town.store.transaction() as tx:
        return (await tx.addresses(person))[0]


async def test_more_than_fit_are_counted(town: Town) -> None:
    bea = await asked_by(town, 11)
    await away(town, hours=3)
    assert len(bea.inbox()) == 1
    bea.is_told("11 things", "and 3 more", "My introductions")


async def test_a_crash_in_the_middle_tells_them_once(town: Town) -> None:
    bea = await asked_by(town, 3)
    town.chat.fails_after = [Temporary("cut")]
    await away(town, hours=3)
    await town.passes(minutes=1)
    assert len(bea.inbox()) == 1
    assert len(await town.nudges(NudgeStatus.SKIPPED)) == 3


async def test_what_may_have_arrived_is_not_told_in_other_words(town: Town) -> None:
    bea = await asked_by(town, 3)
    town.chat.fails = [Temporary("down")]
    await town.until(OPENS)
    await town.passes(hours=3)
    assert len(bea.inbox()) == 3


async def test_an_hour_before_found_three_hours_late_is_not_sent_and_thanks_are(
    town: Town,
) -> None:
    mina, bea = await agreed(town)
    (before, _) = [n for n in await town.nudges() if n.kind is Kind.HOUR_BEFORE]
    town.clock.at = before.due_at + timedelta(hours=3)
    town.restarts()
    await town.settle()
    mina.sees_not("In about an hour")
    bea.sees_not("In about an hour")
    await mina.presses("We talked")
    (prompt, *_) = [n for n in await town.nudges() if n.kind is Kind.THANKS_PROMPT]
    town.clock.at = prompt.due_at + timedelta(hours=3)
    await town.settle()
    mina.is_told("two minutes of looking back")


async def test_in_welsh(town: Town) -> None:
    bea = await asked_by(town, 3)
    await bea.submits("settings.language", {"language": "cy"})
    await away(town, hours=3)
    bea.is_told("Mae 3 pheth wedi bod yn aros amdanoch")


async def test_however_many_were_away_each_is_told_in_one_message(town: Town) -> None:
    hosts = [town.member(f"Host {n}", zone="America/New_York") for n in range(20)]
    for host in hosts:
        await host.offers(organisation=f"The {host.name}")
    for number in range(3 * len(hosts)):  # the requests of one host stand far apart
        asks = town.member(f"Member {number}")
        await asks.says("help")
        await asks.asks(hosts[number % len(hosts)])
    await away(town, hours=3)
    assert [len(host.inbox()) for host in hosts] == [1] * len(hosts)
