"""Where they meet: asked for until it is known, and told to the other when it comes or changes."""

from __future__ import annotations

from bot.domain.hosts import Format
from tests.support.entries import entries
from tests.support.fakes import march
from tests.support.said import label, said
from tests.support.scenarios import accepted, asked, the
from tests.support.workspace import Workspace


async def test_the_place_is_set_and_changed(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await bea.presses("schedule.where")
    assert bea.form is not None
    assert bea.form.fields[0].label == label("field-where", bea.words, format=Format.VIDEO)
    await bea.fills(where="x")
    bea.refused(where=said("field-too-short"))
    await bea.fills(where="link to follow")
    bea.refused(where=said("field-where-later", format="video"))
    await bea.fills(where="https://meet.example/one")
    bea.reads(said("where-saved"))
    await mina.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    mina.sees(said("fact-where") + ": https://meet.example/one")
    await workspace.passes(minutes=10)
    await mina.presses("schedule.where", within=said("nudge-agreed"))
    await mina.fills(where="https://meet.example/two")
    bea.is_told(said("nudge-place-changed", format="video"), "meet.example/two")
    mina.is_told(said("nudge-placed-mine", name="Bea"), said("file-changes"))
    await mina.presses_action(f"schedule.where:{(await the(mina)).id}")
    before = len(bea.direct_messages())
    await mina.fills()
    assert len(bea.direct_messages()) == before  # the same place is no news


async def test_the_first_link_is_no_change_and_no_news_to_who_gave_it(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    bea.reads(said("no-place-yet", format="video"))  # asked for at the yes
    await mina.presses("schedule.pick", at=march(6, 12))
    bea.sees(said("nudge-picked"), said("no-place-yet", format="video"))
    await bea.presses("schedule.confirm")
    mina.sees(said("nudge-agreed"), said("no-place-asked", format="video", name="Bea"))
    await workspace.until(march(5, 13))
    bea.sees(said("nudge-brief"), said("no-place-yet", format="video"))  # and the day before
    mina.sees(said("nudge-day-before"), said("no-place-asked", format="video", name="Bea"))
    await bea.presses("schedule.where", within=said("nudge-brief"))
    await bea.fills(where="https://meet.example/bea")
    mina.is_told(said("nudge-placed", format="video", name="Bea"), "meet.example/bea")
    bea.is_told(said("nudge-placed-mine", name="Mina"))
    for member in (mina, bea):
        assert str(entries(member)[-1][1]["LOCATION"]) == "https://meet.example/bea"
        member.sees_not(said("nudge-place-changed"))


async def test_an_old_link_to_follow_is_asked_for_like_none(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, where="Our studio, or a video call")
    await bea.presses("answer.accept")
    bea.reads(said("no-place-yet", format="video"))
    await mina.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    assert (await the(mina)).time.where == ""
    assert "LOCATION" not in entries(mina)[-1][1]


async def test_the_usual_link_serves_and_nobody_is_asked(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, where="https://meet.example/usual")
    await bea.presses("answer.accept")
    bea.reads_not(said("no-place-yet"))
    await mina.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    mina.sees(said("nudge-agreed"), "meet.example/usual")
    await workspace.passes(minutes=10)
    await bea.offers(where="https://meet.example/new")
    mina.is_told(said("nudge-place-changed", format="video", name="Bea"), "meet.example/new")
    assert str(entries(mina)[-1][1]["LOCATION"]) == "https://meet.example/new"


async def test_a_usual_place_that_is_still_to_come_is_refused(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.says("host")
    talk: dict[str, str | tuple[str, ...]] = {
        "formats": ("video",),
        "lengths": ("20",),
        "languages": "English",
        "capacity": "2",
        "where": "Link to follow",
    }
    await bea.submits("host.talk", talk)
    bea.refused(where=said("field-usual-place-later"))
