"""The sample feature: what the engine does for it without code of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.core.ports import Unreachable
from bot.domain.nudges import Nudge, NudgeStatus, Subject
from bot.features.registry import FEATURES
from storage import open_store
from tests.sample_feature.mentor.handlers import feature as mentor
from tests.sample_feature.mentor.model import (
    MENTOR_CHECK,
    MENTOR_EXPIRE,
    MENTORSHIPS,
    Mentorship,
    MentorshipStatus,
)
from tests.support.fakes import march
from tests.support.forms import FORMS, Asks, Sheet
from tests.support.labels import BUTTONS
from tests.support.said import Said, said
from tests.support.scenarios import blocks
from tests.support.sentences import parts
from tests.support.workspace import Member, Workspace

BUTTONS.update(
    {
        "mentor.ask": ("button-mentor-ask",),
        "mentor.accept": ("button-mentor-accept",),
        "mentor.decline": ("button-mentor-decline",),
    }
)
FORMS["mentor.ask"] = Sheet(
    "form-mentor",
    "submit-mentor",
    "",
    {"mentor": Asks("field-mentor"), "hope": Asks("field-mentor-hope")},
)

ASKED, CHECK = said("nudge-mentor-asked"), said("nudge-mentor-check")
HOPE = "I hope to learn how to say no."


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    """An empty workspace on a Monday morning, with the sample feature."""
    store = await open_store("sqlite://")
    yield Workspace(store, features=(*FEATURES, mentor))
    await store.close()


async def asks(seeker: Member, other: Member, hope: str = HOPE) -> None:
    """A member asks another to be their mentor."""
    await seeker.says("mentor")
    await seeker.presses("mentor.ask")
    await seeker.fills(mentor=str(other.address), hope=hope)


async def asked(workspace: Workspace, zone: str = "Europe/London") -> tuple[Member, Member]:
    """Mina has asked Bea."""
    mina, bea = workspace.member("Mina"), workspace.member("Bea", zone=zone)
    await bea.says("help")
    await asks(mina, bea)
    return mina, bea


async def mentored(workspace: Workspace) -> tuple[Member, Member]:
    """Bea has said yes."""
    mina, bea = await asked(workspace)
    await bea.presses("mentor.accept")
    return mina, bea


async def the(member: Member) -> Mentorship:
    """The mentorship of that member that began last."""
    person = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(
            person.network, person.id, MENTORSHIPS.kind, open_only=False
        )
        found = await MENTORSHIPS.load(tx, person.network, rows[-1].id)
    assert found is not None
    return found


async def nudges_of(member: Member, *statuses: NudgeStatus) -> list[Nudge]:
    """The nudges about their mentorship in these statuses; those that wait, if none is named."""
    mentorship = await the(member)
    async with member.workspace.store.transaction() as tx:
        about = await tx.nudges.about(Subject(MENTORSHIPS.kind, mentorship.id))
    wanted = statuses or (NudgeStatus.WAITING,)
    return [nudge for nudge in about if nudge.status in wanted]


def card(status: MentorshipStatus) -> Said:
    """The sentence that says where it stands."""
    return said("mentor-card", status=status, seeker="Mina", mentor="Bea")


# The form


async def test_a_member_asks_and_the_mentor_says_yes(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    mina.reads(card(MentorshipStatus.ASKED), HOPE)
    bea.is_told(said("nudge-mentor-asked", seeker="Mina", mentor="Bea"), HOPE)
    await bea.presses("mentor.accept")
    bea.reads(card(MentorshipStatus.MENTORING))
    await workspace.passes(days=31)
    mina.is_told(said("nudge-mentor-check", mentor="Bea"))


async def test_a_wrong_choice_is_explained_beside_its_field_and_stays_typed(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    for nobody in (mina.address, "town:square:stranger"):
        await mina.presses("mentor.ask")
        await mina.fills(mentor=str(nobody), hope="More")
        mina.refused(mentor=said("field-mentor-unknown"))
    await mina.fills(mentor=str(bea.address))
    mina.refused(mentor=said("field-mentor-asked"))
    await mina.presses("mentor.ask")
    assert mina.form is not None
    assert [field.initial for field in mina.form.fields] == [str(bea.address), "More"]


async def test_help_and_completion_know_the_command(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("help")
    mina.reads(said("command-mentor"), said("usage-mentor"))
    assert [one.value for one in await workspace.bot.suggest(mina.address, "men")] == ["mentor"]


# Nudges


async def test_a_kind_that_is_switched_off_is_not_sent(workspace: Workspace) -> None:
    mina, _ = await mentored(workspace)
    assert {nudge.kind for nudge in await nudges_of(mina)} == {MENTOR_CHECK, MENTOR_EXPIRE}
    await mina.submits("settings.nudges", {"wanted": ("thanks", "prep")})
    assert {nudge.kind for nudge in await nudges_of(mina)} == {MENTOR_EXPIRE}
    await workspace.passes(days=60)
    mina.sees_not(CHECK)
    await mina.submits("settings.nudges", {"wanted": ("keep_in_touch",)})
    await workspace.passes(hours=1)
    mina.is_told(CHECK)  # the term is not over: late is still of use


async def test_the_request_cannot_be_switched_off(workspace: Workspace) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.submits("settings.nudges", {"wanted": ()})
    await asks(mina, bea)
    bea.is_told(ASKED)


async def test_quiet_hours_are_kept(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, zone="America/New_York")  # it is five in the morning there
    assert bea.direct_messages() == []
    await workspace.until(datetime(2026, 3, 2, 14, tzinfo=UTC))
    bea.is_told(ASKED)
    await bea.presses("mentor.accept")
    await mina.submits(
        "settings.time", {"zone": "London", "quiet_from": "00:00", "quiet_to": "18:00"}
    )
    (check,) = [nudge for nudge in await nudges_of(mina) if nudge.kind == MENTOR_CHECK]
    assert check.due_at == datetime(2026, 4, 1, 17, tzinfo=UTC)  # six in the evening in summer


async def test_late_nudges_about_several_kinds_of_records_are_one_message(
    workspace: Workspace,
) -> None:
    bea = workspace.member("Bea", zone="America/New_York")
    await bea.offers()
    await workspace.member("Ana").asks(bea)
    await asks(workspace.member("Mina"), bea)
    await asks(workspace.member("Cai"), bea)
    workspace.clock.at = march(2, 17)  # the bot was away since her quiet hours ended
    workspace.restarts()
    await workspace.drain()
    assert len(bea.direct_messages()) == 1
    bea.is_told(
        said("catch-up", count=3),
        said("nudge-request", name="Ana"),
        said("nudge-mentor-asked", seeker="Mina"),
        said("nudge-mentor-asked", seeker="Cai"),
    )
    opens = [action for action in bea.actions(said("catch-up")) if "mentorship" in action]
    mentorship = await the(bea)
    assert f"mine.card:mentorship.{mentorship.id}" in opens
    await bea.presses_action(f"mine.card:mentorship.{mentorship.id}")
    bea.reads(said("mentor-card", seeker="Cai", mentor="Bea"))
    await bea.presses("mentor.decline")
    assert (await the(bea)).status is MentorshipStatus.DECLINED


async def test_what_did_not_reach_the_mentor_is_shown_at_the_next_visit(
    workspace: Workspace,
) -> None:
    workspace.chat.closed[workspace.member("Bea").address] = Unreachable("closed")
    _, bea = await asked(workspace)
    assert bea.direct_messages() == []
    await bea.says("help")
    bea.reads(said("missed"), ASKED)
    await bea.presses("mentor.accept")
    bea.reads(card(MentorshipStatus.MENTORING))


# Its end


async def test_silence_ends_it(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    await workspace.passes(days=10)
    assert (await the(mina)).status is MentorshipStatus.OVER
    assert (await the(mina)).closed_at is not None
    assert await nudges_of(mina) == []
    await mina.says("mine")
    mina.reads(said("mine-nothing"))


async def test_a_mentor_who_was_never_reached_keeps_the_full_time(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, zone="America/New_York")
    workspace.clock.at = march(20, 17)  # the bot was away all that time
    workspace.restarts()
    await workspace.drain()
    bea.is_told(ASKED)
    assert (await the(mina)).status is MentorshipStatus.ASKED
    await workspace.passes(days=5)
    assert (await the(mina)).status is MentorshipStatus.ASKED
    await workspace.passes(days=6)
    assert (await the(mina)).status is MentorshipStatus.OVER


async def test_the_term_ends(workspace: Workspace) -> None:
    mina, _ = await mentored(workspace)
    await workspace.passes(days=92)
    assert (await the(mina)).status is MentorshipStatus.OVER


async def test_the_mentor_leaves_and_the_seeker_is_asked_nothing_more(
    workspace: Workspace,
) -> None:
    mina, bea = await mentored(workspace)
    await bea.leaves()
    assert (await the(mina)).status is MentorshipStatus.OVER
    assert await nudges_of(mina) == []
    await workspace.passes(days=60)
    mina.sees_not(CHECK)


async def test_the_seeker_leaves_and_the_mentor_need_not_answer(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.leaves()
    bea.is_told(ASKED, said("ending-moved-on"))
    assert not bea.has_button("mentor.accept")
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == 1


# What is shown


@pytest.mark.parametrize("answer", ["mentor.accept", "mentor.decline"])
async def test_a_message_keeps_what_it_said_and_its_buttons_end_with_a_word(
    workspace: Workspace, answer: str
) -> None:
    _, bea = await asked(workspace)
    await bea.presses(answer)
    bea.is_told(ASKED, HOPE, said("ending-answered"))
    assert not bea.has_button("mentor.accept", ASKED)
    await workspace.passes(minutes=1)
    sent = next(shown for shown in workspace.chat.shown if bea.address in shown.seen_by)
    assert len(sent.history) == 1  # updated once


async def test_buttons_end_when_time_passes(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    await workspace.passes(days=10)
    bea.is_told(ASKED, said("ending-moved-on"))
    assert not bea.has_button("mentor.accept")


async def test_a_stale_press_is_explained_by_the_card(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    accept = bea.action("mentor.accept")
    await bea.presses("mentor.decline")
    await bea.presses_action(accept)
    bea.reads(said("stale"), card(MentorshipStatus.DECLINED))
    assert (await the(mina)).status is MentorshipStatus.DECLINED


async def test_nobody_else_can_answer_or_look(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    eve = workspace.member("Eve")
    await eve.presses_action(bea.action("mentor.accept"))
    eve.reads(said("error-not-yours"))
    await eve.presses_action(f"mine.card:mentorship.{(await the(mina)).id}")
    eve.reads(said("error-not-yours"))
    await mina.presses_action(bea.action("mentor.accept"))
    mina.reads(said("stale"), card(MentorshipStatus.ASKED))
    assert (await the(mina)).status is MentorshipStatus.ASKED


async def test_mine_and_home_show_it_in_order_of_urgency(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.offers()
    await workspace.member("Ana").asks(bea)
    await asks(workspace.member("Mina"), bea)
    rows = (said("mentor-card", seeker="Mina"), said("status-asked-host", other="Ana"))
    for opens in ("mine", "home"):
        await (bea.says("mine") if opens == "mine" else bea.opens_home())
        first, second = (_place(bea, row) for row in rows)
        assert first < second
    await bea.presses("mine.card", rows[0])
    await bea.presses("mentor.accept")
    await bea.says("mine")
    first, second = (_place(bea, row) for row in rows)
    assert first > second  # nobody waits for her there any more


def _place(member: Member, row: Said) -> int:
    """The number of the line that holds it."""
    lines = member.reply.splitlines()
    return next(number for number, line in enumerate(lines) if member.finds(row, line))


async def test_a_restart_forgets_nothing(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    workspace.restarts()
    await bea.presses("mentor.accept")
    workspace.restarts()
    await mina.says("mine")
    mina.reads(card(MentorshipStatus.MENTORING))
    mentorship = await the(mina)
    assert (mentorship.hope, mentorship.accepted_at) == (HOPE, march(2, 10))
    await workspace.passes(days=31)
    mina.is_told(CHECK)
    assert len(bea.received(ASKED)) == 1


async def test_a_welsh_reader(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.submits("settings.language", {"language": "cy"})
    await mina.submits("settings.language", {"language": "cy"})
    await bea.presses("mentor.accept")
    bea.reads(card(MentorshipStatus.MENTORING))
    bea.is_told(said("ending-answered"))
    await workspace.passes(days=31)
    mina.is_told(said("nudge-mentor-check", mentor="Bea"))
    english, welsh = parts("en", "mentor-card"), parts("cy", "mentor-card")
    assert (english.variables, set(english.choices["status"])) == (
        welsh.variables,
        set(welsh.choices["status"]),
    )


@pytest.mark.parametrize("begins", [asked, mentored])
async def test_a_block_ends_it_without_a_word(
    workspace: Workspace, begins: Callable[[Workspace], Awaitable[tuple[Member, Member]]]
) -> None:
    mina, bea = await begins(workspace)
    sent = len(mina.direct_messages()), len(bea.direct_messages())
    await blocks(bea, mina)
    assert (await the(mina)).status is MentorshipStatus.OVER
    await workspace.passes(days=365)
    assert (len(mina.direct_messages()), len(bea.direct_messages())) == sent
