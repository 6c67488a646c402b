"""One host of a search: why they are there, their own words, their hours here, the right button."""

from __future__ import annotations

import pytest

from bot.domain.hosts import Format
from bot.features.find.result import PartOfDay, best_line
from tests.support.builders import make_host
from tests.support.fakes import march
from tests.support.said import label, said
from tests.support.scenarios import asked, hosting, thanked
from tests.support.workspace import Member, Workspace


async def hosts(workspace: Workspace, name: str, **offer: str | tuple[str, ...]) -> Member:
    host = workspace.member(name)
    await host.offers(**offer)
    return host


async def test_each_field_that_fits_is_a_reason(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await hosts(
        workspace,
        "Bea",
        role="Veterinary nurse",
        organisation="Penrhyn Surgery",
        sector="Farming",
        topics="small patients, shift work",
        languages="English, Cymraeg",
    )
    await mina.says("find veterinary nurse")
    mina.reads(said("fact-why") + ": " + said("why-role"))
    for typed, reason in {
        "shift work": said("why-topics", topics="shift work"),
        "farming": said("why-sector", sector="Farming"),
        "Penrhyn": said("why-organisation", organisation="Penrhyn Surgery"),
        "Welsh": said("why-languages", languages="Cymraeg"),
    }.items():
        await mina.says(f"find {typed}")
        mina.reads("Bea", said("fact-why"), reason)
    await mina.says("find phone call")
    await mina.presses("find.near")
    mina.reads(said("why-formats", formats=label("format", mina.words, format=Format.PHONE)))


async def test_what_only_comes_near_is_no_reason_beside_what_says_it(workspace: Workspace) -> None:
    mina, _ = await hosting(
        workspace,
        role="Statistician",
        topics="machine learning, statistics",
        about="I like science.",
    )
    await mina.says("find statistics")
    mina.reads(said("why-role"), said("why-topics", topics="statistics"))
    mina.reads_not(said("why-about"))


async def test_where_somebody_is_and_studied_are_reasons(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, about="I once herded goats.")
    await bea.says("host")
    await bea.presses("host.places")
    await bea.fills(region="Gwynedd", studied="Bangor University")
    await mina.says("find Gwynedd")
    mina.reads(said("why-region", region="Gwynedd"))
    await mina.says("find Bangor University")
    mina.reads(said("why-studied", studied="Bangor University"))
    await mina.says("find goats")
    mina.reads(said("why-about"), "> I once herded goats.")


async def test_whoever_only_comes_near_does_work_close_to_it(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace, role="Trapeze artist", topics="balance")
    await mina.says("find trapeze astronomy")
    mina.reads(said("found-nearest"), said("why-role-near"))
    await mina.says("find trapeze artist")
    mina.reads(said("why-role"))


async def test_a_neighbouring_field_is_not_said_to_be_the_same(workspace: Workspace) -> None:
    mina, _ = await hosting(
        workspace, role="Trapeze artist", topics="ropes", about="I keep my balance."
    )
    await mina.says("find balance astronomy")
    await mina.presses("find.near")
    mina.reads(said("found-nearest"), "Bea", said("why-about-near"))
    await mina.says("find balance")
    mina.reads(said("found-for"), "Bea", said("why-about"))


async def test_somebody_looked_for_by_name_needs_no_reason(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace, organisation="Acme")
    for typed in ("find Bea", "find"):
        await mina.says(typed)
        mina.reads("Bea")
        mina.reads_not(said("fact-why"))


@pytest.mark.parametrize(
    "windows, home, part, days",
    [
        ("Tue 18:00-20:00", "Europe/London", "evening", (1,)),
        ("Mon-Fri 9:00-17:00", "Europe/London", "day", (0, 1, 2, 3, 4)),
        ("Mon, Wed, Fri 13:00-14:00", "Europe/London", "afternoon", (0, 2, 4)),
        ("Tue 8:00-10:00", "Asia/Tokyo", "night", (0,)),
        ("Tue 8:00-10:00", "America/New_York", "afternoon", (1,)),
        ("Sun 8:00-11:00", "Europe/London", "morning", (6,)),
    ],
)
async def test_hours_are_said_on_the_readers_clock(
    workspace: Workspace, windows: str, home: str, part: str, days: tuple[int, ...]
) -> None:
    mina = workspace.member("Mina")
    bea = workspace.member("Bea", zone=home)
    await bea.offers(windows=windows)
    await mina.says("find data science")
    named = mina.words.weekdays(days)
    hours = label("free-part", mina.words, part=PartOfDay(part), days=named)
    mina.reads(said("why-free", hours=hours))


async def test_of_many_hours_two_parts_of_the_week_are_said(workspace: Workspace) -> None:
    mina, _ = await hosting(
        workspace, windows="Mon 8:00-9:00; Tue, Wed 13:00-14:00; Mon-Thu 19:00-20:00"
    )
    await mina.says("find data science")
    mina.reads(said("fact-why"), mina.words.weekdays((1, 2)), mina.words.weekdays((0, 1, 2, 3)))
    mina.reads(said("fact-free") + ": " + "Mon 08:00–09:00")


async def test_whose_clock_is_not_known_reads_the_hosts(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace, "America/New_York")
    nia = workspace.member("Nia", zone="")
    await nia.says("find data science")
    nia.reads("Mon–Fri 12:00–14:00 (New York)")
    nia.reads_not(said("why-free"))
    await mina.says("find data science")
    mina.reads("Mon–Fri 17:00–19:00 (London)")


def test_the_line_that_fits_best_is_shown() -> None:
    host = make_host(about="I bake.\nAsk me about forecasting! Or about tea.")
    assert best_line(host, None) == "I bake."
    assert best_line(make_host(about=""), None) == ""
    long = make_host(about="word " * 100)
    assert len(best_line(long, None)) <= 160


async def test_a_hosts_own_words_stand_beside_them(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace, about="I bake. Ask me about the sums behind the weather.")
    await mina.says("find weather")
    mina.reads("> Ask me about the sums behind the weather.")
    mina.reads_not("> I bake.")
    await mina.says("find")
    mina.reads("> I bake.")


async def test_the_longest_offers_make_a_page_of_fewer(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    for letter in "ABCDE":
        long = f"data {letter} " + "w" * 15 + " "
        await hosts(
            workspace,
            f"Host {letter}",
            role=(long * 9)[:78],
            organisation=(long * 9)[:78],
            topics=", ".join(f"{long}{number}" for number in range(6)),
            about="So long a line that it goes on. " + "And on and on, without an end " * 12,
            windows="; ".join(f"{day} 8:0{n}-9:1{n}" for n, day in enumerate(DAYS)),
        )
    await mina.says("find data")
    assert mina.actions()[-1] == "find.search"
    seen = set()
    while True:
        seen |= {letter for letter in "ABCDE" if f"Host {letter}, " in mina.reply}
        if "find.more" not in mina.choices():
            break
        await mina.presses("find.more")
    assert seen == set("ABCDE")


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


async def test_a_talk_of_before_is_named_by_its_month(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.says("find data science")
    mina.reads(
        said("button-talked-in", month=mina.words.month(march(3, 12).date(), with_year=False))
    )
    assert {"request.note", "mine.card"} <= set(mina.choices())
    await workspace.passes(days=400)
    await mina.says("find data science")
    mina.reads(
        said("button-talked-in", month=mina.words.month(march(3, 12).date(), with_year=True))
    )


async def test_after_a_no_the_day_is_said_from_which_on_they_can_be_asked(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills(reason="busy", share="no")
    await mina.says("find data science")
    mina.reads(said("host-asked-lately"))
    assert {"request.note", "mine.card"}.isdisjoint(mina.choices())
    await workspace.passes(days=31)
    await mina.says("find data science")
    mina.reads_not(said("host-asked-lately"))
    assert "request.note" in mina.choices()


async def test_on_the_day_that_was_said_they_can_be_asked(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.presses("request.withdraw", within=said("request-sent"))
    await mina.asks(bea)
    await mina.presses("request.withdraw", within=said("request-sent"))
    await mina.says("find data science")
    mina.reads(said("host-asked-lately", day=march(2, 9).date().replace(month=4, day=2)))
    await mina.says("request @Bea", bea)
    mina.reads(said("error-withdrawn-lately"))
    await workspace.until(march(2, 9).replace(month=4, day=2))
    await mina.asks(bea)


async def test_hosts_alike_are_those_whom_one_does_not_ask_already(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    cai, eli = [await hosts(workspace, name) for name in ("Cai", "Eli")]
    await mina.presses_action(f"find.like:{(await cai.person()).id}")
    mina.reads(said("others-near"), "Eli")
    mina.reads_not("Bea")
    assert mina.choices().count("request.note") == 1
    assert f"request.note:{(await eli.person()).id}" in mina.actions()
