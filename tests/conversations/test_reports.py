"""A member reports another: who reads it, what each of them is told, and who never learns of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.messages import plain_text
from bot.core.responses import Response
from bot.features.report.model import Report
from tests.support.said import said
from tests.support.scenarios import asked, hosting, thanked
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

WORDS = "He wrote to my private account after I had said no."


async def organiser(workspace: Workspace, name: str = "Olu") -> Member:
    """Somebody who manages the community, and has used the bot."""
    olu = workspace.member(name, organiser=True)
    await olu.says("help")
    return olu


async def reported(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Mina has asked Bea, and Bea has reported her."""
    olu = await organiser(workspace)
    mina, bea = await asked(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS)
    return mina, bea, olu


async def the_report(workspace: Workspace, reporter: Member) -> Report:
    """The latest report of that member."""
    person = await reporter.person()
    async with workspace.store.transaction() as tx:
        return (await tx.reports.open_by(person.network, person.id))[-1]


def everything(member: Member) -> str:
    """All that stands before that member."""
    return "\n".join(plain_text(shown.message) for shown in member.messages())


async def looks_everywhere(member: Member) -> str:
    """What that member finds with every command and in the files they get, as text."""
    for command in member.workspace.bot.commands:
        await member.says(command.name)
    await member.opens_home()
    await member.workspace.drain()
    files = [file.content.decode() for shown in member.messages() for file in shown.message.files]
    return everything(member) + "\n".join(files)


async def test_a_report_is_told_read_answered_and_closed(workspace: Workspace) -> None:
    _, bea, olu = await reported(workspace)
    bea.reads(said("report-sent", who="Olu", name="Mina"))
    olu.is_told(said("nudge-report-new"))
    assert WORDS not in everything(olu)  # it is shown only to who opens it
    await bea.says("mine")
    bea.reads(said("report-summary", name="Mina", status="sent"))
    await olu.presses("report.open")
    olu.reads(said("report-about", reporter="Bea", reported="Mina"), said("report-unread"))
    olu.reads(said("report-words"), WORDS, said("report-quoted"), GOOD_WHY, GOOD_LEARN)
    await olu.presses("report.acknowledge")
    olu.reads(said("report-taken-up"), said("report-handler", name="Olu"))
    bea.is_told(said("nudge-report-acknowledged", name="Olu"))
    await olu.presses("report.write")
    await olu.fills(words="Do you still have what she wrote?")
    olu.reads(said("report-written"), said("report-by-organisers"))
    bea.is_told(said("nudge-report-answered"))
    await bea.presses("report.open", within=said("nudge-report-answered"))
    bea.reads("Do you still have what she wrote?", said("report-to-you"))
    await bea.presses("report.add")
    await bea.fills(words="I do, it is a picture.")
    bea.reads(said("report-added"), said("report-by-you"))
    bea.reads_not(said("report-by-reporter"), said("report-by-organisers"))
    olu.is_told(said("nudge-report-added"))
    await olu.presses("report.open", within=said("nudge-report-added"))
    olu.reads("I do, it is a picture.", said("report-by-reporter"))
    await olu.presses("report.close")
    await olu.fills(words="I have spoken with her.")
    olu.reads(said("report-is-closed"))
    bea.is_told(said("nudge-report-closed"))
    await bea.presses("report.open", within=said("nudge-report-closed"))
    bea.reads(said("report-summary", name="Mina", status="closed"), "I have spoken with her.")
    assert bea.choices() == []
    await bea.says("mine")
    bea.reads_not(said("report-summary"))


async def test_the_reported_member_finds_no_trace_of_it(workspace: Workspace) -> None:
    mina, bea, olu = await reported(workspace)
    await olu.presses("report.open")
    await olu.presses("report.acknowledge")
    report = await the_report(workspace, bea)
    for action in ("mine.card:report.", "report.open:", "report.add:", "report.acknowledge:"):
        await mina.presses_action(f"{action}{report.id}")
        mina.reads(said("error-not-yours"))
    found = await looks_everywhere(mina)
    for trace in (WORDS, report.id, "report_"):
        assert trace not in found
    mina.sees_not(said("report-title"), said("report-summary"), said("nudge-report-new"))


async def test_a_reported_organiser_reads_nothing_and_the_others_do(workspace: Workspace) -> None:
    olu, ida = await organiser(workspace), await organiser(workspace, "Ida")
    bea = workspace.member("Bea")
    await bea.says("report @Olu", olu)
    assert bea.form is not None
    assert bea.finds(said("form-report-intro", who="Ida", name="Olu"), bea.form.intro)
    await bea.fills(words=WORDS)
    assert olu.direct_messages() == []
    ida.is_told(said("nudge-report-new"))
    report = await the_report(workspace, bea)
    await olu.says("reports")
    olu.reads(said("reports-none"))
    for action in ("report.open:", "mine.card:report.", "report.close:", "report.write:"):
        await olu.presses_action(f"{action}{report.id}")
        olu.reads(said("error-not-yours"))
    assert WORDS not in await looks_everywhere(olu)
    await ida.says("reports")
    ida.reads(said("reports-title"), said("report-line", name="Olu", status="sent"))
    await workspace.passes(days=5)
    olu.sees_not(said("nudge-report-waiting"))


async def test_where_nobody_could_read_it_the_reporter_reads_so_before_writing(
    workspace: Workspace,
) -> None:
    olu, bea = await organiser(workspace), workspace.member("Bea")
    await bea.says("report @Olu", olu)
    bea.reads(said("error-report-nobody"), said("organisers-unknown"))
    await bea.says("report")  # the member is chosen in the form: what was written is kept
    await bea.fills(person=str(olu.address), words=WORDS)
    bea.reads(said("error-report-nobody"))
    await organiser(workspace, "Ida")
    await bea.presses("report.new")
    assert bea.form is not None
    assert WORDS in [field.initial for field in bea.form.fields]
    await bea.fills()
    bea.reads(said("report-sent", who="Ida"))


async def test_a_report_that_nobody_takes_up_is_brought_to_mind_and_to_more_people(
    workspace: Workspace,
) -> None:
    olu, ida, cai = (
        await organiser(workspace),
        await organiser(workspace, "Ida"),
        workspace.member("Cai"),
    )
    await cai.says("help")
    await olu.says("reports")
    olu.reads(said("reports-to-all"))
    await olu.presses("report.contact")
    await olu.fills(person=str(cai.address))
    olu.reads(said("reports-to", name="Cai"))
    mina, bea = await hosting(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills()
    bea.reads(said("report-sent", who="Cai"))
    cai.is_told(said("nudge-report-new"))
    await workspace.passes(days=1, hours=1)
    assert len(cai.received(said("nudge-report-waiting"))) == 1
    assert olu.direct_messages() == ida.direct_messages() == []
    await workspace.passes(days=2)
    for each, number in ((cai, 2), (olu, 1), (ida, 1)):
        assert len(each.received(said("nudge-report-waiting"))) == number
    await cai.presses("report.open")  # the contact is no organiser, and reads it all the same
    await cai.presses("report.acknowledge")
    bea.is_told(said("nudge-report-acknowledged", name="Cai"))
    await cai.says("reports")
    cai.reads(said("report-line", name="Mina", status="acknowledged"))
    assert "report.contact" not in cai.choices()
    await workspace.passes(days=10)
    assert len(cai.received(said("nudge-report-waiting"))) == 2


async def test_a_contact_who_is_reported_or_has_left_gets_nothing(workspace: Workspace) -> None:
    olu, cai, bea = await organiser(workspace), workspace.member("Cai"), workspace.member("Bea")
    await cai.says("help")
    await olu.says("reports")
    await olu.presses("report.contact")
    await olu.fills(person=str(cai.address))
    await bea.says("report @Cai", cai)
    await bea.fills(words=WORDS)
    bea.reads(said("report-sent", who="Olu"))
    await cai.says("reports")
    cai.reads(said("reports-none"))
    report = await the_report(workspace, bea)
    await cai.presses_action(f"report.open:{report.id}")
    cai.reads(said("error-not-yours"))
    await cai.leaves()
    mina = workspace.member("Mina")
    await mina.says("help")
    await bea.says("report @Mina", mina)
    await bea.fills()
    bea.reads(said("report-sent", who="Olu"))


async def test_who_is_no_organiser_any_more_reads_no_more(workspace: Workspace) -> None:
    _, bea, olu = await reported(workspace)
    await organiser(workspace, "Ida")
    await olu.presses("report.open")
    profiles = workspace.chat.profiles
    profiles[olu.address] = replace(profiles[olu.address], organiser=False)
    report = await the_report(workspace, bea)
    for action in ("report.open:", "mine.card:report.", "report.acknowledge:", "report.write:"):
        await olu.presses_action(f"{action}{report.id}")
        olu.reads(said("error-not-yours"))
    await olu.submits(f"report.close:{report.id}", {"words": "Nothing to see"})
    olu.reads(said("error-not-yours"))
    await olu.says("reports")
    olu.reads(said("error-organising"))
    assert (await the_report(workspace, bea)).closed_at is None


async def test_who_became_an_organiser_since_can_take_it_up(workspace: Workspace) -> None:
    _, bea, olu = await reported(workspace)
    ida = workspace.member("Ida", organiser=True)
    await ida.says("reports")
    await ida.presses("report.open")
    await ida.presses("report.acknowledge")
    bea.is_told(said("nudge-report-acknowledged", name="Ida"))
    await olu.presses("report.open")
    olu.reads(said("report-handler", name="Ida"))
    await olu.presses_action(f"report.acknowledge:{(await the_report(workspace, bea)).id}")
    olu.reads(said("stale"), said("report-handler", name="Ida"))


async def test_a_reporter_can_change_their_mind(workspace: Workspace) -> None:
    _, bea, olu = await reported(workspace)
    await bea.presses("report.open")
    await bea.presses("report.withdraw")
    bea.reads(said("report-withdraw"))
    await bea.presses("report.withdraw_now")
    bea.reads(said("report-summary", name="Mina", status="withdrawn"))
    olu.is_told(said("nudge-report-withdrawn"))
    await olu.presses("report.open", within=said("nudge-report-withdrawn"))
    olu.reads(said("report-is-withdrawn"))
    await workspace.passes(days=10)
    olu.sees_not(said("nudge-report-waiting"))


async def test_a_reporter_does_not_report_twice_and_is_heard_before_adding_more(
    workspace: Workspace,
) -> None:
    mina, bea, olu = await reported(workspace)
    await bea.says("report @Mina", mina)
    bea.reads(said("error-report-open", name="Mina"))
    await bea.presses("report.open")
    for number in range(3):
        await bea.presses("report.add")
        await bea.fills(words=f"More of it, {number}")
    bea.reads(said("report-enough"))
    assert bea.choices() == ["report.withdraw"]
    report = await the_report(workspace, bea)
    await bea.submits(f"report.add:{report.id}", {"words": "And more"})
    bea.reads(said("stale"))
    await olu.presses("report.open")
    await olu.presses("report.write")
    await olu.fills(words="Thank you.")
    await bea.presses("report.open", within=said("nudge-report-answered"))
    assert bea.choices() == ["report.add", "report.withdraw"]
    olu_words = (await the_report(workspace, bea)).handler
    assert olu_words == (await olu.person()).id


async def test_nobody_sends_more_reports_in_a_day_than_can_be_read(workspace: Workspace) -> None:
    await organiser(workspace)
    bea = workspace.member("Bea")
    others = [workspace.member(f"Member {number}") for number in range(6)]
    for other in others:
        await other.says("help")
    for other in others[:5]:
        await bea.says("report @x", other)
        await bea.fills()
        bea.reads(said("report-sent"))
    await bea.says("report @x", others[5])
    bea.reads(said("error-report-enough", most=5))
    await workspace.passes(days=1, minutes=1)
    await bea.says("report @x", others[5])
    await bea.fills()
    bea.reads(said("report-sent"))


async def test_who_can_be_reported(workspace: Workspace) -> None:
    olu, bea, stranger = (
        await organiser(workspace),
        workspace.member("Bea"),
        workspace.member("Stranger"),
    )
    await bea.says("report @Bea", bea)
    bea.reads(said("error-report-yourself"))
    await bea.says("report @Stranger", stranger)
    bea.reads(said("error-report-unknown"))
    await bea.says("report")
    await bea.fills(person=str(stranger.address), words=WORDS)
    bea.refused(person=said("error-report-unknown"))
    # Somebody who has left since can be reported, and an organiser can report somebody too.
    mina = workspace.member("Mina")
    await mina.says("help")
    await mina.leaves()
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS)
    bea.reads(said("report-sent", name="Mina"))
    await organiser(workspace, "Ida")
    await olu.says("report @Bea", bea)
    await olu.fills()
    olu.reads(said("report-sent", who="Ida"))
    await olu.says("reports")
    olu.reads(said("report-line", name="Mina"))
    olu.reads_not(said("report-line", name="Bea"))


async def test_only_what_they_wrote_to_the_reporter_is_quoted(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await thanked(workspace, learned="A lesson", surprised="Secret surprise")
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS, quote="yes")
    report = await the_report(workspace, bea)
    assert report.quoted[:2] == (GOOD_WHY, GOOD_LEARN)
    assert len(report.quoted) == 3  # and the thank-you, which Bea has read
    assert "A lesson" in report.quoted[2]
    await mina.says("report @Bea", bea)  # Bea wrote nothing to Mina
    assert mina.form is not None
    assert "quote" not in [field.name for field in mina.form.fields]
    await olu.presses("report.open")
    olu.sees_not("Secret surprise")


async def test_the_reporter_decides_whether_they_are_quoted(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await asked(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS, quote="no")
    await olu.presses("report.open")
    olu.reads(WORDS)
    olu.reads_not(said("report-quoted"))


async def test_a_long_report_can_be_read_to_its_end(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    await mina.asks(bea, why=("w" * 9 + " ") * 90, learn=("l" * 9 + " ") * 40 + "?")
    await bea.says("report @Mina", mina)
    await bea.fills(words=("x" * 9 + "\n") * 99)
    for number in range(3):
        await bea.presses("report.open")
        await bea.presses("report.add")
        await bea.fills(words=f"{number}" + ("y" * 9 + " ") * 90)
    await olu.presses("report.open")
    read = olu.reply
    while "report.open" in olu.choices():
        await olu.presses_action(next(a for a in olu.actions() if a.startswith("report.open:")))
        read += olu.reply
    for part in ("w" * 9, "l" * 9, "x" * 9, "0yyyy", "1yyyy", "2yyyy"):
        assert part in read


async def test_earlier_reports_about_a_member_are_counted(workspace: Workspace) -> None:
    mina, _, olu = await reported(workspace)
    cai = workspace.member("Cai")
    await cai.says("report @Mina", mina)
    await cai.fills()
    await olu.presses("report.open")
    olu.reads(said("report-earlier", count=1))


async def test_it_goes_on_when_the_reporter_or_the_reported_leaves(workspace: Workspace) -> None:
    mina, bea, olu = await reported(workspace)
    await mina.leaves()
    await workspace.drain()
    await olu.presses("report.open")
    await olu.presses("report.acknowledge")
    bea.is_told(said("nudge-report-acknowledged"))
    await bea.leaves()
    await workspace.drain()
    await olu.presses("report.write")
    await olu.fills(words="Are you there?")
    await olu.presses("report.close")
    await olu.fills()
    olu.reads(said("report-is-closed"))
    assert not bea.received(said("nudge-report-closed"))


async def test_two_organisers_who_press_at_once_do_not_both_take_it_up(
    workspace: Workspace,
) -> None:
    olu, ida = await organiser(workspace), await organiser(workspace, "Ida")
    mina, bea = await hosting(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills()
    for each in (olu, ida):
        await each.presses("report.open")
    await olu.presses("report.acknowledge")
    await ida.presses("report.acknowledge")
    ida.reads(said("stale"), said("report-handler", name="Olu"))
    assert len(bea.received(said("nudge-report-acknowledged"))) == 1


async def test_a_contact_who_is_unknown_is_not_taken(workspace: Workspace) -> None:
    olu, stranger = await organiser(workspace), workspace.member("Stranger")
    await olu.says("reports")
    await olu.presses("report.contact")
    await olu.fills(person=str(stranger.address))
    olu.refused(person=said("field-person-unknown"))
    mina = workspace.member("Mina")
    await mina.submits("report.contact", {"person": str(mina.address)})
    mina.reads(said("error-organising"))


@pytest.mark.parametrize("pages", [1, 2])
async def test_the_list_of_reports_has_pages(workspace: Workspace, pages: int) -> None:
    olu, mina = await organiser(workspace), workspace.member("Mina")
    await mina.says("help")
    for number in range(8 * pages - 7):
        reporter = workspace.member(f"Reporter {number}")
        await reporter.says("report @Mina", mina)
        await reporter.fills()
    answer: Response = await olu.says("reports")
    assert answer
    assert olu.choices().count("report.open") == min(8, 8 * pages - 7)
    if pages == 2:
        await olu.presses_action(next(a for a in olu.actions() if a.startswith("report.list:")))
        assert olu.choices().count("report.open") == 1


async def test_a_reporter_can_block_the_member_at_once(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await asked(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS, block="yes")
    bea.reads(said("report-sent", who="Olu"), said("blocked-now", name="Mina"))
    olu.is_told(said("nudge-report-new"))
    await olu.presses("report.open")
    olu.reads(GOOD_WHY)  # what was quoted is as it was
    await olu.presses("report.close")
    await olu.fills()
    bea.is_told(said("nudge-report-closed"))
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))
    await bea.says("report @Mina", mina)
    assert bea.form is not None
    assert "block" not in [field.name for field in bea.form.fields]


async def test_an_organiser_whom_the_reporter_has_blocked_gets_no_report(
    workspace: Workspace,
) -> None:
    olu, bea, mina = await organiser(workspace), workspace.member("Bea"), workspace.member("Mina")
    await mina.says("help")
    await bea.says("block @Olu", olu)
    await bea.presses("safety.block")
    await bea.says("report @Mina", mina)
    bea.reads(said("error-report-nobody"))
    await organiser(workspace, "Ida")
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS)
    bea.reads(said("report-sent", who="Ida"))
    assert olu.direct_messages() == []


async def test_a_member_can_be_named_by_a_name_that_several_have(workspace: Workspace) -> None:
    await organiser(workspace)
    mina, bea = await asked(workspace)
    await bea.says("report mina")
    assert bea.form is not None
    assert bea.finds(said("form-report-intro", name="Mina"), bea.form.intro)
    other = workspace.member("Mina Jones")
    await other.says("help")
    await other.asks(bea)
    await bea.says("report mina")
    bea.reads(said("which-person"), "Mina Jones")
    await bea.presses_action(f"report.new:{(await mina.person()).id}")
    await bea.fills(words=WORDS)
    assert (await the_report(workspace, bea)).reported == (await mina.person()).id


async def test_an_organiser_who_is_reported_does_not_find_it_in_the_log(
    workspace: Workspace,
) -> None:
    olu, ida, bea = (
        await organiser(workspace),
        await organiser(workspace, "Ida"),
        workspace.member("Bea"),
    )
    await bea.says("report @Olu", olu)
    await bea.fills(words=WORDS)
    await ida.presses("report.open")
    await ida.presses("report.acknowledge")
    await olu.says("audit")
    olu.reads(said("audit-none"))
    await ida.says("audit")
    ida.reads(said("audit-line", act="taken", by="Ida"))


async def test_a_contact_whom_organisers_have_removed_reads_no_report(workspace: Workspace) -> None:
    olu, cai = await organiser(workspace), workspace.member("Cai")
    await cai.says("help")
    await olu.submits("report.contact", {"person": str(cai.address)})
    mina, bea = await hosting(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words=WORDS)
    await olu.says("moderate @Cai", cai)
    await olu.presses("moderate.remove")
    await olu.presses("moderate.remove_now")
    await cai.presses("report.open")
    cai.reads(said("error-not-yours"))
    await cai.says("reports")
    cai.reads(said("barred"))
    assert WORDS not in everything(cai)
    await bea.says("report @Cai", cai)
    await bea.fills()
    bea.reads(said("report-sent", who="Olu"))


async def test_a_name_that_nobody_has_is_not_taken_for_no_name(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    await bea.says("report @leo")
    bea.reads(said("error-report-name"))
    await bea.presses("report.new")
    assert bea.form is not None
    assert "person" in {item.name for item in bea.form.fields}
