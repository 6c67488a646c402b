"""Talks elsewhere, as far as a story needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from icalendar import Calendar

from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import Elsewhere
from bot.features.elsewhere.plan import KIND
from tests.support.fakes import march
from tests.support.said import said
from tests.support.workspace import Member, Workspace

AUNT = {"label": "ward nurse, through my aunt", "source": "family"}
NURSE = AUNT["label"]
GOOD = (
    "Hello Siân, my aunt Ann told me about your work on the stroke ward. I study biology in "
    "Cardiff and wonder whether nursing is for me. What does an ordinary night shift hold? "
    "Could we talk for 20 minutes, by phone or video? I am not asking for a job, and if this "
    "is a busy time for you, I quite understand."
)


async def begun(workspace: Workspace, zone: str = "Europe/London", **talk: str) -> Member:
    mina = workspace.member("Mina", zone=zone)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-none"), said("elsewhere-private"))
    await mina.presses("elsewhere.new")
    await mina.fills(**{**AUNT, **talk})
    return mina


async def with_time(workspace: Workspace) -> Member:
    mina = await begun(workspace)
    await mina.presses("elsewhere.time")
    await gives_time(mina, march(12, 14))
    return mina


async def gives_time(mina: Member, at: datetime, **more: str) -> None:
    await mina.fills(day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}", **more)


async def talked(workspace: Workspace) -> Member:
    mina = await with_time(workspace)
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.happened")
    return mina


async def open_card(mina: Member) -> None:
    await mina.presses_action(f"mine.card:{KIND}.{(await the_talk(mina)).id}")


async def all_talks(mina: Member) -> list[Elsewhere]:
    me = await mina.person()
    async with mina.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, KIND, open_only=False)
    return [ELSEWHERE.record_of(row) for row in rows]


async def the_talk(mina: Member) -> Elsewhere:
    return (await all_talks(mina))[-1]


def told(mina: Member) -> list[str]:
    return mina.direct_messages()


def entry(mina: Member) -> Mapping[str, object]:
    """The calendar entry that the last message with a file brought."""
    files = [f for shown in mina.messages() if shown.key for f in shown.message.files]
    calendar = Calendar.from_ical(files[-1].content)
    (event,) = calendar.subcomponents
    assert isinstance(calendar, Calendar)
    return {"METHOD": calendar["METHOD"], **event}
