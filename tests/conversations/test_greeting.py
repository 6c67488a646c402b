"""The bot joins a community and says once who it is; organisers set it up from there."""

from __future__ import annotations

import pytest

from bot.core.events import CommunityJoined
from bot.core.messages import buttons, plain_text
from bot.core.responses import Nothing, Reply, Response
from bot.i18n.translator import Translator
from tests.support.said import said, stands_in
from tests.support.workspace import Workspace

HOME = "town:square"


async def joins(workspace: Workspace, *, privately: bool = False, **told: str) -> Response:
    """The bot is added to the community; its adapter may report that again."""
    event = CommunityJoined(
        event_id=workspace.event_id(),
        community=HOME,
        privately=privately,
        **{"name": "square", **told},
    )
    return await workspace.handle(event)


def says_who_it_is(answer: Response, language: str = "en") -> Reply:
    """Everybody reads it, in that language."""
    assert isinstance(answer, Reply)
    assert not answer.private
    words = Translator(language, "UTC")
    for sentence in ("greeting-title", "greeting-what", "greeting-organisers"):
        assert stands_in(said(sentence), plain_text(answer.message), words)
    return answer


async def test_it_says_once_who_it_is_whatever_is_restarted(workspace: Workspace) -> None:
    says_who_it_is(await joins(workspace))
    assert isinstance(await joins(workspace), Nothing)
    workspace.restarts()
    await workspace.passes(days=400)
    assert isinstance(await joins(workspace), Nothing)


async def test_who_organises_sets_it_up_by_its_button_and_others_read_who_that_is(
    workspace: Workspace,
) -> None:
    hello = says_who_it_is(await joins(workspace))
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    opens, helps = (button.action for button in buttons(hello.message))
    await olu.presses_action(opens)
    olu.reads(said("setup-title"), said("setup-welcome"))
    answer = await mina.presses_action(opens)
    assert isinstance(answer, Reply)
    assert answer.private
    mina.reads(said("error-organising", who="Olu"))
    await mina.presses_action(helps)
    mina.reads(said("help-title"))


async def test_a_newcomer_agrees_to_the_notice_before_they_set_it_up(workspace: Workspace) -> None:
    hello = says_who_it_is(await joins(workspace))
    workspace.first_contact = True
    olu = workspace.member("Olu", organiser=True)
    await olu.presses_action(buttons(hello.message)[0].action)
    olu.reads(said("consent-title"))
    await olu.presses("consent.agree")
    olu.reads(said("setup-title"))


async def test_a_community_that_was_set_up_hears_nothing_more(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.submits("setup.contact", {"contact": "Careers team"})
    assert isinstance(await joins(workspace), Nothing)


@pytest.mark.parametrize(
    "told, language", [("cy", "cy"), ("en-GB", "en"), ("xx", "en"), ("", "en")]
)
async def test_it_speaks_the_language_that_the_platform_knows(
    workspace: Workspace, told: str, language: str
) -> None:
    says_who_it_is(await joins(workspace, language=told), language)


async def test_a_name_that_was_not_told_is_learnt_from_the_first_member(
    workspace: Workspace,
) -> None:
    await joins(workspace, name="")
    await workspace.member("Mina").says("help")
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get(HOME)
    assert community is not None
    assert community.name == "square"
    assert community.greeted


async def test_whoever_installed_it_reads_alone_once_what_it_is_and_who_sets_it_up(
    workspace: Workspace,
) -> None:
    hello = await joins(workspace, privately=True)
    assert isinstance(hello, Reply)
    assert hello.private
    words = Translator("en", "UTC")
    for sentence in ("greeting-title", "greeting-installed", "greeting-channel"):
        assert stands_in(said(sentence), plain_text(hello.message), words)
    olu = workspace.member("Olu", organiser=True)
    await olu.presses_action(buttons(hello.message)[0].action)
    olu.reads(said("setup-title"))
    workspace.restarts()
    await workspace.passes(days=400)
    assert isinstance(await joins(workspace, privately=True), Nothing)


async def test_its_first_channel_reads_who_it_is_after_whoever_installed_it(
    workspace: Workspace,
) -> None:
    await joins(workspace, privately=True)
    says_who_it_is(await joins(workspace))
    assert isinstance(await joins(workspace), Nothing)


async def test_nobody_is_told_that_it_was_installed_where_members_use_it_already(
    workspace: Workspace,
) -> None:
    await workspace.member("Mina").says("help")
    assert isinstance(await joins(workspace, privately=True), Nothing)
