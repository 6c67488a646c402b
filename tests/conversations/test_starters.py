"""Notes to begin with: from an empty form to a note that is sent, and what is known in them."""

from __future__ import annotations

import pytest

from bot.domain.notes import NoteType
from bot.features.starters.texts import Tone
from tests.support.said import said
from tests.support.scenarios import hosting, the
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace


def _texts(mina: Member) -> tuple[str, str]:
    assert mina.form is not None
    why, learn, *_ = mina.form.fields
    return str(why.initial), str(learn.initial)


async def test_who_writes_nothing_is_shown_how_to_begin(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, why="", learn="", minutes="15", format="phone")
    mina.reads(said("starters-title", name="Bea"), said("starters-lead"))
    for tone in Tone:
        mina.reads(said("starter-cold", tone=tone, name="Bea", found=said("starter-found")))
    await mina.presses("request.note", said("starter-tone-formal"))
    assert mina.form is not None
    assert [item.initial for item in mina.form.fields[2:]] == ["cold", "15", "phone"]
    why, learn = _texts(mina)
    topic = said("starter-topic", topic="data science")
    assert mina.finds(said("starter-cold", tone=Tone.WARM, theirs=topic), why)
    assert mina.finds(said("starter-learn", tone=Tone.WARM), learn)
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.presses("request.send")
    mina.reads(said("request-sent", name="Bea"))
    assert (await the(mina)).request.minutes == 15
    bea.is_told("bus times")


@pytest.mark.wording
async def test_a_note_cannot_be_sent_with_its_gaps(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, why="", learn="")
    await mina.presses("request.note", said("starter-tone-formal"))
    await mina.fills()
    mina.reads(said("preview-blocked"), said("coach-placeholder"))
    assert not mina.has_button("request.send")
    await mina.presses_action(f"request.send:{(await the(mina)).id}")
    mina.reads(said("coach-placeholder"))
    assert bea.direct_messages() == []
    await mina.presses("request.note")
    why, learn = (text.replace("[", "").replace("]", "") for text in _texts(mina))
    await mina.fills(why=why, learn=learn)
    await mina.presses("request.send")
    bea.is_told("data science")


async def test_each_way_of_coming_to_somebody_has_its_own(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, why="", learn="")
    for kind in NoteType:
        await mina.presses("starters.open")
        mina.reads(said("starters-which", name="Bea"))
        assert len(mina.choices(said("starters-which"))) == len(NoteType)
        await mina.presses(f"starters.open:{bea_id(mina)}.{kind}.")
        for tone in Tone:
            mina.reads(said(f"starter-{kind}", tone=tone))
    await mina.presses("request.note", said("starter-tone-formal"))
    assert mina.form is not None
    assert mina.form.fields[2].initial == "nudge"


def bea_id(mina: Member) -> str:
    """The id of the host to whom the page leads."""
    return mina.action("starters.open").partition(":")[2].partition(".")[0]


async def test_a_note_that_is_written_stays_until_another_is_looked_over(
    workspace: Workspace,
) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    await mina.presses("request.note")
    await mina.fills(why="", learn="")
    await mina.presses("request.note", said("starter-tone-warm"))  # and closed again
    await mina.says(f"request @{bea.name}", bea)
    assert _texts(mina) == (GOOD_WHY, GOOD_LEARN)
    await mina.fills(why="")
    mina.refused(why=said("field-required"))


async def test_where_both_studied_is_known_in_the_note_and_its_details(
    workspace: Workspace,
) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("host")
    await bea.presses("host.places")
    await bea.fills(studied="Bangor University", region="Gwynedd")
    await mina.writes_to(bea, why="", learn="", note_type="alumni")
    mina.reads(said("starter-alumni", tone=Tone.WARM, name="Bea", place="Bangor University"))
    await mina.presses("request.note", said("starter-tone-warm"))
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    assert mina.form is not None
    details = {item.name: item.initial for item in mina.form.fields}
    assert details == {"institution": "Bangor University", "year": ""}


async def test_the_line_about_me_stands_in_it(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.presses_action("settings.me")
    await mina.fills(headline="Final-year maths student.")
    await mina.writes_to(bea, why="", learn="")
    mina.reads(said("starter-cold", tone=Tone.WARM, me="Final-year maths student"))


async def test_nonsense_in_the_buttons_begins_nothing(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, why="", learn="")
    id = bea_id(mina)
    await mina.presses_action(f"starters.open:{id}.nonsense.")
    mina.reads(said("starters-which", name="Bea"))
    await mina.presses_action(f"request.note:{id}.alumni.rude")
    assert _texts(mina) == ("", "")
    await mina.presses_action(f"starters.open:{id}.cold.01ABC")
    mina.reads(said("error-not-yours"))
    await bea.presses_action(f"starters.open:{id}.cold.")
    bea.reads(said("error-yourself"))


async def test_a_note_that_goes_through_people_begins_in_the_same_way(
    workspace: Workspace,
) -> None:
    mina, hal = await hosting(workspace)
    await mina.says(f"reach @{hal.name}", hal)
    await mina.presses("ways.through")
    await mina.fills(why="", learn="", note_type="talk")
    mina.reads(said("starter-talk", tone=Tone.FORMAL), said("starter-talk", tone=Tone.WARM))
    await mina.presses("starters.open")
    await mina.presses(next(a for a in mina.actions() if ".event." in a))
    await mina.presses("ways.note", said("starter-tone-formal"))
    assert mina.finds(said("starter-event", tone=Tone.WARM), _texts(mina)[0])
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.fills(event="Data Day", remark="trust the planner")
    await mina.presses("ways.send")
    mina.reads(said("reach-sent", name=hal.name))
