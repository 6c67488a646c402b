"""Many workspaces: installing, states, tokens at rest and their rotation, leaving."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet, MultiFernet

from adapters.slack import installations
from adapters.slack.app import SlackApp
from adapters.slack.install import STATE_SECONDS, States
from bot.model.people import Address
from bot.ports import Unreachable
from bot.text import text
from bot.view import Paragraph, message
from storage import open_store
from tests.adapters.slack.world import (
    SDK_WARNS,
    TEAM,
    World,
    install,
    many_workspaces,
    running,
    settings,
)
from tests.emulators.slack_client import LoopbackSlack, loopback_slack

pytestmark = pytest.mark.filterwarnings(SDK_WARNS)

ANN = Address("slack", TEAM, "UANN")
HELLO = message(Paragraph(text("Hello")))


@pytest.fixture
async def slack() -> AsyncIterator[LoopbackSlack]:
    async with loopback_slack("http") as started:
        await started.do("workspace", team=TEAM, name="Cardiff", installed=False)
        await started.do("user", team=TEAM, user="UANN", name="ann")
        yield started


async def stored(here: World) -> bytes:
    async with here.bot.store.transaction() as tx:
        secret = await tx.secret(f"slack:{TEAM}")
    assert secret is not None
    return secret


async def test_an_admin_installs_it_and_members_use_it(slack: LoopbackSlack) -> None:
    async with running(slack, "http", many_workspaces(slack)) as here:
        with pytest.raises(Unreachable):
            await here.app.chat.send(ANN, HELLO, "k")
        assert "Thank you" in await install(here, TEAM)
        await here.app.chat.send(ANN, HELLO, "k")
        await slack.do("command", team=TEAM, user="UANN", text="")
        assert not await here.refused()


async def test_tokens_are_encrypted_at_rest_and_outlive_a_restart(
    slack: LoopbackSlack, tmp_path: Path
) -> None:
    given = many_workspaces(slack)
    database = f"sqlite:///{tmp_path}/bot.db"
    async with running(slack, "http", given, database) as here:
        await install(here, TEAM)
        token = await slack.do("token", team=TEAM)
        sealed = await stored(here)
        assert token.encode() not in sealed
        assert token.encode() in Fernet(given["keys"][0]).decrypt(sealed)
    assert token.encode() not in b"".join(f.read_bytes() for f in tmp_path.iterdir())
    async with running(slack, "http", given, database) as here:
        await here.app.chat.send(ANN, HELLO, "k")


async def test_a_new_key_takes_over_from_the_old(slack: LoopbackSlack, tmp_path: Path) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    database = f"sqlite:///{tmp_path}/bot.db"
    async with running(slack, "http", many_workspaces(slack, old), database) as here:
        await install(here, TEAM)
    async with running(slack, "http", many_workspaces(slack, new, old), database) as here:
        await here.app.chat.send(ANN, HELLO, "k1")
        Fernet(new).decrypt(await stored(here))
    async with running(slack, "http", many_workspaces(slack, new), database) as here:
        await here.app.chat.send(ANN, HELLO, "k2")
    async with running(slack, "http", many_workspaces(slack, old), database) as here:
        with pytest.raises(Unreachable, match="no key opens"):
            await here.app.chat.send(ANN, HELLO, "k3")


async def test_a_token_that_ends_soon_is_renewed_before_it_is_used(
    slack: LoopbackSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    await slack.do("set", rotation=True)
    async with running(slack, "http", many_workspaces(slack)) as here:
        await install(here, TEAM)
        first = await slack.do("token", team=TEAM)
        await here.app.chat.send(ANN, HELLO, "k1")
        assert await slack.do("token", team=TEAM) == first
        monkeypatch.setattr(installations, "ROTATE_BEFORE", 13 * 60)
        await here.app.chat.send(ANN, HELLO, "k2")
        second = await slack.do("token", team=TEAM)
        assert second != first
        monkeypatch.undo()
        await here.app.chat.send(ANN, HELLO, "k3")
        assert await slack.do("token", team=TEAM) == second
        assert not await here.refused()


async def test_uninstalling_ends_the_workspace_and_installing_again_brings_it_back(
    slack: LoopbackSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(slack, "http", many_workspaces(slack)) as here:
        await install(here, TEAM)
        await here.app.chat.send(ANN, HELLO, "k1")
        await slack.do("uninstall", team=TEAM)
        await here.app.settle()
        assert "slack T1 removed the app" in caplog.text
        async with here.bot.store.transaction() as tx:
            assert await tx.secret(f"slack:{TEAM}") is None
        with pytest.raises(Unreachable):
            await here.app.chat.send(ANN, HELLO, "k2")
        await install(here, TEAM)
        await here.app.chat.send(ANN, HELLO, "k3")
        assert "xoxb" not in caplog.text


async def test_a_members_own_token_being_revoked_ends_nothing(slack: LoopbackSlack) -> None:
    async with running(slack, "http", many_workspaces(slack)) as here:
        await install(here, TEAM)
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["UANN"], "bot": []}}
        await slack.do("event", team=TEAM, event=revoked)
        await here.app.chat.send(ANN, HELLO, "k1")


async def test_the_callback_takes_no_state_twice_and_none_of_another_browser(
    slack: LoopbackSlack,
) -> None:
    async with running(slack, "http", many_workspaces(slack)) as here:
        bot = f"http://127.0.0.1:{here.app.port}"
        async with slack.session.get(f"{bot}/slack/install") as page:
            cookie = page.headers["Set-Cookie"].partition(";")[0]
            found = (await page.text()).split('href="http')[1].split('"')[0]
        (state,) = parse_qs(urlsplit(found.replace("&amp;", "&")).query)["state"]
        url = f"{bot}/slack/oauth_redirect?code=none&state={state}"
        statuses = []
        for headers in ({}, {"Cookie": f"{cookie}x"}, {"Cookie": cookie}, {"Cookie": cookie}):
            async with slack.session.get(url, headers=headers) as answer:
                statuses.append((answer.status, "invalid_state" in await answer.text()))
        # Not this browser, not this browser, a bad code, a state that was used.
        assert statuses == [(400, False), (400, False), (401, False), (401, True)]


async def test_a_state_ends_after_ten_minutes() -> None:
    now = 1_000_000.0
    store = await open_store("sqlite://")
    states = States(MultiFernet([Fernet(Fernet.generate_key())]), store, lambda: now)
    young, old = await states.async_issue(), await states.async_issue()
    now += STATE_SECONDS
    assert await states.async_consume(young)
    now += 1
    assert not await states.async_consume(old)
    assert not await states.async_consume("made-up")
    await store.close()


async def test_a_state_serves_once_in_all_processes(tmp_path: Path) -> None:
    box = MultiFernet([Fernet(Fernet.generate_key())])
    store = await open_store(f"sqlite:///{tmp_path}/bot.db")
    state = await States(box, store).async_issue()
    assert await States(box, store).async_consume(state)
    assert not await States(box, store).async_consume(state), "by another process"
    await store.close()
    store = await open_store(f"sqlite:///{tmp_path}/bot.db")
    assert not await States(box, store).async_consume(state), "after a restart"
    await store.close()


async def test_a_whole_organisation_is_told_what_to_do_and_nothing_is_kept(
    slack: LoopbackSlack,
) -> None:
    await slack.do("workspace", team="E1", name="Cymru Grid", installed=False)
    async with running(slack, "http", many_workspaces(slack)) as here:
        page = await install(here, "E1")
        assert "choose a workspace" in page
        assert "/slack/install" in page
        async with here.bot.store.transaction() as tx:
            assert await tx.secret("slack:E1") is None
            assert await tx.secret("slack:None") is None
        assert "Thank you" in await install(here, TEAM)


async def test_the_environment_does_not_switch_bolt_into_oauth(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-the-environment")
    monkeypatch.setenv("HOME", str(tmp_path))
    async with loopback_slack("http") as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        await slack.do("user", team=TEAM, user="UANN", name="ann")
        async with running(slack, "http", await settings(slack, "http")) as here:
            await slack.do("command", team=TEAM, user="UANN", text="help")
            bot = f"http://127.0.0.1:{here.app.port}"
            async with slack.session.get(f"{bot}/slack/install") as page:
                assert page.status == 404
    assert not list(tmp_path.iterdir())


async def test_settings_that_do_not_go_together_are_refused() -> None:
    store = await open_store("sqlite://")
    for given in (
        {"bot_token": "xoxb-1"},
        {"app_token": "xapp-1"},
        {"signing_secret": "s", "client_id": "1", "client_secret": "2"},
        {"app_token": "xapp-1", "client_id": "1", "client_secret": "2", "keys": ("k",)},
    ):
        with pytest.raises(ValueError, match="Slack needs"):
            SlackApp(**given, store=store)
    await store.close()
