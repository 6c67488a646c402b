"""No search ends in a dead end: what a seeker can do where nobody fits, or nobody is right."""

from __future__ import annotations

from bot.core.messages import buttons
from bot.features.find.onward import topic_in
from tests.conversations.conftest import BOTH_STORES
from tests.support.connecting import connected, says_so
from tests.support.said import said
from tests.support.scenarios import hosting
from tests.support.workspace import Member, Workspace


async def bakers(workspace: Workspace, *topics: str) -> Member:
    """Mina, and a host for each of these lists of topics."""
    for number, offered in enumerate(topics):
        await workspace.member(f"Host {number}").offers(topics=offered, sector="")
    mina = workspace.member("Mina")
    await mina.says("help")
    return mina


def topics(mina: Member) -> list[str]:
    """The topics that Mina can press."""
    carried = [one.partition(":")[2] for one in mina.actions() if one.startswith("find.topic:")]
    return [topic_in(one) for one in carried]


async def test_where_nobody_fits_every_way_on_is_there(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find astronomy")
    mina.reads(
        said("found-none", query="astronomy"),
        said("onward-introduce"),
        said("onward-outside"),
        said("onward-watch"),
    )
    ways = ["ways.topic", "elsewhere.open", "find.watch", "find.open", "find.search"]
    assert mina.choices() == ways
    await mina.presses("find.open")
    mina.reads(said("found-title", count=1))


async def test_each_way_on_leads_somewhere(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    for action, reads in {
        "ways.topic": said("topic-title", topic="astronomy"),
        "elsewhere.open": said("elsewhere-title"),
        "find.watch": said("watching", query="astronomy"),
    }.items():
        await mina.says("find astronomy")
        await mina.presses(action)
        mina.reads(reads)


async def test_where_nobody_hosts_there_is_still_a_way_on(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find")
    mina.reads(said("found-nobody"), said("onward-outside"), said("onward-watch-all"))
    assert mina.choices() == ["elsewhere.open", "find.watch", "find.search"]


@BOTH_STORES
async def test_topics_that_three_hosts_share_can_be_browsed(workspace: Workspace) -> None:
    mina = await bakers(
        workspace, "bread, Cŵn, tea", "Bread, cŵn", "bread, cŵn, tea", "bread, opera"
    )
    await mina.says("find astronomy")
    mina.reads(said("find-topics"))
    assert topics(mina) == ["bread", "cŵn"]
    await mina.presses(next(one for one in mina.actions() if topic_in(one[11:]) == "cŵn"))
    mina.reads(said("found-title", count=3), said("found-for", query="cŵn"))


async def test_with_no_shared_topic_none_is_shown(workspace: Workspace) -> None:
    mina = await bakers(workspace, "bread", "bread, tea")
    await mina.says("find astronomy")
    mina.reads_not(said("find-topics"))
    await mina.presses_action("find.topics")
    mina.reads(said("topics-none"))
    assert mina.choices() == ["find.open", "find.search"]


async def test_ones_own_topics_and_those_of_who_is_apart_do_not_count(
    workspace: Workspace,
) -> None:
    mina = await bakers(workspace, "bread", "bread")
    await mina.offers(topics="bread")
    await mina.says("find astronomy")
    mina.reads_not(said("find-topics"))


async def test_many_topics_have_a_page_of_their_own(workspace: Workspace) -> None:
    many = [f"topic {letter * 3}" for letter in "abcdefghijklmn"]
    mina = await bakers(workspace, *[", ".join(many[:8])] * 3, *[", ".join(many[8:])] * 3)
    await mina.says("find astronomy")
    assert topics(mina) == many[:4]
    await mina.presses("find.topics")
    mina.reads(said("topics-title"))
    first = topics(mina)
    assert len(first) == 12
    await mina.presses("find.topics")
    assert [*first, *topics(mina)] == many
    assert "find.topics" not in mina.choices()


async def test_what_no_button_carries_shows_the_topics(workspace: Workspace) -> None:
    mina = await bakers(workspace, "bread", "bread", "bread")
    for carried in ("", "_____", "a", "gICAgA"):
        await mina.presses_action(f"find.topic:{carried}")
        mina.reads(said("topics-title"))


async def test_a_topic_too_long_for_a_button_is_left_out(workspace: Workspace) -> None:
    mina = await bakers(workspace, *["ŵ" * 45 + ", bread"] * 3)
    await mina.says("find astronomy")
    assert topics(mina) == ["bread"]


async def test_where_nobody_is_right_among_those_found_it_goes_on(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find data science")
    await mina.presses("find.onward")
    mina.reads(said("onward-for", query="data science"), said("onward-introduce"))
    await mina.says("find")
    await mina.presses("find.onward")
    mina.reads(said("onward-all"), said("onward-watch-all"))
    mina.reads_not(said("onward-introduce"))


async def test_the_nearest_are_called_so_and_people_may_know_somebody(
    workspace: Workspace,
) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find trapeze forecasting")
    mina.reads(said("found-nearest"), "Bea", said("onward-introduce"))
    assert mina.answer is not None
    labels = {press.label: press.action.partition(":")[0] for press in buttons(mina.answer)}
    assert {"ways.reach", "ways.topic"} < set(labels.values())  # no two are called the same
    await mina.says("find forecasting")
    mina.reads_not(said("onward-introduce"))


async def test_somebody_of_that_name_who_does_not_host_can_be_reached(
    workspace: Workspace,
) -> None:
    mina, _ = await connected(workspace)
    await mina.says("find be")
    mina.reads(said("found-not-asked"), "Bea")
    await mina.says("find bea")
    mina.reads(said("found-not-asked"), "Bea")
    await mina.presses("ways.reach")
    mina.reads(said("reach-title", name="Bea"))
    nia = workspace.member("Nia")
    await nia.says("find bea")
    nia.reads_not(said("found-not-asked"))
    await says_so(nia, mina)


async def test_a_button_for_more_from_before_shows_those_who_are_left(
    workspace: Workspace,
) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("find data science")
    await mina.presses_action("find.more:40")
    mina.reads("Bea")


async def test_nothing_is_said_to_fit_where_nobody_searched(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    cai = workspace.member("Cai")
    await cai.presses_action("offered.new")
    await cai.fills(role="Nurse", region="Bala")
    fits = [said(id) for id in ("offered-here", "button-watch", "found-away", "onward-watch")]
    for typed, there in (("find data science", True), ("find", False)):
        await mina.says(typed)
        assert mina.finds(said("button-watch-all"), mina.reply) != there
        assert mina.finds(said("button-watch"), mina.reply) == there
        await mina.presses("find.onward")
        assert mina.finds(said("onward-watch"), mina.reply) == there
    mina.reads(said("offered-here-all", count=1), said("onward-watch-all"))
    mina.reads_not(*fits)


async def test_whoever_waits_for_anybody_is_not_told_of_a_search(workspace: Workspace) -> None:
    mina, cai = workspace.member("Mina"), workspace.member("Cai")
    await mina.says("find")
    await mina.presses("find.watch")
    for typed in ("find", "find opera"):
        await cai.says(typed)
        await cai.presses("find.watch")
    await workspace.member("Bea").offers()
    for one in (mina, cai):
        one.is_told(said("match-all"), "Bea")
    await workspace.member("Eli").offers(topics="opera")
    mina.is_told(said("match-all"), "Eli")
    cai.is_told(said("match"), "Eli")
