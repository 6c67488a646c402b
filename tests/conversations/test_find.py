"""Finding somebody: who comes first, who is left out, and being told when someone fits."""

from __future__ import annotations

from tests.conversations.stories import hosting
from tests.conversations.town import Member, Town


async def _hosts(town: Town, *names: str, **offer: str) -> list[Member]:
    made = [town.member(name) for name in names]
    for member in made:
        await member.offers(**offer)
    return made


async def test_a_topic_counts_more_than_a_role_and_a_role_more_than_an_organisation(
    town: Town,
) -> None:
    mina = town.member("Mina")
    await town.member("Cai").offers(organisation="Energy Games", role="Cook", topics="soup")
    await town.member("Bea").offers(role="Games tester", topics="patience")
    await town.member("Ana").offers(role="Painter", topics="games, colour")
    await mina.says("find games")
    at = [mina.reply.index(name) for name in ("Ana, Painter", "Bea, Games tester", "Cai, Cook")]
    assert at == sorted(at)


async def test_every_word_must_be_found_and_a_beginning_is_enough(town: Town) -> None:
    mina, _ = await hosting(town)
    for typed in ("data sci", "forecast", "the science of data", "DATA", "scientists"):
        await mina.says(f"find {typed}")
        mina.reads("1 person you can ask")
    for typed in ("data science opera", "da", "xyz"):
        await mina.says(f"find {typed}")
        mina.reads(f"Nobody who hosts fits “{typed}”")


async def test_accents_and_case_do_not_matter(town: Town) -> None:
    mina = town.member("Mina")
    await town.member("Zoë").offers(topics="pâtisserie, tŷ bach", organisation="Ünïcorn")
    for typed in ("patisserie", "PÂTISSERIE", "unicorn", "ty"):
        await mina.says(f"find {typed}")
        mina.reads("1 person you can ask", "Zoë")


async def test_an_empty_search_shows_everyone_by_name(town: Town) -> None:
    mina = town.member("Mina")
    await _hosts(town, "Cai", "Ana", "Bea")
    await mina.says("find")
    mina.reads("3 people you can ask")
    assert mina.reply.index("Ana") < mina.reply.index("Bea") < mina.reply.index("Cai")


async def test_nobody_hosts_yet(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("find")
    mina.reads("Nobody hosts here right now")
    await mina.presses("Tell me when someone fits")
    mina.reads("as soon as somebody new begins to host")
    (bea,) = await _hosts(town, "Bea")
    mina.is_told("has begun to host", "Bea")
    assert bea.inbox() == []


async def test_told_once_when_someone_fits(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("find astronomy")
    mina.reads("Nobody who hosts fits “astronomy”")
    await mina.presses("Tell me when someone fits")
    mina.reads("“astronomy”")
    await _hosts(town, "Ana", topics="cooking")
    assert mina.inbox() == []
    (bea,) = await _hosts(town, "Bea", topics="astronomy")
    mina.is_told("Bea")
    await bea.offers(topics="astronomy, stars")
    await bea.says("host")
    await bea.presses("Stop hosting")
    await bea.presses("Yes, stop hosting")
    await bea.presses("Host again")
    assert len(mina.inbox()) == 1
    await mina.presses("Ask for a talk")
    assert mina.form is not None
    assert mina.form.title == "Your note"


async def test_no_longer_told_after_unwatching(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("find astronomy")
    await mina.presses("Tell me when someone fits")
    await mina.presses("Stop telling me")
    mina.reads("no longer look out")
    await _hosts(town, "Bea", topics="astronomy")
    assert mina.inbox() == []


async def test_switched_off_in_the_settings_too(town: Town) -> None:
    mina = town.member("Mina")
    await mina.says("find astronomy")
    await mina.presses("Tell me when someone fits")
    await mina.says("settings")
    await mina.presses("Which nudges")
    await mina.fills(wanted=("reminders",))
    await _hosts(town, "Bea", topics="astronomy")
    assert mina.inbox() == []


async def test_a_match_waits_for_the_morning(town: Town) -> None:
    mina = town.member("Mina", zone="Asia/Tokyo")
    await mina.says("find astronomy")
    await mina.presses("Tell me when someone fits")
    await town.passes(hours=3)  # ten at night in Tokyo
    await _hosts(town, "Bea", topics="astronomy")
    assert mina.inbox() == []
    await town.passes(hours=10)
    mina.is_told("Bea")


async def test_more_hosts_than_fit_on_a_page(town: Town) -> None:
    mina = town.member("Mina")
    await _hosts(town, *(f"Host {letter}" for letter in "ABCDEFGHI"))
    await mina.says("find data science")
    mina.reads("9 people you can ask", "Host A", "Host D")
    assert "Host E" not in mina.reply
    await mina.presses("5 more")
    mina.reads("Host E", "Host H")
    assert "Host D" not in mina.reply
    await mina.presses("1 more")
    mina.reads("Host I")
    assert not [label for label in mina.choices("Host I") if label.endswith("more")]


async def test_searching_again_in_the_form(town: Town) -> None:
    mina, _ = await hosting(town)
    await mina.says("find opera")
    await mina.presses("Search again")
    await mina.fills(query="  forecasting ")
    mina.reads("1 person you can ask", "For “forecasting”")
    await mina.presses("Search again")
    await mina.fills(query="x" * 61)
    assert "60 at most" in mina.errors["query"]
    await mina.fills(query="")
    mina.reads("1 person you can ask")


async def test_what_a_host_offers_is_in_the_list(town: Town) -> None:
    mina, _ = await hosting(town, "America/New_York", languages="English, Cymraeg")
    await mina.says("find data")
    mina.reads(
        "Bea, Data scientist at Bea Ltd",
        "data science, forecasting",
        "Video call, Phone call (15, 20, 30 minutes)",
        "English, Cymraeg",
        "Mon–Fri 12:00–14:00 (New York)",
    )
    assert "meet.example" not in mina.reply


async def test_suggestions_while_typing(town: Town) -> None:
    mina, bea = await hosting(town)

    async def typed(text: str) -> list[str]:
        return [one.value for one in await town.bot.suggest(mina.address, text)]

    assert await typed("he") == ["help"]
    assert "find" in await typed("")
    assert await typed("find fore") == ["find forecasting"]
    assert await typed("request be") == ["request @Bea"]
    assert await typed("mine x") == []
    assert await typed("nonsense x") == []
    assert await town.bot.suggest(bea.address, "request be") == []
