"""Organisers read what waits, is late or was not delivered, and let it go out again."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import plain_text
from bot.core.ports import Temporary, Unreachable
from bot.domain.nudges import NudgeStatus, Subject
from bot.features.organise.repository import FEWEST
from tests.conversations.test_moderation import organiser
from tests.conversations.test_organise import pressable, shown
from tests.support.builders import make_nudge, make_person
from tests.support.said import said
from tests.support.scenarios import hosting, the
from tests.support.workspace import Member, Workspace

CLOSED = Unreachable("closed")
FEW = said("backlog-fewer", fewest=FEWEST)


async def in_vain(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Mina's request did not reach Bea, who takes messages again since; Olu organises."""
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = CLOSED
    await mina.asks(bea)
    assert bea.direct_messages() == []
    workspace.chat.closed.clear()
    return olu, mina, bea


async def opens(olu: Member) -> str:
    """The page of messages, from the numbers."""
    await olu.says("organise")
    return plain_text(shown(await olu.presses("organise.backlog")))


async def test_an_organiser_reads_that_all_is_well(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    await opens(olu)
    olu.reads(
        said("backlog-title"),
        said("backlog-none-failed"),
        said("backlog-none-late"),
        said("backlog-none-waiting"),
        said("backlog-how"),
    )
    assert not olu.has_button("organise.again")
    await olu.presses("organise.open")
    olu.reads(said("organise-none"))


async def test_a_few_failures_say_why_and_neither_who_nor_what(workspace: Workspace) -> None:
    olu, mina, _ = await in_vain(workspace)
    read = await opens(olu)
    olu.reads(said("backlog-failed"), said("about-few"), FEW, said("why-unreachable"))
    olu.reads(said("backlog-line"), said("backlog-waiting"), said("why-planned"))
    olu.reads_not(said("about-requests"))
    for private in ("Mina", "Bea", "closed", "bus times"):
        assert private not in read
    assert mina.reply


async def test_what_failed_goes_out_again_and_is_in_the_log(workspace: Workspace) -> None:
    olu, _, bea = await in_vain(workspace)
    await opens(olu)
    await olu.presses("organise.again:unreachable.few")
    olu.reads(said("backlog-again"))
    assert bea.direct_messages() == []
    await workspace.passes(seconds=10)
    bea.is_told(said("nudge-request", name="Mina"), "bus times")
    assert len(bea.direct_messages()) == 1
    await bea.presses("answer.accept")
    await opens(olu)
    olu.reads(said("backlog-none-failed"))
    await olu.says("audit")
    olu.reads(said("audit-line", act="sent_again", by="Olu"))


async def test_what_is_no_longer_true_does_not_go_out_again(workspace: Workspace) -> None:
    olu, mina, bea = await in_vain(workspace)
    await opens(olu)
    await mina.presses("request.withdraw")
    await olu.presses("organise.again:unreachable.few")
    await workspace.passes(hours=1)
    assert bea.direct_messages() == []
    (nudge,) = [n for n in await workspace.nudges(NudgeStatus.SKIPPED) if n.kind == "request"]
    assert nudge.reason == "no longer true when an organiser sent it again"
    await opens(olu)
    olu.reads(said("backlog-none-failed"))


async def test_what_was_read_at_a_visit_is_not_sent_again(workspace: Workspace) -> None:
    olu, _, bea = await in_vain(workspace)
    await opens(olu)
    await bea.says("mine")
    bea.reads(said("missed"))
    await olu.presses("organise.again:unreachable.few")
    olu.reads(said("backlog-gone"))
    await workspace.passes(hours=1)
    assert bea.direct_messages() == []


async def test_it_goes_out_once_however_often_it_is_pressed(workspace: Workspace) -> None:
    olu, _, bea = await in_vain(workspace)
    await opens(olu)
    for _ in range(3):
        await olu.presses_action("organise.again:unreachable.few")
    await workspace.passes(hours=1)
    assert len(bea.direct_messages()) == 1


async def test_what_fails_once_more_waits_for_another_press(workspace: Workspace) -> None:
    olu, _, bea = await in_vain(workspace)
    workspace.chat.closed[bea.address] = CLOSED
    await opens(olu)
    await olu.presses("organise.again:unreachable.few")
    await workspace.passes(hours=2)
    assert len([key for key in workspace.chat.tried if key.endswith((".request", ":request"))]) <= 2
    await opens(olu)
    olu.reads(said("why-unreachable"), FEW)


async def test_many_go_out_one_after_the_other(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    me = await olu.person()
    members = [workspace.member(f"Member {n}") for n in range(12)]
    async with workspace.store.transaction() as tx:
        for number, member in enumerate(members):
            person = make_person(f"m{number}", network=me.network, name=member.name)
            await tx.people.put(person)
            await tx.people.put_address(member.address, person.id, workspace.clock.now())
            workspace.chat.closed[member.address] = CLOSED
            await tx.nudges.schedule(
                make_nudge(
                    f"b{number}",
                    network=me.network,
                    community=olu.address.community,
                    person=person.id,
                    subject=Subject("person", me.id),
                    kind="unreachable",
                    due_at=workspace.clock.now(),
                )
            )
    await workspace.drain()
    workspace.chat.closed.clear()
    await opens(olu)
    olu.reads(said("about-organisers"), said("backlog-number", number=10), said("why-unreachable"))
    assert olu.answer is not None
    wanted = ["organise.again:unreachable.organisers", "organise.open"]
    assert pressable(olu.answer) == wanted
    await olu.presses("organise.again:unreachable.organisers")
    begun = workspace.clock.now()
    await workspace.passes(minutes=1)
    times = [s.at for member in members for s in member.messages() if s.key]
    assert len(times) == 12
    assert len(set(times)) == 12
    assert min(times) > begun


async def test_what_the_platform_does_not_take_is_late_and_says_so(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = Temporary("down")
    await mina.asks(bea)
    await opens(olu)
    olu.reads(said("backlog-late"), said("why-tried"), FEW, said("backlog-none-failed"))
    await workspace.passes(days=2, hours=8)
    await opens(olu)
    olu.reads(said("backlog-failed"), said("why-gave-up"))
    workspace.chat.closed.clear()
    assert (await the(mina)).id


async def test_only_organisers_of_that_community_read_it(workspace: Workspace) -> None:
    olu, mina, bea = await in_vain(workspace)
    for action in ("organise.backlog", "organise.again:unreachable.few"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))
    other = workspace.member("Otto", space="elsewhere", organiser=True)
    await other.presses_action("organise.backlog")
    other.reads(said("backlog-none-failed"))
    await other.presses_action("organise.again:unreachable.few")
    other.reads(said("backlog-gone"))
    profile = workspace.chat.profiles[olu.address]
    workspace.chat.profiles[olu.address] = replace(profile, organiser=False)
    await olu.presses_action("organise.again:unreachable.few")
    olu.reads(said("error-organising"))
    await workspace.passes(hours=1)
    assert bea.direct_messages() == []


async def test_nonsense_sends_nothing(workspace: Workspace) -> None:
    olu, _, bea = await in_vain(workspace)
    for what in (
        "",
        ":",
        ":x",
        ":unreachable",
        ":unreachable.requests",
        ":planned.few",
        ":ours.few",
    ):
        await olu.presses_action(f"organise.again{what}" if what != ":" else "organise.again:.")
        olu.reads(said("backlog-gone"))
    await workspace.passes(hours=1)
    assert bea.direct_messages() == []
