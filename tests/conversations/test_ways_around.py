"""Looking for somebody, whoever it is: people whom Mina knows are asked whom they know."""

from __future__ import annotations

from bot.domain.practice import Practice
from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import Elsewhere, ElsewhereStatus
from bot.features.elsewhere.plan import KIND
from bot.features.introduction.model import Status
from bot.features.ways.model import AskedStatus, WayStatus
from tests.conversations.test_offered_ways import NOTE
from tests.conversations.test_ways import LONG_AGO, asked_of, card_of, know, people, way_of
from tests.support.said import said
from tests.support.scenarios import blocks, the
from tests.support.workspace import Member, Workspace

WANTED = "ward nurse"


async def asks_around(mina: Member, topic: str = WANTED, note: str = NOTE) -> None:
    """A good note, to people whom Mina knows."""
    await mina.says(f"reach {topic}")
    mina.reads(said("topic-title", topic=topic), said("topic-ask"))
    await mina.presses("ways.words")
    await mina.fills(note=note)
    mina.reads(said("topic-preview", topic=topic), said("preview-fine-way"), said("topic-when"))
    await mina.presses("ways.send")
    mina.reads(said("topic-sent"), said("way-asking-topic", topic=topic))


async def thinks_of(bea: Member, person: Member, line: str = "She asks good questions") -> None:
    await bea.presses("ways.somebody")
    await bea.fills(person=str(person.address), line=line)


async def talks(member: Member) -> list[Elsewhere]:
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, KIND, open_only=False)
    return [ELSEWHERE.record_of(row) for row in rows]


async def request_to(member: Member) -> str:
    """The id of the latest request to that member."""
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        found = await tx.connector_requests.to(me.network, me.id, LONG_AGO)
    return found[-1].id


async def test_somebody_is_thought_of_and_agrees_and_only_then_is_named(
    workspace: Workspace,
) -> None:
    mina, _hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await asks_around(mina)
    bea.is_told(
        said("nudge-connector-asked"),
        said("asked-topic", seeker="Mina", topic=WANTED),
        "I may train as a nurse",
        said("asked-any-answer", seeker="Mina"),
    )
    await bea.says("mine")
    bea.reads(said("asked-summary-topic", seeker="Mina", topic=WANTED))
    await bea.presses("ways.somebody")
    for nobody in (mina, bea):
        await bea.fills(person=str(nobody.address), line="Go on")
        bea.refused(person=said("field-somebody-other", seeker="Mina"))
    await bea.fills(person=str(cleo.address), line="She is in my choir")
    bea.reads(said("asked-thanks"), said("asked-agreed", seeker="Mina", name="Cleo"))
    mina.is_told(said("nudge-way-thought", who="Bea", topic=WANTED))
    mina.sees_not("Cleo")
    cleo.is_told(
        said("asked-wanted", who="Bea", seeker="Mina", topic=WANTED),
        said("asked-suggested-line", who="Bea"),
        "She is in my choir",
        "I may train as a nurse",
        said("asked-once-named", seeker="Mina"),
    )
    await cleo.says("mine")
    cleo.reads(said("asked-summary-wanted", seeker="Mina", topic=WANTED))
    await cleo.presses("ways.willing")
    cleo.reads(said("card-title", seeker="Mina", host="Cleo"))
    mina.sees(said("nudge-way-found", who="Bea", name="Cleo"))
    mina.is_told(said("nudge-introduce-once", seeker="Mina", host="Cleo"))
    bea.is_told(said("introduce-connector", name="Bea"))
    i = await the(mina)
    assert (i.status, i.connectors) == (Status.ACCEPTED, ((await bea.person()).id,))
    assert (i.request.once, i.request.vouched) == (True, "She is in my choir")
    assert await way_of(workspace, mina) is WayStatus.REACHED
    await mina.presses_action(await card_of(workspace, mina))
    mina.reads(said("way-reached", name="Cleo"))
    assert await asked_of(workspace, bea) == [AskedStatus.DONE]
    await cleo.presses_action(f"mine.card:connector_request.{await request_to(cleo)}")
    cleo.reads(said("asked-done-wanted", seeker="Mina"))


async def test_a_host_who_is_thought_of_gives_one_of_their_talks(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await asks_around(mina)
    await thinks_of(bea, hal)
    await hal.presses("ways.willing")
    i = await the(mina)
    assert (i.status, i.host, i.request.once) == (
        Status.ACCEPTED,
        (await hal.person()).id,
        False,
    )
    await hal.presses("prep.brief")
    hal.reads("I may train as a nurse")
    await mina.presses("schedule.pick")
    await hal.presses("schedule.confirm")
    bea.is_told(said("nudge-connector-agreed", seeker="Mina", host="Hal"))


async def test_a_no_of_whoever_was_thought_of_looks_like_silence(workspace: Workspace) -> None:
    mina, _hal, nia, bea, dee, cleo, gus = await people(
        workspace, "Nia", "Bea", "Dee", "Cleo", "Gus"
    )
    for seeker, connector, thought_of in ((mina, bea, cleo), (nia, dee, gus)):
        await know(workspace, seeker, connector)
        await asks_around(seeker)
        await thinks_of(connector, thought_of)
    await cleo.presses("ways.no")
    cleo.reads(said("asked-declined-topic", seeker="Mina"))
    for _ in range(22):
        await workspace.passes(days=1)
        assert len(mina.direct_messages()) == len(nia.direct_messages())
    for seeker, connector in ((mina, bea), (nia, dee)):
        seeker.is_told(said("way-ended-topic", topic=WANTED))
        assert len(seeker.direct_messages()) == 2
        connector.is_told(said("nudge-connector-over"))
    assert len(gus.direct_messages()) == 1, "asked once, without a reminder"
    mina.sees_not("Cleo")
    await gus.presses_action(f"ways.willing:{await request_to(gus)}")
    gus.reads(said("asked-over"))


async def test_somebody_outside_becomes_a_talk_elsewhere(workspace: Workspace) -> None:
    mina, _hal, bea, dee = await people(workspace, "Bea", "Dee")
    for connector in (bea, dee):
        await know(workspace, mina, connector)
    await asks_around(mina)
    await bea.presses("ways.outside")
    await bea.fills(label="nurse@hospital.example")
    bea.refused(label=said("field-contact"))
    await bea.fills(label="Ward nurse, a friend of mine")
    bea.reads(said("asked-thanks"), said("asked-done-outside", seeker="Mina"))
    bea.reads("I may train as a nurse")
    mina.is_told(said("nudge-way-outside", who="Bea", topic=WANTED))
    await mina.presses("elsewhere.open")
    mina.reads(said("elsewhere-passed-on", label="Ward nurse, a friend of mine"))
    (talk,) = await talks(mina)
    assert (talk.status, talk.through) == (ElsewhereStatus.SENT, (await bea.person()).id)
    await mina.presses_action(await card_of(workspace, mina))
    mina.reads(said("way-outside", topic=WANTED))
    assert await asked_of(workspace, dee) == [AskedStatus.OVER]
    await workspace.passes(days=30)
    mina.sees_not(said("way-ended-topic"))
    dee.sees_not(said("nudge-connector-over"))


async def test_people_one_knows_are_asked_a_few_at_a_time(workspace: Workspace) -> None:
    mina, _hal, *others = await people(workspace, "Ann", "Ben", "Cal", "Dot", "Eli")
    for other in others:
        await know(workspace, mina, other)
    await asks_around(mina)
    assert sum(len(other.direct_messages()) for other in others) == 3
    asked = [other for other in others if other.direct_messages()]
    await asked[0].presses("ways.no")
    await asked[1].presses("ways.later")
    asked[1].reads(said("asked-not-now", seeker="Mina"))
    await workspace.passes(days=4)
    assert [other for other in others if other.direct_messages()] == asked
    await workspace.passes(days=3)
    assert all(len(other.direct_messages()) >= 1 for other in others)
    await workspace.passes(days=20)
    assert len(mina.direct_messages()) == 1
    mina.is_told(said("way-ended-topic", topic=WANTED))


async def test_it_is_taken_back_and_the_note_is_kept(workspace: Workspace) -> None:
    mina, _hal, bea, dee, cleo = await people(workspace, "Bea", "Dee", "Cleo")
    for connector in (bea, dee):
        await know(workspace, mina, connector)
    await asks_around(mina, note=f"{NOTE} My very own words.")
    await thinks_of(bea, cleo)
    await mina.says(f"reach {WANTED}")
    mina.reads(said("topic-asking"), said("way-asking-topic", topic=WANTED))
    assert not mina.has_button("ways.words", within=said("topic-asking"))
    await mina.presses("ways.withdraw")
    mina.reads(said("reach-withdrawn"))
    dee.is_told(said("nudge-connector-withdrawn-topic", seeker="Mina", topic=WANTED))
    cleo.is_told(said("nudge-connector-withdrawn-topic", seeker="Mina", topic=WANTED))
    await cleo.presses_action(f"ways.willing:{await request_to(cleo)}")
    cleo.reads(said("asked-withdrawn-topic", seeker="Mina"))
    await mina.presses_action(await card_of(workspace, mina))
    mina.reads(said("way-over-topic", topic=WANTED))
    await mina.says("reach Ward  NURSE")
    await mina.presses("ways.words")
    assert mina.form is not None
    (note,) = (field for field in mina.form.fields if field.name == "note")
    assert str(note.initial).endswith("My very own words.")


async def test_a_note_that_only_seems_to_ask_for_a_job_goes_on_the_word_of_its_writer(
    workspace: Workspace,
) -> None:
    mina, _hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await mina.says("reach nurse")
    await mina.presses("ways.words")
    await mina.fills(note=f"{NOTE} Could you get me a job in your team?", topic="a job for me")
    mina.reads(said("preview-blocked"), said("coach-job-ask"))
    await mina.presses("ways.insist")
    await mina.presses("ways.send")
    await workspace.drain()
    bea.is_told("Could you get me a job in your team?")


async def test_a_note_that_asks_for_a_job_or_has_gaps_does_not_go(workspace: Workspace) -> None:
    mina, _hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await mina.says("reach nurse")
    draft = await card_of(workspace, mina)
    await mina.presses_action(draft)
    mina.reads(said("way-draft-topic", topic="nurse"))
    await mina.presses_action(draft.replace("mine.card:way.", "ways.send:"))
    assert mina.form is not None  # there is no note yet
    await mina.fills(note=f"{NOTE} [your reason]")
    mina.reads(said("preview-blocked"), said("coach-placeholder"))
    assert not mina.has_button("ways.send", within=said("preview-blocked"))
    assert not mina.has_button("ways.insist")  # a gap in brackets is one
    await mina.presses_action(draft.replace("mine.card:way.", "ways.send:"))
    mina.reads(said("preview-blocked"), said("coach-placeholder"))
    await mina.presses("ways.words")
    await mina.fills(note=NOTE, topic="nurse, call me at 07700 900123")
    mina.refused(topic=said("field-contact"))
    await mina.presses_action(draft.replace("mine.card:way.", "ways.send:"))
    assert bea.direct_messages() == []
    await mina.presses_action(draft.replace("mine.card:way.", "ways.through:"))
    mina.reads(said("stale"), said("way-draft-topic"))
    await mina.presses_action(draft.replace("mine.card:way.", "ways.note:"))
    mina.reads(said("stale"), said("way-draft-topic"))


async def test_hosts_who_fit_and_people_outside_stand_on_the_same_page(
    workspace: Workspace,
) -> None:
    mina, hal, bea, cleo, gus = await people(workspace, "Bea", "Cleo", "Gus")
    await cleo.offers(organisation="Cleo Ltd")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal, shown_by=[bea, hal])
    await know(workspace, bea, cleo, shown_by=[cleo])
    await gus.says("elsewhere")
    await gus.presses("offered.mine")
    await gus.presses("offered.new")
    await gus.fills(role="Data science lead", region="Cardiff")
    await mina.says("reach data science")
    mina.reads(said("topic-hosts"), said("reach-named", name="Bea"), said("reach-definite"))
    mina.reads(said("topic-hosts-fit", count=2), said("offered-lead"), "Gus")
    assert mina.has_button("offered.note", within=said("topic-hosts"))
    page = mina.reply
    await mina.presses(f"ways.reach:{(await hal.person()).id}")
    mina.reads(said("reach-title", name="Hal"))
    await mina.presses("find.more", within=said("topic-hosts-fit"))
    mina.reads(said("found-title", count=2), said("found-for", query="data science"))
    await workspace.passes(days=1)
    await mina.says("reach data science")
    assert mina.reply == page.replace(_day(page), _day(mina.reply))


def _day(page: str) -> str:
    """The day on which it would end: the only part that another day changes."""
    return next(line for line in page.split("\n") if str(2026) in line)


async def test_a_host_who_is_only_the_nearest_does_not_count_as_one_who_fits(
    workspace: Workspace,
) -> None:
    mina, hal = await people(workspace, hosting=False)
    await hal.offers(role="Statistician", topics="statistics", about="", sector="science")
    await mina.says("find actuary")
    await mina.presses("find.near")
    mina.reads(said("found-nearest"))
    await mina.says("reach actuary")
    mina.reads(said("topic-no-host"))
    mina.reads_not(said("topic-hosts-fit"))


async def test_a_tie_that_nobody_shows_brings_no_host_onto_the_page(workspace: Workspace) -> None:
    mina, hal, bea, nia, olu = await people(workspace, "Bea", "Nia", "Olu")
    for seeker, connector in ((mina, bea), (nia, olu)):
        await know(workspace, seeker, connector)
    await know(workspace, bea, hal)
    await mina.says("reach data science")
    await nia.says("reach data science")
    assert mina.reply == nia.reply
    mina.reads_not(said("topic-hosts"))


async def test_who_knows_nobody_yet_is_asked_for_them_first(workspace: Workspace) -> None:
    mina, _hal = await people(workspace)
    await mina.says("reach librarian")
    mina.reads(said("topic-no-host"), said("topic-know-first"))
    assert not mina.has_button("ways.words", within=said("topic-know-first"))
    await mina.presses("connections.know")
    assert mina.form is not None


async def test_where_a_search_finds_nobody_it_goes_on_with_people(workspace: Workspace) -> None:
    mina, _hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await mina.says("find librarian")
    mina.reads(said("found-none", query="librarian"))
    await mina.presses("ways.topic")
    mina.reads(said("topic-title", topic="librarian"), said("topic-ask"))
    await mina.says("find")
    await mina.presses_action("ways.topic")
    mina.reads(said("error-reach-whom"))


async def test_where_all_who_fit_are_busy_it_goes_on_with_people_too(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea", hosting=False)
    await know(workspace, mina, bea)
    await hal.offers(capacity="1")
    await mina.says("find data science")
    mina.reads(said("found-title", count=1))
    assert not mina.has_button("ways.topic", within=said("found-title"))
    for number in range(2):
        await workspace.member(f"Seeker {number}").asks(hal)
    await mina.says("find data science")
    mina.reads(said("found-busy"))
    await mina.presses("ways.topic")
    mina.reads(said("topic-title", topic="data science"), said("topic-ask"))


async def test_a_part_of_a_name_may_be_a_topic(workspace: Workspace) -> None:
    mina, _hal, lawrence = await people(workspace, "Lawrence")
    await know(workspace, mina, lawrence)
    await mina.says("reach law")
    mina.reads(said("which-person"), "Lawrence", said("reach-or-topic", topic="law"))
    await mina.presses("ways.topic")
    mina.reads(said("topic-title", topic="law"))
    await mina.says("reach @law")
    mina.reads(said("reach-title", name="Lawrence"))


async def test_topics_count_like_people_and_notes_like_requests(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    most = Practice().open_requests
    for number in range(most):
        await asks_around(mina, topic=f"nurse {number}")
    await mina.says("reach librarian")
    await mina.presses("ways.words")
    await mina.fills(note=NOTE)
    await mina.presses("ways.send")
    mina.reads(said("error-cap-open", most=most))
    await mina.says("request @Hal", hal)
    mina.reads(said("error-cap-open", most=most))
    for number in range(Practice().reach_targets - most - 1):
        await mina.says(f"reach farmer {number}")
        mina.reads(said("topic-title"))
    await mina.says("reach one too many")
    mina.reads(said("error-reach-many", count=Practice().reach_targets))
    await mina.says("reach  LIBRARIAN")
    mina.reads(said("topic-title"))
    assert await asked_of(workspace, bea) == [AskedStatus.ASKED]  # one waits for her at a time


async def test_nobody_is_asked_who_should_not_be_and_whoever_named_them_reads_the_same(
    workspace: Workspace,
) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    replies = []
    for number, spoil in enumerate(("block", "talk", "never")):
        named = (cleo, hal, await _never(workspace))[number]
        if spoil == "block":
            await blocks(cleo, mina)
        if spoil == "talk":
            await mina.asks(hal)
        await asks_around(mina, topic=f"nurse {number}")
        before = len(named.direct_messages())
        await thinks_of(bea, named)
        replies.append(bea.reply.replace(named.name, "…"))
        assert len(named.direct_messages()) == before, spoil
        await workspace.passes(days=100)
    assert len(set(replies)) == 1


async def _never(workspace: Workspace) -> Member:
    """Somebody who does not wish to be asked."""
    dot = workspace.member("Dot")
    await dot.says("help")
    await dot.submits("connections.limits", {"often": "0", "whom": "anyone"})
    return dot


async def test_whoever_is_asked_often_is_left_in_peace(workspace: Workspace) -> None:
    (cleo, _hal) = await people(workspace)
    asked = []
    for number in range(5):
        seeker, connector = workspace.member(f"S{number}"), workspace.member(f"C{number}")
        for member in (seeker, connector):
            await member.says("help")
        await know(workspace, seeker, connector)
        await asks_around(seeker)
        await thinks_of(connector, cleo)
        asked.append(len(await asked_of(workspace, cleo)))
        await cleo.presses_action(f"ways.no:{await request_to(cleo)}")
    assert asked == [1, 2, 3, 3, 3]


async def test_buttons_of_other_requests_lead_to_the_card(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await asks_around(mina)
    wide = await request_to(bea)
    for action in ("ways.yes", "ways.rather", "ways.willing"):
        await bea.presses_action(f"{action}:{wide}")
        bea.reads(said("stale"), said("asked-topic", seeker="Mina", topic=WANTED))
    await thinks_of(bea, cleo)
    once = await request_to(cleo)
    for action in ("ways.yes", "ways.somebody", "ways.outside", "ways.later", "ways.rather"):
        await cleo.presses_action(f"{action}:{once}")
        cleo.reads(said("stale"), said("asked-wanted", who="Bea"))
    assert await asked_of(workspace, cleo) == [AskedStatus.ASKED]
    assert hal.direct_messages() == []


async def test_a_block_between_two_who_were_asked_ends_what_the_second_was_asked(
    workspace: Workspace,
) -> None:
    mina, _hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await asks_around(mina)
    await thinks_of(bea, cleo)
    await blocks(bea, mina)  # after her yes
    assert await asked_of(workspace, cleo) == [AskedStatus.LEFT]
    await cleo.presses_action(f"ways.willing:{await request_to(cleo)}")
    cleo.reads(said("asked-over"))
    assert await mina.introductions() == []


async def test_who_thought_of_somebody_leaves_and_it_goes_on(workspace: Workspace) -> None:
    mina, _hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await asks_around(mina)
    await thinks_of(bea, cleo)
    await bea.leaves()
    workspace.restarts()
    assert await asked_of(workspace, cleo) == [AskedStatus.ASKED]
    await cleo.presses("ways.willing")
    assert (await the(mina)).status is Status.ACCEPTED


async def test_two_who_found_each_other_meanwhile_are_not_asked_again(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await asks_around(mina)
    await thinks_of(bea, hal)
    await mina.asks(hal)
    await hal.presses("ways.willing")
    hal.reads(said("asked-over"))
    assert [i.status for i in await mina.introductions()] == [Status.ASKED]


async def test_whoever_is_thought_of_leaves_or_is_erased(workspace: Workspace) -> None:
    mina, _hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await asks_around(mina)
    await thinks_of(bea, cleo)
    told = len(mina.direct_messages())
    await cleo.says("erase")
    await cleo.presses("privacy.erase_now")
    await workspace.passes(days=20)
    assert len(mina.direct_messages()) == told
    await workspace.passes(days=2)
    mina.is_told(said("way-ended-topic", topic=WANTED))
