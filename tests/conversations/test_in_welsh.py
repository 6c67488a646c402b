"""Two short lives in Welsh: all that two members see, from the first search to the last word."""

from __future__ import annotations

from collections.abc import Iterator

from bot.events import Event
from bot.view import (
    Actions,
    Block,
    Checklist,
    Facts,
    Form,
    FormErrors,
    Heading,
    Message,
    Paragraph,
    Quote,
    Replace,
    Reply,
    Response,
    Row,
    ShowForm,
    Small,
)
from bot.words import LANGUAGES, Words
from tests.conversations.town import Member, Town
from tests.sentences import EVERY, reading


def shown(block: Block) -> Iterator[str]:
    """What the bot itself says in a block."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=body) | Small(text=body):
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


def english_only(said: str) -> list[str]:
    """The English sentences that this could be, if it is none of the Welsh ones."""
    if any(reading("cy", id).fullmatch(said) for id in EVERY):
        return []
    return [id for id in EVERY if reading("en", id).fullmatch(said)]


def listen(town: Town) -> list[str]:
    """From now on: everything that the bot answers anybody in town."""
    heard: list[str] = []
    handle = town.bot.handle

    async def noted(event: Event) -> Response:
        response = await handle(event)
        heard.extend(told(response))
        return response

    town.bot.handle = noted  # type: ignore[method-assign]
    return heard


def no_leak(town: Town, heard: list[str]) -> None:
    """Neither an answer nor a message, as it was at any time, holds an English sentence."""
    sent = [
        said for one in town.chat.shown for m in (*one.history, one.message) for said in told(m)
    ]
    leaks = {said: english_only(said) for said in {*heard, *sent} - {"", *LANGUAGES.values()}}
    assert {said: ids for said, ids in leaks.items() if ids} == {}


def say(id: str, **given: str | int) -> str:
    """That sentence in Welsh."""
    return Words("cy", "Europe/London").label(id, **given)


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
    mina.reads("Gallwch ofyn i 1 person", "Ynni Bae", "gwyddor data, rhagolygon, ynni gwynt")
    await mina.presses(say("button-request"))
    await mina.fills(why="", learn="")
    assert mina.errors["why"] == say("field-required")
    await mina.fills(why="Helo!! Rwy'n hoffi eich gwaith.", learn="Hoffwn gael swydd", minutes="30")
    mina.reads(say("preview-blocked"), "sgwrs i ddysgu am swydd yw hon", "2 ebychnod")
    await mina.presses(say("button-edit"))
    await mina.fills(why=WHY, learn=LEARN, note_type="event")
    await mina.fills(event="Diwrnod gyrfaoedd", remark="Mae rhagolwg da yn ddiflas")
    await mina.presses(say("button-send"))
    mina.reads(say("request-sent", name="Bea"), say("request-about-you"))


async def agree(town: Town, mina: Member, bea: Member) -> None:
    """Bea asks back, says yes, offers times; they settle on one."""
    bea.is_told("Mae Mina yn gofyn a fyddech chi'n sgwrsio am 30 munud")
    await bea.presses(say("button-ask"))
    await bea.fills(question="Pa ddata sydd gennych?")
    await mina.presses(say("button-reply"))
    await mina.fills(answer="Dwy flynedd o docynnau.")
    await bea.presses(say("button-accept"))
    mina.sees("Newyddion da gan Bea", "Mae Bea wedi cytuno. Dewiswch amser")
    await bea.presses(say("button-offer"))
    await bea.fills(day="2026-03-10", time="12:00")
    await mina.presses("Maw 10 Maw, 12:00")
    await bea.presses(say("button-confirm"))
    await bea.presses(say("button-where"))
    await bea.fills(where="https://meet.example/bea")
    mina.sees("mae Bea a chi wedi cytuno ar amser", "Maw 10 Maw, 12:00 (London)")


async def prepare(town: Town, mina: Member, bea: Member) -> None:
    """Mina ticks, writes questions and shares them; Bea reads who is coming."""
    await mina.says("prep")
    mina.reads("Cyn y sgwrs rhwng Bea a chi", "Darllenwch am y sefydliad (Ynni Bae)")
    await mina.presses(say("button-questions-first"))
    await mina.presses(say("button-suggest-questions"))
    await mina.presses(say("button-edit-questions"))
    await mina.fills(
        questions="Beth yw eich cyflog?\nFaint o bobl sydd yno, a beth maen nhw'n ei wneud?"
    )
    await mina.presses(say("button-share-questions"))
    await town.passes(days=8, hours=5)
    bea.sees("dyma pwy yw Mina", "Mae un sgwrs yn ddigon")
    mina.sees("Bron yna: y sgwrs rhwng Bea a chi", "Ymhen tuag awr", "A ddigwyddodd hi?")


async def thank(town: Town, mina: Member, bea: Member) -> None:
    """They talked; Mina looks back, says thank you and later what came of it."""
    await mina.presses(say("button-happened"))
    await mina.presses(say("button-thank"))
    await mina.fills(learned="Mae diflas yn dda", promised="Anfon y siart", use="Holi'r gyrwyr")
    mina.reads("Annwyl Bea, diolch am y 30 munud", "Fel yr addewais: Anfon y siart.")
    await mina.presses(say("button-send-thanks"))
    bea.is_told("Mae Mina yn dweud diolch")
    await mina.presses(say("button-named"))
    await mina.fills(note="Rhywun yn y tîm gwynt")
    await mina.presses(say("button-keep-touch"))
    await mina.says("mine")
    mina.reads("Eich addewidion", "Anfon y siart")
    await town.passes(days=22)
    mina.sees("Beth amser yn ôl fe gafodd Bea a chi sgwrs")
    await mina.presses(say("button-update"), "Beth amser")
    await mina.fills(update="Roedd y gyrwyr yn gwybod popeth.")
    bea.is_told("Mae Mina yn dweud beth ddaeth o'ch cyngor")
    await town.passes(days=100)
    mina.sees("Mae ychydig fisoedd ers i Bea a chi fod mewn cysylltiad")


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


async def test_a_life_in_welsh_is_all_in_welsh(town: Town) -> None:
    heard = listen(town)
    mina, bea = town.member("Mina", language="cy-GB"), town.member("Bea", language="cy")
    await settle_in(mina)
    await bea.offers(**OFFER)
    bea.reads("Gall pobl ddod o hyd i chi", "Llun–Gwen 12:00–14:00 (London)")
    await asks(mina, bea)
    await agree(town, mina, bea)
    await prepare(town, mina, bea)
    await thank(town, mina, bea)
    await settle_in(bea)

    assert len(set(heard)) > 200
    no_leak(town, heard)


async def test_a_no_and_an_end_are_kind_in_welsh_too(town: Town) -> None:
    heard = listen(town)
    mina, bea = town.member("Mina", language="cy"), town.member("Bea", language="cy")
    gwen = town.member("Gwen", language="cy")
    await bea.offers(**OFFER)
    await gwen.offers(**{**OFFER, "organisation": "Gwynt y Môr"})
    await mina.writes_to(bea, why=WHY, learn=LEARN)
    await mina.presses(say("button-send"))
    await bea.presses(say("button-decline"))
    await bea.fills(reason="busy", share="yes")
    mina.is_told("Nid yw Bea yn gallu y tro hwn", "gormod ar y gweill")
    await mina.presses(say("button-others"))
    mina.reads("Rhywun arall i'w holi:", "Gwynt y Môr")
    await mina.writes_to(gwen, why=WHY, learn=LEARN)
    await mina.presses(say("button-send"))
    await town.passes(days=6)
    gwen.sees("Neges fach i'ch atgoffa: mae Mina yn dal i aros")
    await gwen.presses(say("button-accept"))
    await town.passes(days=1)
    await mina.presses(say("button-cancel"))
    await mina.fills(parting="Mae'n ddrwg gen i.")
    gwen.sees("Mae Mina wedi canslo eich sgwrs")
    await gwen.presses_action("host.leave")
    await gwen.presses(say("button-host-leave-yes"))
    gwen.reads("Nid ydych chi'n cynnig sgyrsiau mwyach")
    no_leak(town, heard)


def test_a_leak_would_be_noticed() -> None:
    assert english_only(
        "Nothing to prepare: you have no talk ahead. Find somebody to talk to first."
    )
    assert english_only("You picked Maw 10 Maw, 12:00. Bea still has to confirm it.")
    assert not english_only("Sector")
    assert not english_only("Maw 10 Maw, 12:00 (London)")
