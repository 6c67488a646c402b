"""Short lives in Welsh: all that two members see, from the first search to the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.core.events import Event
from bot.core.forms import Form
from bot.core.messages import (
    Actions,
    Block,
    Checklist,
    Facts,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
)
from bot.core.responses import FormErrors, Replace, Reply, Response, ShowForm
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.fakes import march
from tests.support.said import said, spelled
from tests.support.sentences import EVERY, parts, samples
from tests.support.workspace import Member, Workspace


def shown(block: Block) -> Iterator[str]:
    """What the bot itself says in a block."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=body) | Footnote(text=body):
            yield str(body)
        case Facts(rows=rows):
            for label, value in rows:
                yield label
                yield str(value)
        case Row(text=body, button=button):
            yield str(body)
            if button:
                yield button.label
        case Checklist(items=items):
            yield from (str(item.label) for item in items)
        case Actions(buttons=buttons):
            yield from (button.label for button in buttons)
        case Quote():
            return  # a member's own words


def asked(form: Form) -> Iterator[str]:
    """What the bot itself says in a form."""
    yield from (form.title, form.submit, form.intro)
    for item in form.fields:
        yield from (item.label, item.hint, item.placeholder)
        yield from (option.label for option in item.options)


def told(response: Response | Message) -> Iterator[str]:
    """What the bot itself says in whatever it answers."""
    match response:
        case Message(blocks=blocks):
            for block in blocks:
                yield from shown(block)
        case Reply(message=message) | Replace(message=message):
            yield from told(message)
        case ShowForm(form=form):
            yield from asked(form)
        case FormErrors(errors=errors, form=form):
            yield from (*errors.values(), *asked(form))
        case _:
            return


@cache
def readings(language: str) -> dict[str, re.Pattern[str]]:
    """What each sentence can look like, but for those with hardly a letter of their own."""
    words = Translator(language, "UTC")
    found = {}
    for id in EVERY:
        empty = next(samples(id, ""))
        letters = sum(c.isalpha() for c in words.label(id, **empty))
        if letters > 3 or not empty:
            found[id] = re.compile(spelled(said(id), words), re.DOTALL)
    return found


def english_only(text: str) -> list[str]:
    """The English sentences that this could be, if it is none of the Welsh ones."""
    if any(reading.fullmatch(text) for reading in readings("cy").values()):
        return []
    return [id for id, reading in readings("en").items() if reading.fullmatch(text)]


def listen(workspace: Workspace) -> list[str]:
    """From now on: everything that the bot answers anybody in workspace."""
    heard: list[str] = []
    handle = workspace.bot.handle

    async def noted(event: Event) -> Response:
        response = await handle(event)
        heard.extend(told(response))
        return response

    workspace.bot.handle = noted  # type: ignore[method-assign]
    return heard


def no_leak(workspace: Workspace, heard: list[str]) -> None:
    """Neither an answer nor a message, as it was at any time, holds an English sentence."""
    sent = [
        text
        for one in workspace.chat.shown
        for m in (*one.history, one.message)
        for text in told(m)
    ]
    leaks = {text: english_only(text) for text in {*heard, *sent} - {"", *LANGUAGES.values()}}
    assert {text: ids for text, ids in leaks.items() if ids} == {}


OFFER = {
    "role": "Gwyddonydd data",
    "organisation": "Ynni Bae",
    "sector": "Ynni",
    "topics": "gwyddor data, rhagolygon, ynni gwynt",
    "languages": "Cymraeg",
}
WHY = (
    "Rwyf yn fyfyriwr mathemateg yng Nghaerdydd. Fe ddes i o hyd i chi drwy restr y cyn-fyfyrwyr a "
    "darllenais eich erthygl am ragolygon yn Ynni Bae; newidiodd y rhan am wyliau fy meddwl am fy "
    "mhrosiect fy hun ar wyddor data ac amserau bysiau."
)
LEARN = "Sut ydych chi'n penderfynu bod rhagolwg yn ddigon da? Hoffwn ddeall hynny."


async def asks(mina: Member, bea: Member) -> None:
    """Mina finds Bea, writes, and looks at what the coach says."""
    await mina.says("find rhagolygon")
    mina.reads(said("found-title", count=1), "Ynni Bae", "gwyddor data, rhagolygon, ynni gwynt")
    await mina.presses("request.note")
    await mina.fills(why="", learn=LEARN)
    mina.refused(why=said("field-required"))
    await mina.fills(why="Helo!! Rwy'n hoffi eich gwaith.", learn="Hoffwn gael swydd", minutes="30")
    mina.reads(said("preview-blocked"), said("coach-job-ask"))
    mina.reads(said("preview-also"), said("coach-exclamations", count=2))  # apart: it need not be
    await mina.presses("request.note")
    await mina.fills(why=WHY, learn=LEARN, note_type="event")
    await mina.fills(event="Diwrnod gyrfaoedd", remark="Mae rhagolwg da yn ddiflas")
    await mina.presses("request.send")
    mina.reads(said("request-sent", name="Bea"), said("request-about-you"))


async def agree(workspace: Workspace, mina: Member, bea: Member) -> None:
    """Bea asks back, says yes, offers times; they settle on one."""
    bea.is_told(said("nudge-request", name="Mina", minutes=30))
    await bea.presses("answer.ask")
    await bea.fills(question="Pa ddata sydd gennych?")
    await mina.presses("answer.reply")
    await mina.fills(answer="Dwy flynedd o docynnau.")
    await bea.presses("answer.accept")
    mina.sees(said("nudge-accepted", name="Bea"), said("status-accepted-seeker", other="Bea"))
    await bea.presses("schedule.offer")
    await bea.fills(day="2026-03-10", time="12:00")
    await mina.presses("schedule.pick", at=march(10, 12))
    await bea.presses("schedule.confirm")
    await bea.presses("schedule.where")
    await bea.fills(where="https://meet.example/bea")
    mina.sees(said("nudge-agreed", name="Bea"), march(10, 12))


async def prepare(workspace: Workspace, mina: Member, bea: Member) -> None:
    """Mina ticks, writes questions and shares them; Bea reads who is coming."""
    await mina.says("prep")
    mina.reads(said("prep-title", name="Bea"), said("prep-research", organisation="Ynni Bae"))
    await mina.presses("prep.questions")
    await mina.presses("prep.suggest")
    mina.reads(said("suggestions-for", name="Bea"))
    await mina.presses("prep.add")
    await mina.presses("prep.questions", said("suggestions-lead"))
    await mina.presses("prep.edit")
    await mina.fills(
        questions="Beth yw eich cyflog?\nFaint o bobl sydd yno, a beth maen nhw'n ei wneud?"
    )
    await mina.presses("prep.share")
    await workspace.passes(days=8, hours=5)
    bea.sees(said("nudge-brief", name="Mina"), said("brief-enough"))
    mina.sees(
        said("nudge-day-before", name="Bea"), said("nudge-hour-before"), said("nudge-outcome")
    )


async def thank(workspace: Workspace, mina: Member, bea: Member) -> None:
    """They talked; Mina looks back, says thank you and later what came of it."""
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Mae diflas yn dda", promised="Anfon y siart", use="Holi'r gyrwyr")
    mina.reads(
        said("draft-opening", name="Bea", minutes=30),
        said("draft-use", use="Holi'r gyrwyr."),
    )
    await mina.presses("thanks.send")
    bea.is_told(said("nudge-thanks", name="Mina"))
    await mina.presses("thanks.named")
    await mina.fills(note="Rhywun yn y tîm gwynt")
    await mina.presses("thanks.touch")
    await mina.says("mine")
    mina.reads(said("promises-title"), "Anfon y siart")
    await workspace.passes(days=22)
    mina.sees(said("nudge-update-prompt", name="Bea"))
    await mina.presses("thanks.update", said("nudge-update-prompt"))
    await mina.fills(update="Roedd y gyrwyr yn gwybod popeth.")
    bea.is_told(said("nudge-update", name="Mina"))
    await workspace.passes(days=100)
    mina.sees(said("nudge-keep-in-touch", name="Bea"))


async def settle_in(member: Member) -> None:
    """All that a member can look at and set."""
    for command in ("help", "", "mine", "prep", "thanks", "settings", "host", "gosod"):
        await member.says(command)
    await member.opens_home()
    for form in ("settings.time", "settings.nudges", "settings.language", "settings.me"):
        await member.presses_action(form)
        await member.fills()
    for action in ("find.search", "find.watch", "find.unwatch", "answer.accept:x", "none.such"):
        await member.presses_action(action)
    await member.submits("host.when", {"windows": "Llun", "zone": "Y Bala"})
    assert set(member.errors) == {"windows", "zone"}


async def test_a_life_in_welsh_is_all_in_welsh(workspace: Workspace) -> None:
    heard = listen(workspace)
    mina, bea = workspace.member("Mina", language="cy-GB"), workspace.member("Bea", language="cy")
    await settle_in(mina)
    await bea.offers(**OFFER)
    bea.reads(said("host-live"), "Llun–Gwen 12:00–14:00 (Llundain)")
    await asks(mina, bea)
    await agree(workspace, mina, bea)
    await prepare(workspace, mina, bea)
    await thank(workspace, mina, bea)
    await settle_in(bea)

    assert len(set(heard)) > 200
    no_leak(workspace, heard)


async def test_a_no_and_an_end_are_kind_in_welsh_too(workspace: Workspace) -> None:
    heard = listen(workspace)
    mina, bea = workspace.member("Mina", language="cy"), workspace.member("Bea", language="cy")
    gwen = workspace.member("Gwen", language="cy")
    await bea.offers(**OFFER)
    await gwen.offers(**{**OFFER, "organisation": "Gwynt y Môr"})
    await mina.writes_to(bea, why=WHY, learn=LEARN)
    await mina.presses("request.send")
    await bea.presses("answer.decline")
    await bea.fills(reason="busy", share="yes")
    mina.is_told(said("status-declined-seeker", other="Bea"), said("shared-reason", reason="busy"))
    await mina.presses("find.like")
    mina.reads(said("others-near"), "Gwynt y Môr")
    await mina.writes_to(gwen, why=WHY, learn=LEARN)
    await mina.presses("request.send")
    await workspace.passes(days=6)
    gwen.sees(said("nudge-host-reminder", name="Mina"))
    await gwen.presses("answer.accept")
    await workspace.passes(days=1)
    await mina.presses("schedule.cancel")
    await mina.fills(parting="Mae'n ddrwg gen i.")
    gwen.sees(said("nudge-cancelled", name="Mina"))
    await gwen.presses_action("host.leave")
    await gwen.presses("host.leave_now")
    gwen.reads(said("host-left"))
    no_leak(workspace, heard)


async def test_a_report_and_what_comes_of_it_are_in_welsh(workspace: Workspace) -> None:
    heard = listen(workspace)
    mina, bea = workspace.member("Mina", language="cy"), workspace.member("Bea", language="cy")
    olu = workspace.member("Olu", language="cy", organiser=True)
    await olu.says("help")
    await bea.offers(**OFFER)
    await mina.writes_to(bea, why=WHY, learn=LEARN)
    await mina.presses("request.send")
    await bea.says("report @Mina", mina)
    await bea.fills(words="Ysgrifennodd ataf eto.", block="yes")
    await workspace.passes(days=4)
    olu.sees(said("nudge-report-new"), said("nudge-report-waiting"))
    await olu.says("reports")
    for action in ("report.open", "report.acknowledge", "report.write"):
        await olu.presses(action)
    await olu.fills(words="Diolch am ddweud.")
    await bea.presses("report.open", within=said("nudge-report-answered"))
    await bea.presses("report.add")
    await bea.fills(words="Dyna'r cyfan.")
    await olu.presses("moderate.open", within=said("report-about"))
    await olu.presses("moderate.pause")
    await olu.fills(until="2020-01-01")
    await olu.fills(until="2026-03-16")
    await mina.says("mine")
    mina.reads(said("barred", barred="paused"))
    await olu.presses("moderate.remove", within=said("moderate-done"))
    await olu.presses("moderate.remove_now")
    await mina.opens_home()
    mina.reads(said("barred", barred="removed"))
    for command in ("moderate", "reports", "audit"):
        await olu.says(command)
    await olu.presses("report.close")
    await olu.fills(words="Mae wedi'i wneud.")
    await olu.presses("moderate.open", within=said("moderate-title"))
    await olu.presses("moderate.readmit")
    mina.is_told(said("nudge-readmitted"))
    bea.sees(said("nudge-report-closed"))
    no_leak(workspace, heard)


def test_a_leak_would_be_noticed() -> None:
    english, welsh = Translator("en", "Europe/London"), Translator("cy", "Europe/London")
    when = welsh.short(march(10, 12))
    assert english_only(english.label("prep-none"))
    assert english_only(english.label("status-picked-seeker", other="Bea", when=when))
    assert not english_only(welsh.label("prep-none"))
    for id in EVERY:
        if not parts("en", id).variables and english.label(id) == welsh.label(id):
            assert not english_only(english.label(id)), "the same in both languages"
    assert not english_only(f"{when} (Llundain)")
