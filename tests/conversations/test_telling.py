"""Whoever introduced two people hears how it went, in the seeker's words and only if they like."""

from __future__ import annotations

from dataclasses import replace

from bot.features.introduction.model import Status
from bot.i18n.formatting import together
from tests.conversations.test_ways import agrees, know, people, sends
from tests.support.said import said
from tests.support.scenarios import blocks, the
from tests.support.workspace import Member, Workspace

WORDS = "Hal told me how he began. I am going to sit in on a shift."
LATER = "I did sit in on that shift, and I am applying for the course."


async def introduced(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Mina has talked with Hal, to whom Bea introduced her, and has looked back."""
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await agrees(bea)
    await _talk(workspace, mina, hal)
    return mina, hal, bea


async def introduced_by_two(workspace: Workspace) -> tuple[Member, Member, Member, Member]:
    """The same, by Bea and Cleo."""
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await know(workspace, bea, cleo)
    await know(workspace, cleo, hal, shown_by=[cleo])
    await sends(mina, hal)
    await workspace.passes(days=7)
    await agrees(bea)
    await agrees(cleo)
    await _talk(workspace, mina, hal)
    return mina, hal, bea, cleo


async def _talk(workspace: Workspace, mina: Member, hal: Member) -> None:
    await hal.presses("answer.accept")
    await mina.presses("schedule.pick")
    await hal.presses("schedule.confirm")
    ends = (await the(mina)).ends_at
    assert ends is not None
    await workspace.until(ends)
    await workspace.passes(minutes=65)
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Nights are quiet", surprised="The smell", use="I'll see a shift")


async def tells(mina: Member, told: str = WORDS) -> None:
    """How it went."""
    await mina.presses("thanks.tell")
    await mina.fills(told=told)


async def test_the_form_says_who_reads_it_and_begins_with_what_stays(workspace: Workspace) -> None:
    mina, hal, bea = await introduced(workspace)
    await mina.presses("thanks.tell", said("button-tell", names="Bea"))
    assert mina.form is not None
    mina.finds(said("form-tell-intro", names="Bea", host="Hal"), mina.form.intro)
    (field,) = mina.form.fields
    begun = str(field.initial)
    for sentence in (
        said("tell-opening", host="Hal"),
        said("draft-learned", learned="Nights are quiet."),
        said("draft-use", use="I'll see a shift."),
    ):
        assert mina.finds(sentence, begun)
    assert "The smell" not in begun  # for herself
    bea.sees_not("Nights are quiet")
    await mina.fills(told=WORDS)
    mina.reads(said("told-sent", names="Bea"), said("draft-title", name="Hal"))
    bea.is_told(said("nudge-connector-told", seeker="Mina", host="Hal"), "> " + WORDS)
    hal.sees_not(WORDS)
    # Bea has heard more than that the two talked.
    await mina.presses("thanks.send")
    await workspace.passes(days=30)
    bea.sees_not(said("nudge-connector-met"))


async def test_nothing_goes_unless_the_seeker_sends_it(workspace: Workspace) -> None:
    mina, _, bea = await introduced(workspace)
    await mina.presses("thanks.tell")  # opened, and left
    await mina.presses("thanks.send")
    await workspace.passes(days=30)
    bea.sees(said("nudge-connector-met", seeker="Mina", host="Hal"))
    bea.sees_not(said("nudge-connector-told"), "Nights are quiet")


async def test_it_can_be_told_after_the_thanks_and_once(workspace: Workspace) -> None:
    mina, _, bea = await introduced(workspace)
    await mina.presses("thanks.send")
    i = await the(mina)
    await tells(mina)
    mina.reads(said("told-sent", names="Bea"), said("status-thanked-seeker", other="Hal"))
    bea.is_told(said("nudge-connector-told", seeker="Mina", host="Hal"), WORDS)
    await workspace.passes(days=9)
    bea.sees_not(said("nudge-connector-met"))  # one message, not two
    before = len(bea.direct_messages())
    assert not any(action.startswith("thanks.tell") for action in mina.actions())
    await mina.submits(f"thanks.tell:{i.id}", {"told": "And once more, it was good."})
    bea.sees_not("And once more")
    assert len(bea.direct_messages()) == before


async def test_both_connectors_get_it(workspace: Workspace) -> None:
    mina, _, bea, cleo = await introduced_by_two(workspace)
    await mina.presses("thanks.tell", said("button-tell"))
    assert mina.form is not None
    assert together(["Bea", "Cleo"], "en") in mina.form.intro
    await mina.fills(told=WORDS)
    for connector in (bea, cleo):
        connector.is_told(said("nudge-connector-told", seeker="Mina", host="Hal"), WORDS)


async def test_what_must_not_be_sent_is_declined_in_the_form(workspace: Workspace) -> None:
    mina, _, bea = await introduced(workspace)
    await mina.presses("thanks.tell")
    await mina.fills(told="Thank you, [name]! It went very well.")
    mina.refused(told=said("coach-placeholder"))
    await mina.fills(told="It went very well. I am looking for a job there now.")
    mina.refused(told=said("coach-job-ask"))
    bea.sees_not("It went very well")
    await mina.fills(told="It went very well. I am looking for a job there soon.")
    mina.refused(told=said("coach-job-ask"))  # another text
    await mina.fills(told="It went very well. I am looking for a job there soon.")
    bea.is_told("I am looking for a job there soon.")


async def test_what_came_of_it_goes_to_the_host_alone_or_to_all(workspace: Workspace) -> None:
    mina, hal, bea = await introduced(workspace)
    await tells(mina)
    await mina.presses("thanks.send")
    await workspace.passes(days=22)
    await mina.presses("thanks.update", within=said("nudge-update-prompt"))
    await mina.fills(update=LATER, readers="all")
    mina.reads(said("update-sent-all", name="Hal", names="Bea"))
    hal.sees(said("nudge-update", name="Mina"), LATER)
    bea.is_told(said("nudge-connector-update", seeker="Mina", host="Hal"), LATER)


async def test_what_came_of_it_is_the_hosts_alone_unless_it_is_chosen(workspace: Workspace) -> None:
    mina, hal, bea = await introduced(workspace)
    await mina.presses("thanks.send")
    await workspace.passes(days=22)
    await mina.presses("thanks.update", within=said("nudge-update-prompt"))
    await mina.fills(update=LATER)
    hal.is_told(said("nudge-update", name="Mina"), LATER)
    bea.sees_not(LATER)
    assert (await the(mina)).thanks.told_later == ""


async def test_nobody_is_offered_it_where_nobody_introduced_them(workspace: Workspace) -> None:
    mina, hal = await people(workspace)
    await mina.asks(hal)
    await _talk(workspace, mina, hal)
    assert not any(action.startswith("thanks.tell") for action in mina.actions())
    i = await the(mina)
    await mina.submits(f"thanks.tell:{i.id}", {"told": WORDS})
    await mina.presses("thanks.send")
    await mina.presses("thanks.update")
    assert mina.form is not None
    assert [field.name for field in mina.form.fields] == ["update"]
    assert i.status is Status.MET


async def test_whom_the_seeker_has_blocked_is_told_nothing(workspace: Workspace) -> None:
    mina, _, bea, cleo = await introduced_by_two(workspace)
    await blocks(mina, bea)
    await mina.presses("thanks.tell")
    assert mina.form is not None
    assert "Bea" not in mina.form.intro
    await mina.fills(told=WORDS)
    mina.reads(said("told-sent", names="Cleo"))
    cleo.is_told(WORDS)
    bea.sees_not(WORDS)
    # Cleo has blocked Mina: Mina reads no difference, and Cleo nothing more.
    await blocks(cleo, mina)
    await mina.presses("thanks.send")
    await mina.presses("thanks.update")
    await mina.fills(update=LATER, readers="all")
    mina.reads(said("update-sent-all", name="Hal", names="Cleo"))
    cleo.sees_not(LATER)
    await cleo.says("network")
    assert not any(action.startswith("network.brought") for action in cleo.actions())
    await bea.presses_action("network.brought")
    bea.reads(said("card-connector", seeker="Mina", host="Hal"))
    await bea.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    bea.reads_not(WORDS, LATER)


async def test_a_connector_who_has_left_is_not_offered(workspace: Workspace) -> None:
    mina, _, bea = await introduced(workspace)
    await mina.presses("thanks.tell")
    await bea.leaves()
    await mina.fills(told=WORDS)
    mina.reads_not(said("told-sent"))
    assert (await the(mina)).thanks.told == ""
    await mina.says("thanks")
    assert not any(action.startswith("thanks.tell") for action in mina.actions())


async def test_a_connector_sees_whom_they_brought_together_and_what_came_of_it(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await bea.says("network")
    assert not any(action.startswith("network.brought") for action in bea.actions())
    await bea.presses_action("network.brought")
    bea.reads(said("brought-title"), said("brought-none"))
    await sends(mina, hal)
    await agrees(bea)
    await bea.says("network")
    await bea.presses("network.brought")
    bea.reads(said("card-connector", seeker="Mina", host="Hal"), said("brought-private"))
    await hal.presses("answer.accept")
    await mina.presses("schedule.pick")
    await hal.presses("schedule.confirm")
    i = await the(mina)
    await bea.presses_action("network.brought")
    assert i.time.starts_at is not None
    assert i.ends_at is not None
    bea.reads(said("brought-agreed", seeker="Mina", host="Hal", when=i.time.starts_at))
    await workspace.until(i.ends_at)
    await workspace.passes(minutes=65)
    await mina.presses("meet.happened")
    await tells(mina)
    await mina.presses("thanks.elsewhere")
    await mina.presses("thanks.update")
    await mina.fills(update=LATER, readers="all")
    await bea.presses_action("network.brought")
    bea.reads(said("brought-met", seeker="Mina", host="Hal"), said("brought-wrote", seeker="Mina"))
    await bea.presses("mine.card")
    bea.reads(
        said("brought-told", seeker="Mina"), WORDS, said("brought-update", seeker="Mina"), LATER
    )
    # Nobody else has such a page of it.
    for other in (mina, hal):
        await other.presses_action("network.brought")
        other.reads(said("brought-none"))


async def test_many_introductions_stand_on_pages(workspace: Workspace) -> None:
    mina, bea, *hosts = [workspace.member(n) for n in ("Mina", "Bea", *map(_name, range(10)))]
    await bea.says("help")
    me = (await bea.person()).id
    for host in hosts:
        await host.offers(organisation=f"{host.name} Ltd")
        await mina.asks(host)
        i = await the(mina)
        async with workspace.store.transaction() as tx:
            await tx.introductions.save(
                replace(i, connector=me, status=Status.WITHDRAWN), Status.ASKED
            )
        await know(workspace, bea, host)
    # With so many people all buttons of her page stand there at once.
    await bea.says("network")
    for button in ("open", "brought", "picture", "notebook"):
        assert any(action.startswith(f"network.{button}") for action in bea.actions())
    await bea.presses("network.brought")
    bea.reads(*(said("card-connector", host=_name(n)) for n in range(2, 10)))
    bea.reads_not(_name(1))
    await bea.presses("network.brought")
    bea.reads(*(said("card-connector", host=_name(n)) for n in (0, 1)))
    bea.reads_not(_name(2))


def _name(n: int) -> str:
    return f"Host{n}x"
