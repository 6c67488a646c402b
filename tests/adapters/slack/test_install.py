"""Many workspaces: installation, OAuth states, encrypted tokens and their rotation, removal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet, MultiFernet

from adapters.slack.app import SlackApp
from adapters.slack.install import STATE_SECONDS, OAuthStates
from adapters.slack.timings import SlackTimings
from bot.core.messages import Paragraph, message
from bot.core.ports import Unreachable
from bot.core.store import StoreUnavailable
from bot.core.text import text
from bot.domain.people import Address
from bot.i18n.translator import Translator
from storage import open_store
from tests.adapters.slack.harness import (
    SDK_WARNS,
    TEAM,
    RunningBot,
    install,
    many_workspaces,
    one_workspace,
    start_bot,
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


async def stored(bot: RunningBot) -> bytes:
    async with bot.core.store.transaction() as tx:
        secret = await tx.secrets.get(f"slack:{TEAM}")
    assert secret is not None
    return secret


async def test_members_use_the_app_after_an_admin_installed_it(slack: LoopbackSlack) -> None:
    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        with pytest.raises(Unreachable):
            await bot.app.chat.send(ANN, HELLO, "k")
        assert "Thank you" in await install(bot, TEAM)
        await bot.app.chat.send(ANN, HELLO, "k")
        await slack.do("command", team=TEAM, user="UANN", text="")
        assert not await bot.refusals()


async def test_tokens_are_encrypted_at_rest_and_survive_a_restart(
    slack: LoopbackSlack, tmp_path: Path
) -> None:
    given = many_workspaces(slack)
    database = f"sqlite:///{tmp_path}/bot.db"
    async with start_bot(slack, "http", given, database) as bot:
        await install(bot, TEAM)
        token = await slack.do("token", team=TEAM)
        sealed = await stored(bot)
        assert token.encode() not in sealed
        assert token.encode() in Fernet(given["keys"][0]).decrypt(sealed)
    assert token.encode() not in b"".join(f.read_bytes() for f in tmp_path.iterdir())
    async with start_bot(slack, "http", given, database) as bot:
        await bot.app.chat.send(ANN, HELLO, "k")


async def test_a_new_key_encrypts_the_tokens_of_the_old_one_again(
    slack: LoopbackSlack, tmp_path: Path
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    database = f"sqlite:///{tmp_path}/bot.db"
    async with start_bot(slack, "http", many_workspaces(slack, old), database) as bot:
        await install(bot, TEAM)
    async with start_bot(slack, "http", many_workspaces(slack, new, old), database) as bot:
        await bot.app.chat.send(ANN, HELLO, "k1")
        Fernet(new).decrypt(await stored(bot))
    async with start_bot(slack, "http", many_workspaces(slack, new), database) as bot:
        await bot.app.chat.send(ANN, HELLO, "k2")
    async with start_bot(slack, "http", many_workspaces(slack, old), database) as bot:
        with pytest.raises(Unreachable, match="no key decrypts"):
            await bot.app.chat.send(ANN, HELLO, "k3")


async def test_a_token_that_expires_soon_is_renewed_before_use(
    slack: LoopbackSlack, tmp_path: Path
) -> None:
    await slack.do("set", rotation=True)
    given, database = many_workspaces(slack), f"sqlite:///{tmp_path}/bot.db"
    async with start_bot(slack, "http", given, database) as bot:
        await install(bot, TEAM)
        first = await slack.do("token", team=TEAM)
        await bot.app.chat.send(ANN, HELLO, "k1")
        assert await slack.do("token", team=TEAM) == first
    hasty = SlackTimings(renew_before_s=timedelta(hours=13).total_seconds())
    async with start_bot(slack, "http", given | {"timings": hasty}, database) as bot:
        await bot.app.chat.send(ANN, HELLO, "k2")
        second = await slack.do("token", team=TEAM)
        assert second != first
    async with start_bot(slack, "http", given, database) as bot:
        await bot.app.chat.send(ANN, HELLO, "k3")
        assert await slack.do("token", team=TEAM) == second
        assert not await bot.refusals()


async def test_a_removed_app_can_be_installed_again(
    slack: LoopbackSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        await install(bot, TEAM)
        await bot.app.chat.send(ANN, HELLO, "k1")
        await slack.do("uninstall", team=TEAM)
        await bot.app.drain()
        assert "slack T1 removed the app" in caplog.text
        async with bot.core.store.transaction() as tx:
            assert await tx.secrets.get(f"slack:{TEAM}") is None
        with pytest.raises(Unreachable):
            await bot.app.chat.send(ANN, HELLO, "k2")
        await install(bot, TEAM)
        await bot.app.chat.send(ANN, HELLO, "k3")
        assert "xoxb" not in caplog.text


async def test_a_revoked_user_token_changes_nothing(slack: LoopbackSlack) -> None:
    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        await install(bot, TEAM)
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["UANN"], "bot": []}}
        await slack.do("event", team=TEAM, event=revoked)
        await bot.app.chat.send(ANN, HELLO, "k1")


async def _begun(slack: LoopbackSlack, port: int) -> tuple[str, str]:
    """Return the cookie of an installation that a browser has begun, and where Slack leads it
    back to, with a code that is none."""
    address = f"http://127.0.0.1:{port}"
    async with slack.session.get(f"{address}/slack/install") as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        found = (await page.text()).split('href="http')[1].split('"')[0]
    (state,) = parse_qs(urlsplit(found.replace("&amp;", "&")).query)["state"]
    return cookie, f"{address}/slack/oauth_redirect?code=none&state={state}"


async def test_the_callback_refuses_a_used_state_and_one_of_another_browser(
    slack: LoopbackSlack,
) -> None:
    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        cookie, url = await _begun(slack, bot.app.port)
        statuses = []
        for headers in ({}, {"Cookie": f"{cookie}x"}, {"Cookie": cookie}, {"Cookie": cookie}):
            async with slack.session.get(url, headers=headers) as answer:
                statuses.append((answer.status, "invalid_state" in await answer.text()))
        # Not this browser, not this browser, a bad code, a state that was used.
        assert statuses == [(400, False), (400, False), (401, False), (401, True)]


async def test_while_the_store_is_away_the_callback_says_so_in_the_language_of_the_browser(
    slack: LoopbackSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(_: OAuthStates, state: str) -> bool:
        raise StoreUnavailable("away")

    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        cookie, url = await _begun(slack, bot.app.port)
        monkeypatch.setattr(OAuthStates, "async_consume", unavailable)
        for named, language in (("cy-GB,en;q=0.5", "cy"), ("en", "en"), ("de", "en")):
            headers = {"Cookie": cookie, "Accept-Language": named}
            async with slack.session.get(url, headers=headers) as answer:
                said = Translator(language, "UTC").label("install-later")
                assert (answer.status, await answer.text()) == (503, said)


async def test_a_state_expires_after_ten_minutes() -> None:
    now = 1_000_000.0
    store = await open_store("sqlite://")
    states = OAuthStates(MultiFernet([Fernet(Fernet.generate_key())]), store, lambda: now)
    young, old = await states.async_issue(), await states.async_issue()
    now += STATE_SECONDS
    assert await states.async_consume(young)
    now += 1
    assert not await states.async_consume(old)
    assert not await states.async_consume("made-up")
    await store.close()


async def test_a_state_works_once_across_processes(tmp_path: Path) -> None:
    box = MultiFernet([Fernet(Fernet.generate_key())])
    store = await open_store(f"sqlite:///{tmp_path}/bot.db")
    state = await OAuthStates(box, store).async_issue()
    assert await OAuthStates(box, store).async_consume(state)
    assert not await OAuthStates(box, store).async_consume(state), "by another process"
    await store.close()
    store = await open_store(f"sqlite:///{tmp_path}/bot.db")
    assert not await OAuthStates(box, store).async_consume(state), "after a restart"
    await store.close()


async def test_an_installation_for_a_whole_organisation_is_refused_with_an_explanation(
    slack: LoopbackSlack,
) -> None:
    await slack.do("workspace", team="E1", name="Cymru Grid", installed=False)
    async with start_bot(slack, "http", many_workspaces(slack)) as bot:
        page = await install(bot, "E1")
        assert "choose a workspace" in page
        assert "/slack/install" in page
        async with bot.core.store.transaction() as tx:
            assert await tx.secrets.get("slack:E1") is None
            assert await tx.secrets.get("slack:None") is None
        assert "Thank you" in await install(bot, TEAM)


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
        async with start_bot(slack, "http", await one_workspace(slack, "http")) as bot:
            await slack.do("command", team=TEAM, user="UANN", text="help")
            address = f"http://127.0.0.1:{bot.app.port}"
            async with slack.session.get(f"{address}/slack/install") as page:
                assert page.status == 404
    assert not list(tmp_path.iterdir())


async def test_invalid_combinations_of_settings_are_refused() -> None:
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
