"""Text that is hostile, strange, or as long as it may be: it is shown as text, and it fits."""

from __future__ import annotations

import pytest

from bot.view import Message
from tests.conversations.stories import the
from tests.conversations.town import GOOD_LEARN, GOOD_WHY, Town

HOSTILE = (
    "<!channel> @everyone <@U1> **bold** `code` [x](https://x.test) & &lt; \u202egnp.exe "
    "\ue0001\ue001 { $name } \x00\x1b[31m"
)


async def test_hostile_text_is_just_text(town: Town) -> None:
    mina, bea = town.member("Mina <!here>" + "x" * 200), town.member("Bea\u202e\ue0000\ue001")
    await bea.offers(role=HOSTILE[:70], organisation="{ $x } **Ltd**", topics=HOSTILE[:40])
    await mina.submits("settings.me", {"headline": HOSTILE[:110], "goal": HOSTILE[:110]})
    await mina.asks(bea, why=GOOD_WHY[:200] + HOSTILE, learn=GOOD_LEARN + HOSTILE)
    bea.is_told("<!channel> @everyone <@U1> **bold** `code`", "{ $name }", "gnp.exe")
    assert "\u202e" not in bea.inbox()[-1]
    assert "\ue000" not in bea.inbox()[-1]
    assert "\x00" not in bea.inbox()[-1]
    await bea.presses("Yes, happy to talk")
    mina.sees("said yes")


@pytest.mark.parametrize("filler", ["x", "x ", "x\n", "\n", "é", "👩‍❤️‍💋‍👨", "<", "[A] "])
async def test_as_long_as_the_forms_allow_at_every_step(town: Town, filler: str) -> None:
    def most(length: int, least: str = "") -> str:
        return (least + filler * length)[:length]

    mina, bea = town.member("M" * 60), town.member("B" * 60, zone="America/New_York")
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
    if not mina.has_button("Send it"):
        return  # "[A]" is a placeholder: the coach keeps it back, and says so
    await mina.presses("Send it")
    await town.passes(days=1)
    bea.sees("Mina"[:1] * 60, "asks whether you would talk")
    await bea.presses("Ask one thing first")
    await bea.fills(question=most(500, "Which data do you have?"))
    if bea.errors:
        await bea.fills(question=most(300, "Which data do you have?"))
    await mina.presses("Answer")
    await mina.fills(answer=most(1000, "Answer"))
    if mina.errors:
        await mina.fills(answer=most(500, "Answer"))
    await town.passes(days=1)
    bea.is_told("has answered your question")
    await bea.presses("Yes, happy to talk")
    await town.passes(days=1)
    i = await the(mina)
    await mina.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-12", "time": "18:00"})
    await town.passes(days=1)
    await bea.presses("Confirm this time")
    await bea.submits(f"schedule.where:{i.id}", {"where": most(300, "where")})
    await mina.submits(
        f"prep.edit:{i.id}", {"questions": "\n".join(f"{n}" + "q" * 198 for n in range(10))}
    )
    await mina.presses_action(f"prep.share:{i.id}")
    await town.passes(days=10)
    bea.sees("Did it happen?")
    await mina.presses("We talked")
    await mina.presses("Look back and say thanks")
    await mina.fills(learned=most(400, "l"), use=most(400, "u"), promised=most(400, "p"))
    await mina.presses("Edit", within="Your thank-you")
    await mina.fills(thanks=most(2400, "Thank you very much, Bea!"))
    await mina.presses("Send the thank-you")
    await mina.submits(f"thanks.update:{i.id}", {"update": most(1500, "What came of it")})
    await town.passes(days=1)
    bea.sees("says thank you", "tells you what came of your advice")
    async with town.store.transaction() as tx:
        assert not [n.key for n in await tx.nudges_about(i.id) if n.status == "failed"]


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


async def test_a_page_full_of_talkative_hosts(town: Town) -> None:
    mina = town.member("Mina")
    many = "; ".join(
        f"{day} 0{n}:0{n}-1{n}:1{n}, 2{n % 4}:00-2{n % 4}:50" for n, day in enumerate(_DAYS)
    )
    for number in range(5):
        await town.member(f"{number}" + "N" * 59).offers(
            role="R" * 80,
            organisation=f"{number}" + "O" * 79,
            topics=",".join(f"{n}" + "t" * 30 for n in range(12)),
            formats=("video", "phone", "chat", "in_person"),
            languages=",".join(f"{n}" + "l" * 13 for n in range(8)),
            windows=many,
        )
    await mina.says("find")
    mina.reads("5 people you can ask")
    await mina.presses("1 more")
    mina.reads("NNN")
    assert isinstance(mina.answer, Message)
    await mina.presses_action(f"find.like:{(await mina.person()).id}")
    mina.reads("5 people you can ask")
