"""Deliveries from Slack: reconnects, repeats, signatures, and a start while Slack is down."""

from __future__ import annotations

import json

import pytest

from adapters.slack.app import SlackApp
from adapters.slack.timings import SlackTimings
from bot.core.ports import Unreachable
from storage import open_store
from tests.adapters.hostile import listening
from tests.adapters.slack import steps
from tests.adapters.slack.harness import (
    TEAM,
    one_workspace,
    running_bot,
)
from tests.contract.chat_platforms import ScriptedCore
from tests.emulators.slack_client import (
    loopback_slack,
)


async def test_a_renewed_connection_loses_no_event() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await ana.command("request @hal")
        await bot.slack.do("refresh")
        await bot.slack.do("sockets", seconds=60)
        await ana.submit(why=steps.WHY, learn=steps.LEARN)
        await bot.slack.do("refresh")
        await bot.slack.do("sockets", seconds=60)
        await ana.press("request.send", where="modal")
        await steps.accept(hal)
        assert not await bot.refusals()


async def test_a_connection_that_breaks_is_opened_again() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        assert await bot.app.connected()
        await bot.slack.do("drop")
        await bot.slack.do("sockets", seconds=60)
        await ana.command("request @hal")
        await ana.submit(why=steps.WHY, learn=steps.LEARN)
        await ana.press("request.send", where="modal")
        await steps.accept(hal)


async def test_a_repeated_envelope_has_one_effect() -> None:
    async with running_bot() as bot:
        await bot.slack.do("set", repeat=True)
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await steps.accept(hal)
        await steps.agree_on_time(ana, hal, bot)
        for member in (ana, hal):
            messages = (await member.screen()).messages
            shared = [m for m in messages if "files" in m and m["channel"].startswith("D")]
            assert len(shared) == 1, "each member has one calendar file"
            greetings = [m for m in messages if m["channel"].startswith("G")]
            assert len(greetings) <= 2
        assert not await bot.refusals()


async def test_a_repeated_http_request_has_one_effect() -> None:
    async with running_bot("http") as bot:
        await bot.slack.do("set", repeat=True)
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await steps.accept(hal)
        assert not await bot.refusals()


async def test_the_app_starts_while_slack_is_down() -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        given = await one_workspace(slack, "socket")
        await slack.do("fault", method="*", kind="service_unavailable", times=2)
        store = await open_store("sqlite://")
        app = SlackApp(**given, store=store, timings=SlackTimings(connect_timeout_s=0.1))
        try:
            assert not await app.connected()
            await app.start(ScriptedCore())
            await slack.do("sockets", seconds=60)
            ana = await slack.member(TEAM, "U1", "ana")
            await ana.command()
            assert await app.connected()
        finally:
            await app.close()
            await store.close()


async def test_a_wrong_or_old_signature_is_refused() -> None:
    async with running_bot("http") as bot:
        url = await bot.slack.get("request_url")
        body = json.dumps({"type": "url_verification", "challenge": "c", "token": "-"})
        good = await bot.slack.do("signed", body=body)
        old = await bot.slack.do("signed", body=body, stamp=1_700_000_000)
        bad = {**good, "X-Slack-Signature": "v0=00"}
        answers = []
        nonsense = {**good, "X-Slack-Request-Timestamp": "yesterday"}
        for headers in (good, old, bad, {}, nonsense):
            given = {"Content-Type": "application/json", **headers}
            async with bot.slack.session.post(url, data=body, headers=given) as response:
                answers.append((response.status, await response.text()))
        assert json.loads(answers[0][1]) == {"challenge": "c"}
        assert [status for status, _ in answers] == [200, 401, 401, 401, 401]


@pytest.mark.parametrize("wrong", ["bot_token", "app_token"])
async def test_a_wrong_token_is_named_at_the_start(wrong: str) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        given = {**await one_workspace(slack, "socket"), wrong: "xoxb-wrong"}
        store = await open_store("sqlite://")
        app = SlackApp(**given, store=store)
        with listening() as logged:
            with pytest.raises(Unreachable, match=f"SLACK_{wrong.upper()} .*paned doctor"):
                await app.start(ScriptedCore())
            await app.close()
        assert logged == []
        await store.close()


async def test_a_slack_that_cannot_be_reached_is_one_line_an_attempt(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = await open_store("sqlite://")
    app = SlackApp(
        bot_token="xoxb-1",
        app_token="xapp-1",
        api_url="http://127.0.0.1:9/api/",
        store=store,
        timings=SlackTimings(connect_timeout_s=0.1),
    )
    await app.start(ScriptedCore())
    await app.close()
    await store.close()
    attempts = [record for record in caplog.records if "127.0.0.1" in record.getMessage()]
    assert attempts
    assert not [record for record in caplog.records if record.exc_info]
