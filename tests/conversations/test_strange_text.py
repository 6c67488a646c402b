"""Text that is hostile, strange, or as long as it may be: it is shown as text, and it fits."""

from __future__ import annotations

import pytest

from bot.core.messages import Message
from tests.support.routing import about
from tests.support.said import said
from tests.support.scenarios import the
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Workspace

HOSTILE = (
    "<!channel> @everyone <@U1> **bold** `code` [x](https://x.test) & &lt; \u202egnp.exe "
    "\ue0001\ue001 { $count } \x00\x1b[31m"
)


async def test_hostile_text_is_just_text(workspace: Workspace) -> None:
    mina, bea = (
        workspace.member("Mina <!here>" + "x" * 200),
        workspace.member("Bea\u202e\ue0000\ue001"),
    )
    await bea.offers(role=HOSTILE[:70], organisation="{ $x } **Ltd**", topics=HOSTILE[:40])
    await mina.submits("settings.me", {"headline": HOSTILE[:110], "goal": HOSTILE[:110]})
    await mina.asks(bea, why=GOOD_WHY[:200] + HOSTILE, learn=GOOD_LEARN + HOSTILE)
    bea.is_told("<!channel> @everyone <@U1> **bold** `code`", "{ $count }", "gnp.exe")
    assert "\u202e" not in bea.direct_messages()[-1]
    assert "\ue000" not in bea.direct_messages()[-1]
    assert "\x00" not in bea.direct_messages()[-1]
    await bea.presses("answer.accept")
    mina.sees(said("status-accepted-seeker"))


@pytest.mark.parametrize("filler", ["x", "x ", "x\n", "\n", "é", "👩‍❤️‍💋‍👨", "<", "[A] "])
async def test_as_long_as_the_forms_allow_at_every_step(workspace: Workspace, filler: str) -> None:
    def most(length: int, least: str = "") -> str:
        return (least + filler * length)[:length]

    mina, bea = workspace.member("M" * 60), workspace.member("B" * 60, zone="America/New_York")
    many = "; ".join(f"{day} 0{n}:0{n}-1{n}:1{n}" for n, day in enumerate(_DAYS))
    await bea.offers(
        role=most(80, "Ro"),
        organisation=most(80, "Or"),
        sector=most(60),
        topics=",".join(f"{n}" + "t" * 37 for n in range(9)),
        about=most(600),
        formats=("video", "phone", "chat", "in_person"),
        languages=",".join(f"{n}" + "l" * 10 for n in range(8)),
        where=most(200, "where"),
        windows=f"{many}; Mon-Sun 22:00-23:00",
    )
    await mina.submits(
        "settings.me",
        {"headline": most(120), "goal": most(200), "access_needs": most(200)},
    )
    await mina.says(f"request @{bea.name}", bea)
    await mina.fills(
        why=most(1000, "w"), learn=most(600, "l"), note_type="event", format="in_person"
    )
    await mina.fills(event=most(200, "e"), remark=most(200, "r"))
    if not mina.has_button("request.send"):
        return  # "[A]" is a placeholder: the coach keeps it back, and says so
    await mina.presses("request.send")
    await workspace.passes(days=1)
    bea.sees("Mina"[:1] * 60, said("nudge-request"))
    await bea.presses("answer.ask")
    await bea.fills(question=most(500, "Which data do you have?"))
    if bea.errors:
        await bea.fills(question=most(300, "Which data do you have?"))
    await mina.presses("answer.reply")
    await mina.fills(answer=most(1000, "Answer"))
    if mina.errors:
        await mina.fills(answer=most(500, "Answer"))
    await workspace.passes(days=1)
    bea.is_told(said("nudge-answered"))
    await bea.presses("answer.accept")
    await workspace.passes(days=1)
    i = await the(mina)
    await mina.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-12", "time": "18:00"})
    await workspace.passes(days=1)
    await bea.presses("schedule.confirm")
    await bea.submits(f"schedule.where:{i.id}", {"where": most(300, "where")})
    await mina.submits(
        f"prep.edit:{i.id}", {"questions": "\n".join(f"{n}" + "q" * 198 for n in range(10))}
    )
    await mina.presses_action(f"prep.share:{i.id}")
    await workspace.passes(days=10)
    bea.sees(said("nudge-outcome"))
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(learned=most(400, "l"), use=most(400, "u"), promised=most(400, "p"))
    await mina.presses("thanks.edit", within=said("draft-title"))
    await mina.fills(thanks=most(2400, "Thank you very much, Bea!"))
    await mina.presses("thanks.send")
    await mina.submits(f"thanks.update:{i.id}", {"update": most(1500, "What came of it")})
    await workspace.passes(days=1)
    bea.sees(said("nudge-thanks"), said("nudge-update"))
    async with workspace.store.transaction() as tx:
        assert not [n.key for n in await tx.nudges.about(about(i.id)) if n.status == "failed"]


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


async def test_a_page_full_of_talkative_hosts(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    many = "; ".join(
        f"{day} 0{n}:0{n}-1{n}:1{n}, 2{n % 4}:00-2{n % 4}:50" for n, day in enumerate(_DAYS)
    )
    for number in range(5):
        await workspace.member(f"{number}" + "N" * 59).offers(
            role="R" * 80,
            organisation=f"{number}" + "O" * 79,
            topics=",".join(f"{n}" + "t" * 30 for n in range(12)),
            formats=("video", "phone", "chat", "in_person"),
            languages=",".join(f"{n}" + "l" * 13 for n in range(8)),
            windows=many,
        )
    await mina.says("find")
    mina.reads(said("found-title", count=5))
    await mina.presses("find.more")
    mina.reads("NNN")
    assert isinstance(mina.answer, Message)
    await mina.presses_action(f"find.like:{(await mina.person()).id}")
    mina.reads(said("found-title", count=5))
