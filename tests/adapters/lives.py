"""The lives of introductions that the transcripts tell: what each person does, and writes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.adapters.transcript import Reader, Transcript

_WRITTEN_BY = (
    "Written by `tests/adapters/test_transcripts.py`\nthrough the loopback platform; `make"
    " transcripts` writes it again. Buttons stand in brackets.\n"
)
INTRO = (
    "One introduction from the notice to keeping in touch, as each of the two reads it.\n"
    f"{_WRITTEN_BY}Hal has agreed to the notice before, and hosts."
)
INTRODUCED = (
    "One introduction through somebody who knows both, from `/intro reach` to what came of it, as\n"
    f"each of the three reads it. {_WRITTEN_BY}All have agreed to the notice before. Ana and Bea"
    " know each other, Bea and Hal too, and Hal hosts."
)


@dataclass(frozen=True)
class Words:
    """What the people in a life write themselves."""

    why: str
    why_through: str
    learn: str
    headline: str
    goal: str
    question: str
    answer: str
    own_question: str
    learned: str
    use: str
    promised: str
    update: str
    line: str
    told: str


ENGLISH = Words(
    why="I am a maths student in Cardiff. I read your article on forecasting, and the part on"
    " holidays changed how I think about my own project on bus times. I found you through the"
    " alumni list.",
    why_through="I am a maths student in Cardiff. I read your article on forecasting at Acme, and"
    " the part on holidays changed how I think about my own project on bus times.",
    learn="How do you decide that a forecast is good enough? Could we talk for a few minutes?",
    headline="Maths student in Cardiff",
    goal="Find out if energy is it",
    question="Which data do you have?",
    answer="Two years of ticket counts.",
    own_question="What surprised you most?",
    learned="Good enough is when the planner stops asking",
    use="I'll show the bus planner two forecasts",
    promised="Send the chart of bus times",
    update="The planner has stopped asking.",
    line="Ana asks good questions. We were on the same course.",
    told="Thank you for bringing Hal and me together. I now know when a forecast is good"
    " enough, and I'll show the bus planner two of them.",
)
WELSH = Words(
    why="Myfyriwr mathemateg yng Nghaerdydd ydw i. Darllenais eich erthygl am ddarogan, a newidiodd"
    " y rhan am wyliau sut rydw i’n meddwl am fy mhrosiect fy hun ar amserau bysiau. Des i o hyd i"
    " chi ar restr y cyn-fyfyrwyr.",
    why_through="Myfyriwr mathemateg yng Nghaerdydd ydw i. Darllenais eich erthygl am ddarogan yn"
    " Acme, a newidiodd y rhan am wyliau sut rydw i’n meddwl am fy mhrosiect fy hun ar amserau"
    " bysiau.",
    learn="Sut ydych chi’n penderfynu bod rhagolwg yn ddigon da? Allen ni siarad am ychydig"
    " funudau?",
    headline="Myfyriwr mathemateg yng Nghaerdydd",
    goal="Gweld ai ynni yw’r maes i mi",
    question="Pa ddata sydd gennych chi?",
    answer="Dwy flynedd o gyfrif tocynnau.",
    own_question="Beth wnaeth eich synnu fwyaf?",
    learned="Mae rhagolwg yn ddigon da pan fydd y cynlluniwr yn peidio â holi",
    use="Bydda i’n dangos dau ragolwg i’r cynlluniwr bysiau",
    promised="Anfon siart yr amserau bysiau",
    update="Mae’r cynlluniwr wedi peidio â holi.",
    line="Mae Ana yn gofyn cwestiynau da. Roedden ni ar yr un cwrs.",
    told="Diolch am ddod â Hal a fi at ein gilydd. Rydw i’n gwybod nawr pryd mae rhagolwg yn ddigon"
    " da, a bydda i’n dangos dau ohonyn nhw i’r cynlluniwr bysiau.",
)


async def live(story: Transcript, seeker: Reader, host: Reader, words: Words = ENGLISH) -> None:
    """The life: the notice, request, question, yes, time, preparation, talk, thanks, and what comes
    later; and the host is erased."""
    await story.begins()
    await story.uses(seeker, "request", host)
    await story.presses(
        seeker,
        "consent.agree",
        why=words.why,
        learn=words.learn,
    )
    await story.presses(seeker, "request.send")
    await story.presses(seeker, "settings.me", headline=words.headline, goal=words.goal)
    await story.passes(hours=28)
    await story.presses(host, "answer.ask", question=words.question)
    await story.passes(minutes=1)
    await story.presses(seeker, "answer.reply", answer=words.answer)
    await story.passes(hours=24)
    await agree_on_a_time(story, seeker, host)
    await story.uses(seeker, "prep")
    await story.presses(seeker, "prep.questions")
    await story.presses(seeker, "prep.edit", questions=words.own_question)
    await story.presses(seeker, "prep.share")
    await story.uses(host, "mine")
    await have_talked(story, seeker)
    await story.presses(
        seeker,
        "thanks.debrief",
        learned=words.learned,
        promised=words.promised,
    )
    await story.presses(seeker, "thanks.send")
    await story.passes(hours=20)
    await story.uses(seeker, "mine")
    await story.presses(seeker, "mine.card")
    await story.presses(seeker, "thanks.touch")
    await story.uses(host, "mine")
    await story.passes_until(seeker, "thanks.no_update")
    await story.passes(hours=1)
    await story.presses(seeker, "thanks.update", update=words.update)
    await story.passes(hours=24)
    await story.passes(days=92)
    await story.uses(host, "erase")
    await story.presses(host, "privacy.erase_now")
    await story.passes(hours=25)
    await story.uses(seeker, "mine")
    await story.presses(seeker, "mine.card")


async def agree_on_a_time(story: Transcript, seeker: Reader, host: Reader) -> None:
    """The host says yes, the seeker picks a time, and the host confirms it."""
    await story.presses(host, "answer.accept")
    await story.passes(minutes=1)
    await story.presses(seeker, "schedule.pick")
    await story.passes(minutes=1)
    await story.presses(host, "schedule.confirm")
    await story.passes(minutes=1)


async def have_talked(story: Transcript, seeker: Reader) -> None:
    """The talk comes and goes, and the seeker says that it took place."""
    await story.passes_until(seeker, "meet.happened")
    await story.passes(minutes=20)
    await story.presses(seeker, "meet.happened")


async def know_each_other(story: Transcript, one: Reader, other: Reader) -> None:
    """Both say so; it is not written down."""
    await one.uses("know", other)
    await one.fills(how="worked", well="2", since="")
    await story.core.drain()
    await other.presses("connections.confirm")
    await story.core.drain()


async def live_introduced(
    story: Transcript, seeker: Reader, connector: Reader, host: Reader, words: Words = ENGLISH
) -> None:
    """A way with one connector: asked quietly, yes, the host's yes, talk, thanks, how it went, and
    what came of it."""
    for reader in story.readers:
        await reader.uses("help")
    await know_each_other(story, seeker, connector)
    await know_each_other(story, connector, host)
    await story.begins()
    await story.uses(seeker, "reach", host)
    await story.presses(
        seeker,
        "ways.through",
        why=words.why_through,
        learn=words.learn,
    )
    await story.presses(seeker, "ways.send")
    await story.passes_until(connector, "ways.yes")
    await story.passes(minutes=30)
    await story.presses(connector, "ways.yes", line=words.line)
    await story.passes_until(host, "answer.accept")
    await story.passes(minutes=30)
    await agree_on_a_time(story, seeker, host)
    await have_talked(story, seeker)
    await story.presses(
        seeker,
        "thanks.debrief",
        learned=words.learned,
        use=words.use,
    )
    await story.presses(seeker, "thanks.send")
    await story.presses(
        seeker,
        "thanks.tell",
        told=words.told,
    )
    await story.passes(hours=24)
    await story.passes_until(seeker, "thanks.no_update")
    await story.passes(hours=1)
    await story.presses(seeker, "thanks.update", update=words.update, readers="all")
    await story.passes(hours=24)
    await story.uses(connector, "network")
    await story.presses(connector, "network.brought")
    await story.presses(connector, "mine.card")
