"""An organiser announces the bot to a whole channel, and members begin from there."""

from __future__ import annotations

from bot.core.messages import buttons, plain_text
from bot.core.responses import Replace, Reply, ShowForm
from bot.i18n.translator import Translator
from tests.support.said import said, stands_in
from tests.support.workspace import Member, Workspace


async def announce(olu: Member) -> Reply:
    """Olu looks at the announcement, and posts it."""
    await olu.says("setup")
    await olu.presses("setup.announce")
    olu.reads(said("announce-preview"), said("announce-title"), said("announce-where"))
    posted = await olu.presses("setup.post")
    assert isinstance(posted, Reply)
    return posted


async def test_an_announcement_is_previewed_and_then_read_by_everybody(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    posted = await announce(olu)
    assert not posted.private
    olu.reads(said("announce-title"), said("announce-what"), said("announce-private"))
    await olu.says("audit")
    olu.reads(said("audit-line", act="announced", by="Olu"))


async def test_no_button_of_an_announcement_changes_what_others_read(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    posted = await announce(olu)
    bea = workspace.member("Bea")
    await bea.says("mine")
    workspace.first_contact = True  # a newcomer reads the notice first
    for reader in (olu, bea, workspace.member("Mina")):
        for button in buttons(posted.message):
            answer = await reader.presses_action(button.action)
            assert isinstance(answer, Reply | ShowForm)
            assert not isinstance(answer, Reply) or answer.private


async def test_where_only_they_would_read_it_nothing_is_posted_and_they_read_what_to_do(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    olu.alone = True
    await olu.says("setup")
    await olu.presses("setup.announce")
    olu.reads(said("announce-preview"), said("announce-title"), said("announce-elsewhere"))
    assert olu.answer is not None
    assert [press.action for press in buttons(olu.answer)] == ["setup.open"]
    refused = await olu.presses_action("setup.post")  # of a message from before
    assert isinstance(refused, Reply)
    assert refused.private
    olu.reads(said("error-post-alone"))
    olu.reads_not(said("announce-title"))
    await olu.says("audit")
    olu.reads_not(said("audit-line", act="announced", by="Olu"))
    olu.alone = False
    assert not (await announce(olu)).private


async def test_a_double_click_posts_it_once(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await announce(olu)
    again = await olu.presses_action("setup.post")
    assert isinstance(again, Replace)
    olu.reads(said("announce-posted"))
    await workspace.passes(minutes=2)  # into another channel
    assert not (await announce(olu)).private


async def test_it_speaks_the_language_of_the_community_and_only_organisers_post_it(
    workspace: Workspace,
) -> None:
    olu, mina = workspace.member("Olu", organiser=True), workspace.member("Mina")
    await olu.says("setup")
    await olu.presses("setup.community")
    await olu.fills(language="cy")
    await olu.says("settings")
    await olu.presses("settings.language")
    await olu.fills(language="en")
    await olu.says("setup")
    await olu.presses("setup.announce")
    olu.reads(said("announce-where"))
    posted = await olu.presses("setup.post")
    assert isinstance(posted, Reply)
    welsh = Translator("cy", "Europe/London")
    assert stands_in(said("announce-hosts"), plain_text(posted.message), welsh)
    answer = await mina.presses_action("setup.post")
    assert isinstance(answer, Reply)
    assert answer.private
    mina.reads(said("error-organising"))
