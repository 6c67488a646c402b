"""Finding somebody: who comes first, who is left out, and being told when someone fits."""

from __future__ import annotations

from bot.domain.people import Address, Profile
from tests.support.said import label, said
from tests.support.scenarios import asked, hosting, thanked
from tests.support.workspace import Member, Workspace


async def _hosts(workspace: Workspace, *names: str, **offer: str) -> list[Member]:
    made = [workspace.member(name) for name in names]
    for member in made:
        await member.offers(**offer)
    return made


async def test_a_role_counts_more_than_a_topic_and_a_topic_more_than_an_organisation(
    workspace: Workspace,
) -> None:
    mina = workspace.member("Mina")
    await workspace.member("Cai").offers(organisation="Energy Games", role="Cook", topics="soup")
    await workspace.member("Bea").offers(role="Games tester", topics="patience")
    await workspace.member("Ana").offers(role="Painter", topics="games, colour")
    await mina.says("find games")
    at = [mina.reply.index(name) for name in ("Bea, Games tester", "Ana, Painter", "Cai, Cook")]
    assert at == sorted(at)


async def test_any_word_may_be_found_and_a_beginning_is_enough(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    for typed in (
        "data sci",
        "forecast",
        "the science of data",
        "DATA",
        "scientists",
        "forcasting",
    ):
        await mina.says(f"find {typed}")
        mina.reads(said("found-title", count=1))
    for typed in ("da", "xyz", "opera"):
        await mina.says(f"find {typed}")
        mina.reads(said("found-none", query=typed))


async def test_whoever_is_nearest_is_called_so(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find trapeze forecasting")
    mina.reads(said("found-nearest", query="trapeze forecasting", count=1), "Bea")
    await workspace.member("Cai").offers(topics="forecasting")
    await mina.says("find trapeze forecasting")
    await mina.presses("find.near")
    mina.reads(said("found-nearest", query="trapeze forecasting", count=2), "Bea", "Cai")
    await mina.says("find forecasting")
    mina.reads(said("found-for", query="forecasting"))


async def test_who_only_mentions_what_is_near_is_the_nearest(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    offer = {"role": "Weather forecaster", "topics": "rain"}
    await workspace.member("Priya").offers(**offer, about="We predict rain for small farms.")
    for typed in ("working with animals", "gweithio gydag anifeiliaid"):
        await mina.says(f"find {typed}")
        mina.reads(said("found-none", query=typed), said("onward-near"))
        mina.reads_not("Priya")
        await mina.presses("find.near")
        mina.reads(said("found-nearest", query=typed), "Priya")
    await workspace.member("Cai").offers(role="Sheep farmer", topics="lambs")
    await mina.says("find working with animals")
    mina.reads(said("found-for", query="working with animals"), "Cai")


async def test_the_same_is_meant_in_both_languages(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await workspace.member("Bea").offers(role="Veterinary surgeon", topics="small patients")
    await workspace.member("Cai").offers(role="IT support technician", topics="help desk")
    await workspace.member("Ana").offers(role="Embedded engineer", topics="C, C++")
    await workspace.member("Dai").offers(role="Backend developer", topics="C#, .NET")
    for name, searches in {
        "Bea": ("vet", "milfeddyg", "filfeddyg", "vetinary", "working with animals"),
        "Cai": ("IT", "it", "gwaith mewn IT"),
        "Ana": ("c++",),
        "Dai": ("dotnet", "c#"),
    }.items():
        for typed in searches:
            await mina.says(f"find {typed}")
            others = [other for other in ("Bea", "Cai", "Ana", "Dai") if f"{other}, " in mina.reply]
            assert min(others, key=lambda other: mina.reply.index(f"{other}, ")) == name, typed


async def test_who_was_not_asked_for_long_comes_first_among_equals(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    ana, _ = await _hosts(workspace, "Ana", "Bea")
    await mina.says("find data science")
    assert mina.reply.index("Ana") < mina.reply.index("Bea")
    await workspace.member("Eve").asks(ana)
    await mina.says("find data science")
    assert mina.reply.index("Bea") < mina.reply.index("Ana")


async def test_a_host_is_found_by_the_name_they_have_now(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, organisation="Acme")
    await mina.says("find Bea")
    mina.reads(said("found-title", count=1))
    bea.told = Profile(name="Rhiannon Fôn")
    await bea.says("mine")
    await mina.says("find rhiannon")
    mina.reads(said("found-title", count=1), "Rhiannon Fôn")
    await mina.says("find Bea")
    mina.reads(said("found-none", query="Bea"))


async def test_accents_and_case_do_not_matter(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await workspace.member("Zoë").offers(topics="pâtisserie, tŷ bach", organisation="Ünïcorn")
    for typed in ("patisserie", "PÂTISSERIE", "unicorn", "ty"):
        await mina.says(f"find {typed}")
        mina.reads(said("found-title", count=1), "Zoë")


async def test_an_empty_search_shows_everyone_by_name(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await _hosts(workspace, "Cai", "Ana", "Bea")
    await mina.says("find")
    mina.reads(said("found-title", count=3))
    assert mina.reply.index("Ana") < mina.reply.index("Bea") < mina.reply.index("Cai")


async def test_nobody_hosts_yet(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await mina.presses("find.watch")
    mina.reads(said("watching-all"))
    (bea,) = await _hosts(workspace, "Bea")
    mina.is_told(said("match-all"), "Bea")
    assert bea.direct_messages() == []


async def test_told_once_when_someone_fits(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find astronomy")
    mina.reads(said("found-none", query="astronomy"))
    await mina.presses("find.watch")
    mina.reads(said("watching", query="astronomy"))
    await _hosts(workspace, "Ana", topics="cooking")
    assert mina.direct_messages() == []
    (bea,) = await _hosts(workspace, "Bea", topics="astronomy")
    mina.is_told("Bea")
    await bea.offers(topics="astronomy, stars")
    await bea.says("host")
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    await bea.presses("host.resume")
    assert len(mina.direct_messages()) == 1
    await mina.presses("request.note")
    assert mina.form is not None
    assert mina.form.title == label("form-note", mina.words)


async def test_no_longer_told_after_unwatching(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find astronomy")
    await mina.presses("find.watch")
    await mina.presses("find.unwatch")
    mina.reads(said("watching-not"))
    await _hosts(workspace, "Bea", topics="astronomy")
    assert mina.direct_messages() == []


async def test_switched_off_in_the_settings_too(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find astronomy")
    await mina.presses("find.watch")
    await mina.says("settings")
    await mina.presses("settings.nudges")
    await mina.fills(wanted=("reminders",))
    await _hosts(workspace, "Bea", topics="astronomy")
    assert mina.direct_messages() == []


async def test_a_match_waits_for_the_morning(workspace: Workspace) -> None:
    mina = workspace.member("Mina", zone="Asia/Tokyo")
    await mina.says("find astronomy")
    await mina.presses("find.watch")
    await workspace.passes(hours=3)  # ten at night in Tokyo
    await _hosts(workspace, "Bea", topics="astronomy")
    assert mina.direct_messages() == []
    await workspace.passes(hours=10)
    mina.is_told("Bea")


async def test_more_hosts_than_fit_on_a_page(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await _hosts(workspace, *(f"Host {letter}" for letter in "ABCDEFGHI"))
    await mina.says("find data science")
    mina.reads(said("found-title", count=9), "Host A", "Host D")
    assert "Host E" not in mina.reply
    await mina.presses("find.more")
    mina.reads("Host E", "Host H")
    assert "Host D" not in mina.reply
    await mina.presses("find.more")
    mina.reads("Host I")
    assert "find.more" not in mina.choices("Host I")


async def test_searching_again_in_the_form(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find opera")
    await mina.presses("find.search")
    await mina.fills(query="  forecasting ")
    mina.reads(said("found-title", count=1), said("found-for", query="forecasting"))
    await mina.presses("find.search")
    await mina.fills(query="x" * 61)
    mina.refused(query=said("field-too-long", most=60))
    await mina.fills(query="")
    mina.reads(said("found-title", count=1))


async def test_what_a_host_offers_is_in_the_list(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace, "America/New_York", languages="English, Cymraeg")
    await mina.says("find data")
    ways = said("format", format="video") + " · " + said("format", format="phone")
    mina.reads(
        said("host-line", name="Bea", role="Data scientist", organisation="Bea Ltd"),
        "data science, forecasting",
        said("talks", formats=ways, lengths="15, 20, 30"),
        "English, Cymraeg",
        "Mon–Fri 17:00–19:00 (London)",
    )
    mina.reads(said("fact-topics"), said("fact-talks"), said("fact-languages"), said("fact-free"))
    assert "meet.example" not in mina.reply


async def test_suggestions_while_typing(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)

    async def typed(text: str) -> list[str]:
        return [one.value for one in await workspace.bot.suggest(mina.address, text)]

    assert await typed("he") == ["help"]
    assert "find" in await typed("")
    assert await typed("find fore") == ["find forecasting"]
    (topic,) = await workspace.bot.suggest(mina.address, "find fore")
    assert topic.label == label("suggest-topic", mina.words, count=1)
    assert await typed("find be") == ["find Bea"]
    assert await typed("reach fo") == ["reach forecasting"]
    for name in ("request", "reach", "know"):
        assert await typed(f"{name} be") == [f"{name} @Bea"]
        assert await typed(f"{name} b") == []
    assert await typed("find f") == []
    assert await typed("mine x") == []
    assert await typed("nonsense x") == []
    assert await workspace.bot.suggest(bea.address, "request be") == []


async def test_the_first_command_is_completed_too(workspace: Workspace) -> None:
    nia = workspace.member("Nia")

    async def typed(text: str) -> list[str]:
        return [one.value for one in await workspace.bot.suggest(nia.address, text)]

    assert await typed("he") == ["help"]
    assert await typed("find ") == []  # nobody has used the bot here
    await hosting(workspace)
    assert await typed("find fore") == ["find forecasting"]
    assert await typed("request be") == ["request @Bea"]
    assert "settings London" in await typed("settings lon")
    elsewhere = Address("playground", "elsewhere", "nia")
    assert await workspace.bot.suggest(elsewhere, "request be") == []


async def test_a_host_whom_one_has_asked_or_met_has_the_card_of_that(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.says("find data science")
    mina.reads("Bea", said("button-your-request"))
    shown = mina.choices("Bea")
    assert "request.note" not in shown
    await mina.presses("mine.card", within="Bea")
    mina.reads(said("status-asked-seeker", other="Bea"))
    await bea.presses("answer.decline")
    await bea.fills(reason="busy", share="no")
    await mina.says("find data science")
    assert "mine.card" not in mina.choices("Bea")


async def test_a_host_whom_one_talked_with_can_be_asked_again(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.says("find data science")
    mina.reads("Bea", said("button-talked-in"))
    assert {"request.note", "mine.card"} <= set(mina.choices("Bea"))
