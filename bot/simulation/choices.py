"""What made-up members choose: which button they press, and what they write in a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.forms import Field, FieldKind, Form, Values
from bot.core.messages import Message, buttons
from bot.domain.zone_data import zone_info
from bot.simulation.members import Member

LIKELY: dict[str, float] = {
    "consent.agree": 0.98,
    "consent.refuse": 0.02,
    "request.note": 0.3,
    "request.send": 1.0,
    "request.withdraw": 0.01,
    "answer.accept": 0.62,
    "answer.ask": 0.07,
    "answer.decline": 0.2,
    "answer.refer": 0.04,
    "answer.reply": 0.85,
    "schedule.pick": 0.3,
    "schedule.more": 0.05,
    "schedule.day": 0.3,
    "schedule.suggest": 0.04,
    "schedule.confirm": 0.9,
    "schedule.offer": 0.07,
    "schedule.where": 0.3,
    "schedule.reschedule": 0.04,
    "schedule.cancel": 0.012,
    "prep.open": 0.3,
    "prep.brief": 0.2,
    "prep.questions": 0.2,
    "prep.share": 0.3,
    "prep.tick": 0.05,
    "meet.happened": 0.85,
    "meet.missed": 0.04,
    "meet.moved": 0.04,
    "meet.called_off": 0.03,
    "thanks.debrief": 0.7,
    "thanks.draft": 0.7,
    "thanks.send": 0.9,
    "thanks.edit": 0.03,
    "thanks.elsewhere": 0.05,
    "thanks.glad": 0.5,
    "thanks.reply": 0.2,
    "thanks.tell": 0.3,
    "thanks.update": 0.4,
    "thanks.no_update": 0.1,
    "thanks.touch": 0.2,
    "thanks.wrote": 0.3,
    "thanks.named": 0.15,
    "connections.met": 0.1,
    "connections.confirm": 0.85,
    "connections.decline": 0.04,
    "connections.show": 0.4,
    "ways.through": 1.0,
    "ways.send": 1.0,
    "ways.yes": 0.6,
    "ways.rather": 0.04,
    "ways.later": 0.1,
    "ways.no": 0.1,
    "ways.willing": 0.5,
    "ways.somebody": 0.3,
    "host.about": 0.3,
    "connect.no": 0.3,
    "find.like": 0.15,
    "find.watch": 0.1,
    "mine.card": 0.05,
}
"""How likely each button is pressed by somebody who reads it; see also `Habits.also`."""
FORGETS = ("privacy.erase", "moderate.")
"""Of the others, nobody presses these: no table would say any more what they did before."""


def chosen(member: Member, message: Message, eager: float) -> str:
    """Return the action that they press in this message; "" if none."""
    weighed = [
        (press.action, likely)
        for press in buttons(message)
        if (likely := _likely(member, name_of(press.action)))
    ]
    whole = sum(likely for _, likely in weighed)
    if not whole or not member.chance(eager * min(whole, 1.0)):
        return ""
    actions, weights = zip(*weighed, strict=True)
    action: str = member.random.choices(actions, weights)[0]
    return action


def _likely(member: Member, name: str) -> float:
    also = 0.0 if name.startswith(FORGETS) else member.habits.also
    return LIKELY.get(name, also)


def name_of(action: str) -> str:
    """Return an action without what it is about."""
    return action.partition(":")[0]


def actions_named(message: Message, name: str) -> list[str]:
    """Return the actions with that name in a message, in reading order."""
    return [press.action for press in buttons(message) if name_of(press.action) == name]


def filled(member: Member, form: Form, now: datetime, others: Sequence[Member]) -> Values:
    """Return what they write in a form; `others` are those whom they could name."""
    names = {item.name for item in form.fields}
    return {item.name: _value(member, item, now, others, names) for item in form.fields}


def _value(
    member: Member, item: Field, now: datetime, others: Sequence[Member], names: set[str]
) -> str | tuple[str, ...]:
    match item.kind:
        case FieldKind.MANY:
            values = [option.value for option in item.options]
            if item.name == "wanted":
                return tuple(value for value in values if member.chance(0.8))
            count = min(len(values), 3)
            return tuple(sorted(member.random.sample(values, count), key=values.index))
        case FieldKind.ONE:
            return _one(member, item)
        case FieldKind.PERSON:
            return str(member.random.choice(others).address)
        case FieldKind.PEOPLE:
            return (str(member.random.choice(others).address),)
        case FieldKind.DATE:
            if not item.required and "times" in names:
                return ""
            return _day(member, now)
        case FieldKind.TIME:
            if not item.required and "times" in names:
                return ""
            return f"{member.random.randrange(9, 17):02}:{member.random.choice(('00', '30'))}"
        case FieldKind.LINE | FieldKind.TEXT:
            return _words(member, item)
        case _:
            return item.initial


def _one(member: Member, item: Field) -> str:
    values = [option.value for option in item.options]
    match item.name:
        case "permission":
            return "yes"
        case "capacity":
            return member.capacity
        case "reason" | "minutes" | "how" | "well" | "interest":
            return member.random.choice(values)
        case _:
            return str(item.initial) or values[0]


def _day(member: Member, now: datetime) -> str:
    ahead = timedelta(days=member.random.randrange(2, 9))
    day = now.astimezone(zone_info(member.zone)).date() + ahead
    return f"{day + timedelta(days=2) if day.weekday() > 4 else day:%Y-%m-%d}"


def _words(member: Member, item: Field) -> str:
    work = member.work
    match item.name:
        case "why":
            member.notes += 1
            said = _WHY[member.welsh]
            return said.format(topic=work.topics, number=1000 * member.number + member.notes)
        case "role":
            return work.role
        case "organisation":
            return member.organisation
        case "sector":
            return work.sector
        case "topics":
            return work.topics
        case "languages":
            return "Cymraeg, English" if member.welsh else "English"
        case "windows":
            return member.random.choice(WINDOWS)
        case "zone" | "thanks" | "told" | "since":
            return str(item.initial)
        case "where":
            given = item.required or member.chance(0.6)
            return f"https://meet.example/{member.number}" if given else ""
        case "access_needs" | "surprised" | "promised" | "parting":
            return ""
        case "query":
            return search_of(member)
    words = _SAID[member.welsh].get(item.name) or str(item.initial) or _SAID[member.welsh][""]
    return words[: item.max_length]


def search_of(member: Member) -> str:
    """Return what they type to find somebody."""
    return member.random.choice(member.work.in_welsh if member.welsh else member.work.searches)


WINDOWS = (
    "Mon-Fri 12:00-14:00",
    "Mon-Thu 16:00-18:00",
    "Tue 09:00-12:00; Thu 14:00-17:00",
    "Mon-Fri 08:30-10:00; Wed 17:00-19:00",
)
_WHY = {
    False: "I am in my final year in Cardiff and work on a project of my own, number {number}. I"
    " read what you say of {topic}, and the way in which you came to it is close to what I would"
    " like to understand before I choose.",
    True: "Dw i yn fy mlwyddyn olaf yng Nghaerdydd ac yn gweithio ar brosiect, rhif {number}."
    " Darllenais yr hyn rydych chi'n ei ddweud am {topic}, ac mae eich llwybr chi yn agos at yr"
    " hyn yr hoffwn ei ddeall.",
}
_SAID: dict[bool, dict[str, str]] = {
    False: {
        "learn": "How do you spend an ordinary week, and what would you do first in my place?",
        "headline": "Final-year student who tries to find out what work suits me",
        "goal": "Decide what to apply for by the summer",
        "about": "I like to explain what an ordinary day looks like.",
        "question": "What have you tried so far?",
        "answer": "I took one course and read about it, and I helped a friend for a week.",
        "learned": "That the first year is mostly listening",
        "use": "I will ask my tutor about a placement",
        "update": "I followed your advice and start a placement in the autumn.",
        "line": "We worked together last year and I can recommend them.",
        "note": "I would like to hear how somebody began, and what they would do today.",
        "questions": "How did you begin?\nWhat would you do differently?",
        "topic": "work outdoors",
        "": "Something that is long enough to be said here.",
    },
    True: {
        "learn": "Sut wythnos sydd gennych chi, a beth fyddech chi'n ei wneud yn fy lle i?",
        "headline": "Myfyriwr yn y flwyddyn olaf sy'n chwilio am waith addas",
        "goal": "Penderfynu erbyn yr haf",
        "about": "Dw i'n hoffi egluro sut mae diwrnod cyffredin yn edrych.",
        "question": "Beth ydych chi wedi ei wneud hyd yn hyn?",
        "answer": "Fe wnes i un cwrs a darllen amdano.",
        "learned": "Mai gwrando yw'r rhan fwyaf o'r flwyddyn gyntaf",
        "use": "Bydda i'n gofyn i fy nhiwtor am leoliad",
        "update": "Dilynais eich cyngor, a dw i'n dechrau ar leoliad yn yr hydref.",
        "line": "Buon ni'n gweithio gyda'n gilydd y llynedd.",
        "note": "Hoffwn glywed sut y dechreuodd rhywun, a beth fydden nhw'n ei wneud heddiw.",
        "questions": "Sut dechreuoch chi?\nBeth fyddech chi'n ei newid?",
        "topic": "gwaith awyr agored",
        "": "Rhywbeth sy'n ddigon hir i'w ddweud yma.",
    },
}
