"""A term's seekers under one name: members join by themselves, and it ends by itself."""

from __future__ import annotations

from bot.core.messages import buttons, plain_text
from bot.core.responses import FormErrors, Replace, Reply
from tests.support.said import said
from tests.support.scenarios import met
from tests.support.workspace import Member, Workspace

OVER = said("nudge-cohort-over", name="Autumn")
JOINED = said("cohort-joined", name="Autumn")


async def begun(workspace: Workspace, last: str = "2026-04-30") -> tuple[Member, str]:
    """Olu has begun a cohort and posted the way in: its button."""
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("cohort.open")
    olu.reads(said("cohorts-title"), said("cohorts-how"), said("cohorts-none"))
    await olu.presses("cohort.new")
    await olu.fills(name="Autumn", last=last)
    olu.reads(said("announce-preview"), said("cohort-invites", name="Autumn"))
    olu.reads(said("cohort-means"), said("announce-where"))
    posted = await olu.presses("cohort.post")
    assert isinstance(posted, Reply)
    assert not posted.private
    (join,) = buttons(posted.message)
    return olu, join.action


async def test_members_join_and_read_once_that_it_is_over(workspace: Workspace) -> None:
    mina, _ = await met(workspace)  # a thank-you is owed
    _, join = await begun(workspace)
    dai = workspace.member("Dai")
    for one in (mina, dai, mina):  # twice is as good as once
        answer = await one.presses_action(join)
        assert isinstance(answer, Reply)
        assert answer.private
        one.reads(JOINED)
    await dai.says("mine")
    dai.reads(said("cohort-summary", name="Autumn"))
    await workspace.passes(days=120)
    assert len(mina.received(OVER)) == len(dai.received(OVER)) == 1
    assert mina.finds(said("cohort-owed", count=1), mina.received(OVER)[0])
    assert not dai.finds(said("cohort-owed", count=1), dai.received(OVER)[0])
    await dai.says("mine")
    dai.reads_not(said("cohort-summary", name="Autumn"))
    await dai.presses_action(join)
    dai.reads(said("cohort-past"))


async def test_the_way_in_is_not_posted_where_nobody_else_would_read_it(
    workspace: Workspace,
) -> None:
    olu, join = await begun(workspace)
    await workspace.passes(minutes=2)
    olu.alone = True
    await olu.presses("cohort.open")
    await olu.presses("cohort.show")
    olu.reads(said("cohort-invites", name="Autumn"), said("announce-elsewhere"))
    assert olu.answer is not None
    assert not [b for b in buttons(olu.answer) if b.action.startswith("cohort.post")]
    refused = await olu.presses_action(join.replace("cohort.join", "cohort.post"))
    assert isinstance(refused, Reply)
    assert refused.private
    olu.reads(said("error-post-alone"))


async def test_a_newcomer_joins_after_the_notice(workspace: Workspace) -> None:
    _, join = await begun(workspace)
    workspace.first_contact = True
    dai = workspace.member("Dai")
    await dai.presses_action(join)
    dai.reads(said("consent-lead"))
    await dai.presses("consent.agree")
    dai.reads(JOINED)


async def test_who_leaves_it_reads_nothing_and_may_join_again(workspace: Workspace) -> None:
    _, join = await begun(workspace)
    dai, eli = workspace.member("Dai"), workspace.member("Eli")
    for one in (dai, eli):
        await one.presses_action(join)
        await one.presses("cohort.leave")
        one.reads(said("cohort-left", name="Autumn"))
    await dai.presses_action(join)
    dai.reads(JOINED)
    await workspace.passes(days=120)
    assert len(dai.received(OVER)) == 1
    assert eli.received(OVER) == []


async def test_organisers_read_how_many_in_steps_of_ten_and_never_who(workspace: Workspace) -> None:
    olu, join = await begun(workspace)
    few, many = said("invites-few", fewest=10), said("invites-many", count=10)
    people = [workspace.member(f"Member {number}") for number in range(10)]
    for one in people[:9]:
        await one.presses_action(join)
    await olu.presses("cohort.open")
    olu.reads(said("cohort-row", name="Autumn"), few, said("cohorts-numbers", fewest=10))
    await people[9].presses_action(join)
    await olu.presses("cohort.open")
    olu.reads(many)
    olu.sees_not("Member 9")


async def test_a_removed_one_ends_in_silence(workspace: Workspace) -> None:
    olu, join = await begun(workspace)
    dai = workspace.member("Dai")
    await dai.presses_action(join)
    await olu.presses("cohort.open")
    await olu.presses("cohort.show")
    await olu.presses("cohort.remove")
    olu.reads(said("cohort-remove", name="Autumn"))
    await olu.presses("cohort.remove_now")
    olu.reads(said("cohort-removed", name="Autumn"), said("cohorts-none"))
    await dai.says("mine")
    dai.reads_not(said("cohort-summary", name="Autumn"))
    await dai.presses_action(join)
    dai.reads(said("cohort-past"))
    await workspace.passes(days=120)
    assert dai.received(OVER) == []
    await olu.says("audit")
    for act in ("cohort_begun", "cohort_posted", "cohort_removed"):
        olu.reads(said("audit-line", act=act, by="Olu"))


async def test_days_that_make_no_sense_and_too_many_are_refused(workspace: Workspace) -> None:
    olu, _ = await begun(workspace)
    for first, last in (
        ("2026-05-02", "2026-05-01"),
        ("2025-01-01", "2025-02-01"),
        ("2026-03-03", "9999-12-31"),
    ):
        await olu.presses("cohort.open")
        await olu.presses("cohort.new")
        answer = await olu.fills(name="Odd", first=first, last=last)
        assert isinstance(answer, FormErrors)
        assert olu.finds(said("field-cohort-days"), olu.errors["last"])
    for _ in range(5):
        await olu.presses("cohort.open")
        await olu.presses("cohort.new")
        await olu.fills(name="More", first="2026-03-02", last="2026-04-30")
    olu.reads(said("error-cohorts-many", count=5))


async def test_a_double_click_posts_once_and_others_post_nothing(workspace: Workspace) -> None:
    olu, join = await begun(workspace)
    post = join.replace("cohort.join", "cohort.post")
    assert isinstance(await olu.presses_action(post), Replace)
    olu.reads(said("announce-posted"))
    dai = workspace.member("Dai")
    for action in ("cohort.show", "cohort.post", "cohort.remove", "cohort.remove_now"):
        answer = await dai.presses_action(join.replace("cohort.join", action))
        assert isinstance(answer, Reply)
        assert answer.private
        assert dai.finds(said("error-organising"), plain_text(answer.message))


async def test_it_goes_on_without_the_organiser_who_made_it(workspace: Workspace) -> None:
    olu, join = await begun(workspace)
    dai = workspace.member("Dai")
    await dai.presses_action(join)
    await olu.leaves()
    await workspace.passes(days=120)
    assert len(dai.received(OVER)) == 1
