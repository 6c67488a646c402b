"""My people: whom I met, what stayed with me, my notes, and the notebook of all talks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.connections.model import ConnectionStatus
from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import Elsewhere, ElsewhereStatus
from bot.i18n.sanitize import file_stem
from tests.conversations.conftest import BOTH_STORES
from tests.support.builders import make_connection
from tests.support.said import label, said
from tests.support.scenarios import accepted, blocks, drafted, hosting, met, thanked, the
from tests.support.workspace import Member, Workspace


async def test_who_met_nobody_reads_who_will_be_here(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("network")
    mina.reads(said("network-title"), said("network-none"), said("network-private"))


async def test_a_request_alone_makes_no_acquaintance(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    await mina.says("network")
    mina.reads(said("network-none"))


async def test_both_find_whom_they_met_and_what_is_still_open(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.says("network")
    mina.reads(said("network-met", name="Bea"), said("network-thank"))
    await bea.says("network")
    bea.reads(said("network-met", name="Mina"))
    bea.reads_not(said("network-thank"))


async def test_whoever_brought_us_together_is_named(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    i, connector = await the(mina), (await cai.person()).id
    async with workspace.store.transaction() as tx:
        await tx.introductions.save(replace(i, connector=connector), i.status)
    for one, other in ((mina, "Bea"), (bea, "Mina")):
        await one.says("network")
        one.reads(said("network-met-through", name=other, connector="Cai"))
    await cai.says("network")
    cai.reads(said("network-none"))


async def test_what_stayed_with_me_is_on_the_page_of_that_person(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace, learned="Ask the planner", promised="Send the report")
    await mina.says("network")
    mina.reads(said("network-promised"))
    await mina.presses("network.person")
    mina.reads(said("person-stayed"), "Ask the planner", said("promise", name="Bea"))
    await mina.presses("mine.kept")
    await mina.says("network")
    mina.reads(said("past-update"))
    await bea.says("network")
    await bea.presses("network.person")
    bea.reads_not("Ask the planner")


async def test_a_note_is_kept_changed_and_deleted(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await _notes(mina, "Likes long walks")
    mina.reads(said("person-note-kept"), said("person-noted"), "Likes long walks")
    await mina.presses("network.note")
    await mina.fills(note="")
    mina.reads(said("person-note-gone"))
    mina.reads_not("Likes long walks")
    bea.reads_not(said("person-noted"))


async def _notes(member: Member, words: str) -> None:
    await member.says("network")
    await member.presses("network.person")
    await member.presses("network.note")
    await member.fills(note=words)


async def test_a_copy_of_my_data_has_my_notes(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await _notes(mina, "Likes long walks")
    await mina.says("my-data")
    text = _files(mina, "button-my-data")[-1]
    for id in ("data-person-notes", "data-note-about"):
        assert label(id, mina.words) in text
    assert "Likes long walks" in text
    await bea.says("my-data")
    assert "Likes long walks" not in _files(bea, "button-my-data")[-1]


@BOTH_STORES
async def test_people_come_page_by_page_the_latest_first(workspace: Workspace) -> None:
    """Twelve connections and a note: what is on one page is on no other."""
    mina = workspace.member("Mina")
    await mina.says("help")
    names = [f"Host{chr(ord('a') + n)}" for n in range(12)]
    for age, name in enumerate(names):
        other = workspace.member(name)
        await other.says("help")
        await knows(mina, other, workspace.clock.now() - timedelta(days=age))
    await mina.says("network")
    mina.reads(*[said("network-known", name=name) for name in names[:7]])
    mina.reads_not(said("network-known", name=names[7]))
    await mina.presses("network.open", said("network-known", name=names[6]))
    mina.reads(*[said("network-known", name=name) for name in names[7:]])
    mina.reads_not(said("network-known", name=names[0]), said("network-known", name=names[6]))


async def test_a_note_stays_when_the_connection_is_over(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await knows(mina, bea, workspace.clock.now())
    await _notes(mina, "From the choir")
    mina.reads(said("network-person", name="Bea"))
    me, other = await mina.person(), await bea.person()
    async with workspace.store.transaction() as tx:
        await tx.connections.untie(me.network, me.id, other.id)
    await mina.says("network")
    mina.reads(said("network-noted", name="Bea"))
    await mina.presses("network.person")
    await mina.presses("network.note")
    await mina.fills(note="")
    mina.reads(said("person-note-gone"))
    await mina.says("network")
    mina.reads(said("network-none"))


async def knows(one: Member, other: Member, since: datetime) -> None:
    """Both have said that they know each other."""
    me, you = await one.person(), await other.person()
    made = make_connection(
        f"c-{you.id}",
        network=me.network,
        community=one.address.community,
        asker=me.id,
        asked=you.id,
        status=ConnectionStatus.CONFIRMED,
        confirmed_at=since,
    )
    async with one.workspace.store.transaction() as tx:
        await tx.connections.add(made)
        await tx.connections.tie_up(made, since)


async def test_nobody_writes_about_a_stranger(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    stranger = (await bea.person()).id
    await mina.presses_action(f"network.person:{stranger}")
    mina.reads(said("error-not-yours"))
    await mina.presses_action(f"network.note:{stranger}")
    mina.reads(said("error-not-yours"))


async def test_whoever_i_blocked_is_not_among_my_people(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await blocks(mina, bea)
    await mina.says("network")
    mina.reads_not(said("network-met", name="Bea"))
    await bea.says("network")
    bea.reads(said("network-met", name="Mina"))  # who is blocked learns nothing of it


async def test_who_is_erased_is_among_nobodys_people_and_nobodys_notes(
    workspace: Workspace,
) -> None:
    mina, bea = await thanked(workspace)
    await _notes(mina, "Likes long walks")
    await bea.says("erase")
    await bea.presses("privacy.erase_now")
    await workspace.passes(days=3)
    await mina.says("network")
    mina.reads(said("network-none"))
    await mina.says("my-data")
    assert "Likes long walks" not in _files(mina, "button-my-data")[-1]


async def test_the_notebook_has_each_talk_that_i_asked_for(workspace: Workspace) -> None:
    mina, bea = await drafted(
        workspace, learned="Ask early", surprised="No slides", interest="more"
    )
    await mina.says("network")
    await mina.presses("network.notebook")
    mina.reads(
        *(said("notebook-title"), said("past-talk", name="Bea"), said("notebook-goal")),
        *("Ask early", "No slides", said("fact-noted-interest"), said("interest", value="more")),
    )
    await bea.says("network")
    await bea.presses("network.notebook")
    bea.reads(said("notebook-none"))


async def _outside(mina: Member, work: str, learned: str) -> None:
    """A talk with somebody outside, which has just taken place."""
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label=work, source="family")
    await mina.presses("elsewhere.time")
    await mina.fills(goal=f"About {work}")
    await mina.presses("elsewhere.happened")
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned=learned, interest="less")


async def test_talks_elsewhere_stand_in_the_notebook_by_their_day(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await _outside(mina, "pilot", "Sit by the window")
    await drafted(workspace, learned="Ask early")
    for work in ("nurse", "judge", "vet"):
        await workspace.passes(days=1)
        await _outside(mina, work, f"Learned of a {work}")
    await mina.says("network")
    await mina.presses("network.notebook")
    mina.reads(said("notebook-elsewhere", label="vet"), "About vet", "Learned of a nurse")
    mina.reads_not("Ask early")
    await mina.presses("network.notebook")
    mina.reads("Ask early", said("notebook-elsewhere", label="pilot"), "Sit by the window")
    mina.reads_not("Learned of a nurse")
    assert not mina.has_button("network.notebook", within="Sit by the window")
    await mina.presses("network.download")
    (text,) = _files(mina, "button-notebook")
    order = [text.index(words) for words in ("a vet", "a judge", "a nurse", "Ask early", "window")]
    assert order == sorted(order)
    shown = mina.actions(within=said("notebook-elsewhere", label="pilot"))
    await mina.presses_action(next(one for one in shown if one.startswith("mine.card:elsewhere.")))
    mina.reads(said("elsewhere-met", label="pilot"))


async def test_a_talk_without_a_look_back_says_so(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    await mina.says("network")
    await mina.presses("network.notebook")
    mina.reads(said("notebook-not-yet"))


async def test_talks_elsewhere_are_in_the_notebook_page_by_page(workspace: Workspace) -> None:
    """One talk here and four elsewhere: each stands on one page, the latest first."""
    mina, bea = await drafted(workspace, learned="Ask early")
    here, me = await the(mina), await mina.person()
    assert here.time.starts_at is not None
    for days in (-2, -1, 1, 2):
        at = here.time.starts_at + timedelta(days=days)
        talk = Elsewhere(
            id=f"e{days + 2}",
            network=me.network,
            community=mina.address.community,
            status=ElsewhereStatus.DONE,
            seeker=me.id,
            label=f"Day{days + 2}",
            goal="How a ward is run",
            starts_at=at,
            debriefed=True,
            learned="Shifts are swapped",
            created_at=at,
            closed_at=at,
        )
        async with workspace.store.transaction() as tx:
            await ELSEWHERE.add(tx, talk)
    latest = [said("notebook-elsewhere", label=f"Day{n}") for n in (4, 3)]
    first = [said("notebook-elsewhere", label=f"Day{n}") for n in (1, 0)]
    talks = [*latest, said("past-talk", name="Bea"), *first]
    await mina.says("network")
    await mina.presses("network.notebook")
    mina.reads(*talks[:3], "How a ward is run", "Shifts are swapped", "Ask early")
    mina.reads_not(*talks[3:])
    await mina.presses("network.notebook", talks[2])
    mina.reads(*talks[3:])
    mina.reads_not(*talks[:3])
    await mina.presses_action("network.download")
    (text,) = _files(mina, "button-notebook")
    assert [text.index(name) for name in ("Day4", "Day3", "Bea", "Day1", "Day0")] == sorted(
        text.index(name) for name in ("Day4", "Day3", "Bea", "Day1", "Day0")
    )
    await bea.presses_action(f"network.notebook:{here.id}.e4")
    bea.reads(said("notebook-none"))


async def test_a_connection_leads_to_its_card(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await knows(mina, bea, workspace.clock.now())
    await mina.says("network")
    await mina.presses("network.person")
    await mina.presses("mine.card")
    mina.reads(said("connection-title", name="Bea"))


async def test_the_notebook_comes_as_a_file_once_for_two_presses(workspace: Workspace) -> None:
    mina, _ = await drafted(workspace, learned="Ask early\nand twice")
    await mina.says("network")
    await mina.presses("network.notebook")
    await mina.presses("network.download")
    mina.reads(said("notebook-coming"))
    await mina.presses_action("network.download")
    mina.is_told(said("nudge-notebook"))
    (text,) = _files(mina, "button-notebook")
    day = workspace.clock.now().date()
    assert text.startswith(label("notebook-file-title", mina.words, day=day))
    assert ": Ask early\n    and twice\n" in text


def _files(member: Member, button: str) -> list[str]:
    """The texts to read that are called after that button, in the reader's language."""
    name = f"{file_stem(label(button, member.words), '')}.txt"
    shown = [one for one in member.workspace.chat.shown if member.address in one.seen_by]
    files = [file for one in shown for file in one.message.files if file.name == name]
    return [file.content.decode("utf-8-sig") for file in files]
