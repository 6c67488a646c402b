"""Organisers choose numbers of the practice for their community, and read the reason for each."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.limits import LIMITS, Limits, practice_at
from bot.domain.practice import Practice
from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import asked
from tests.support.workspace import Member, Workspace, new_workspace


async def due(workspace: Workspace) -> dict[str, datetime]:
    """When each nudge about a request is due, by its record and kind."""
    return {f"{n.subject_id} {n.kind}": n.due_at for n in await workspace.nudges()}


def business_days(at: datetime, since: datetime) -> int:
    """How many of them lie between the two, without the first."""
    days = (since.date() + timedelta(days=n + 1) for n in range((at.date() - since.date()).days))
    return sum(day.weekday() < 5 for day in days)


async def choose(olu: Member, form: str, **numbers: int) -> None:
    """Olu opens one of the two forms, chooses, and saves."""
    await olu.says("setup")
    await olu.presses("setup.limits", within=said("setup-title"))
    await olu.presses(form, within=said("setup-limits-title"))
    await olu.fills(**{name: str(number) for name, number in numbers.items()})


async def test_an_organiser_reads_each_number_with_its_reason_and_chooses_another(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(said("setup-limits-usual"))
    await olu.presses("setup.limits")
    olu.reads(said("setup-limits-lead"))
    for sentence, count in (
        ("limit-open-requests", 5),
        ("limit-ask-again", 30),
        ("limit-talks", 2),
        ("limit-remind", 3),
        ("limit-remind-again", 7),
        ("limit-expire", 7),
        ("limit-thanks", 5),
    ):
        olu.reads(said(sentence, count=count))
    olu.reads_not(said("limit-usual"))
    await choose(olu, "setup.asking", open_requests=8)
    olu.reads(
        said("setup-limits-saved"),
        said("limit-open-requests", count=8),
        said("limit-usual", count=5),
        said("limit-ask-again", count=30),
    )
    await olu.says("setup")
    olu.reads(said("setup-limits", count=1))
    # Back to the usual one.
    await choose(olu, "setup.asking", open_requests=5)
    olu.reads_not(said("limit-usual"))


async def test_a_member_has_so_many_requests_open_as_organisers_chose(
    workspace: Workspace,
) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    hosts = [workspace.member(name) for name in ("Bea", "Cai")]
    for host in hosts:
        await host.offers()
    await choose(olu, "setup.asking", open_requests=1)
    await mina.asks(hosts[0])
    await mina.says("request @Cai", hosts[1])
    mina.reads(said("error-cap-open", most=1))
    await choose(olu, "setup.asking", open_requests=2)
    await mina.asks(hosts[1])
    assert len(await mina.introductions(Status.ASKED)) == 2


async def test_a_no_has_its_peace_for_as_long_as_organisers_chose(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills(reason="busy", share="no")
    await workspace.passes(days=8)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-declined-lately"))
    await choose(olu, "setup.asking", ask_again_days=7)
    await mina.asks(bea)
    assert len(await mina.introductions(Status.ASKED)) == 1


async def test_the_form_of_a_new_host_suggests_so_many_talks(workspace: Workspace) -> None:
    olu, bea = workspace.member("Olu", organiser=True), workspace.member("Bea")
    await choose(olu, "setup.asking", talks_a_month=4)
    await bea.says("host")
    await bea.presses("host.talk")
    assert bea.form is not None
    assert {field.name: field.initial for field in bea.form.fields}["capacity"] == "4"
    await bea.fills(capacity="1")
    # What a host has chosen stays, whatever organisers choose later.
    await choose(olu, "setup.asking", talks_a_month=3)
    await bea.presses("host.talk", within=said("host-title"))
    assert bea.form is not None
    assert {field.name: field.initial for field in bea.form.fields}["capacity"] == "1"


async def test_what_has_begun_keeps_the_numbers_with_which_it_began(workspace: Workspace) -> None:
    olu, nia = workspace.member("Olu", organiser=True), workspace.member("Nia")
    _, bea = await asked(workspace)
    first = await due(workspace)
    await workspace.passes(minutes=5)
    await choose(olu, "setup.timing", remind_after=2, remind_again_after=6, expire_after=5)
    await nia.asks(bea)
    second = {kind: at for kind, at in (await due(workspace)).items() if kind not in first}
    names = {kind.partition(" ")[2]: at for kind, at in second.items()}
    days = [
        business_days(at, workspace.clock.at)
        for at in (names["host_reminder"], names["host_last_reminder"], names["expire"])
    ]
    assert days == [2, 6, 11]
    # Whatever happens to the first request, its reminders stay where they were.
    await bea.presses("answer.ask", within="Mina")
    await bea.fills(question="What would you like to know first?")
    (ends,) = [
        at for key, at in (await due(workspace)).items() if key.endswith(" expire") and key in first
    ]
    assert business_days(ends, workspace.clock.at) == 10


async def test_the_last_reminder_comes_after_the_first(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.submits(
        "setup.timing",
        {
            "remind_after": "4",
            "remind_again_after": "3",
            "expire_after": "7",
            "thanks_last_hours": "120",
        },
    )
    olu.refused(remind_again_after=said("field-choose-one"))


async def test_only_what_is_offered_can_be_chosen_and_only_by_organisers(
    workspace: Workspace,
) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    numbers = {"open_requests": "999", "ask_again_days": "30", "talks_a_month": "2"}
    await olu.says("setup")
    await olu.submits("setup.asking", numbers)
    olu.refused(open_requests=said("field-choose-one"))
    await mina.says("help")
    await mina.submits("setup.asking", numbers | {"open_requests": "1"})
    mina.reads(said("error-organising"))
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get("town:square")
    assert community is not None
    assert community.limits == ()


async def test_an_operators_last_reminder_before_the_first_is_refused() -> None:
    workspace = await new_workspace(Practice(remind_again_after=4))
    olu = workspace.member("Olu", organiser=True)
    await choose(olu, "setup.timing", remind_after=4)
    olu.refused(remind_again_after=said("field-limit-order"))
    await workspace.store.close()


def test_the_numbers_at_an_instant_are_those_of_the_last_choice_before_it() -> None:
    chosen = (
        Limits(march(3, 9), (("open_requests", 8),)),
        Limits(march(5, 9), (("expire_after", 5),)),
    )
    practice = Practice(know_a_day=3)
    at = [practice_at(practice, chosen, march(day, 9)) for day in (2, 3, 4, 5)]
    assert [(p.open_requests, p.expire_after) for p in at] == [(5, 7), (8, 7), (8, 7), (5, 5)]
    assert {p.know_a_day for p in at} == {3}


def test_every_number_that_can_be_chosen_has_its_default_among_them() -> None:
    for name, numbers in LIMITS.items():
        assert getattr(Practice(), name) in numbers, name
