"""What goes wrong between Slack and the bot: nothing is lost, doubled or crossed."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.slack import app as slack_app
from adapters.slack import doors
from adapters.slack.install import OPTIONAL_SCOPES, SCOPES
from adapters.slack.web import WORKSPACE
from bot.model.people import Address
from bot.ports import MessageRef, Throttled, Unreachable
from bot.text import text
from bot.view import Paragraph, message
from storage import open_store
from tests.adapters.slack import life
from tests.adapters.slack.world import (
    SDK_WARNS,
    TEAM,
    WEDNESDAY,
    World,
    install,
    many_workspaces,
    running,
    settings,
    world,
)
from tests.contract.worlds import ScriptedCore
from tests.emulators.slack_client import (
    ROOT,
    LoopbackSlack,
    Member,
    loopback_slack,
    quiet_environment,
)


async def test_the_connection_is_renewed_in_mid_flow() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await ana.command("request @hal")
        await here.slack.do("refresh")
        await here.slack.do("sockets", seconds=5)
        await ana.submit(why=life.WHY, learn=life.LEARN)
        await here.slack.do("refresh")
        await here.slack.do("sockets", seconds=5)
        await ana.press("Send it", where="modal")
        await life.accepts(hal)
        assert not await here.refused()


async def test_the_connection_is_cut_without_a_word() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await here.slack.do("drop")
        await here.slack.do("sockets", seconds=8)
        await ana.command("request @hal")
        await ana.submit(why=life.WHY, learn=life.LEARN)
        await ana.press("Send it", where="modal")
        await life.accepts(hal)


async def test_every_envelope_comes_twice() -> None:
    async with world() as here:
        await here.slack.do("set", repeat=True)
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await life.accepts(hal)
        await life.agree(ana, hal, here)
        for member in (ana, hal):
            messages = (await member.screen()).messages
            shared = [m for m in messages if "files" in m and m["channel"].startswith("D")]
            assert len(shared) == 1, "one calendar file each"
            greetings = [m for m in messages if m["channel"].startswith("G")]
            assert len(greetings) <= 2
        assert not await here.refused()


async def test_http_deliveries_come_twice() -> None:
    async with world("http") as here:
        await here.slack.do("set", repeat=True)
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await life.accepts(hal)
        assert not await here.refused()


async def test_a_storm_of_429_delays_and_loses_nothing() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await here.slack.do("fault", method="chat.postMessage", kind="429", times=3, value=1)
        await life.asks(ana)
        async with asyncio.timeout(20):
            while life.WHY not in (await hal.screen()).text():
                await here.later(seconds=2)
                await here.slack.do("changed", seconds=0.2)
        await life.accepts(hal)
        calls = [c["method"] for c in await here.slack.get("calls")]
        assert calls.count("chat.postMessage") <= 8, "nobody hammers a Slack that says wait"


async def test_a_failing_slack_delays_and_loses_nothing() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        for kind in ("500", "half", "nonsense", "cut", "service_unavailable"):
            await here.slack.do("fault", method="chat.postMessage", kind=kind, times=1)
        await life.asks(ana)
        for _ in range(8):
            await here.later(minutes=3)
        await life.accepts(hal)


async def test_a_slack_that_is_down_delays_no_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "CONNECT_WITHIN", 0.1)
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        given = await settings(slack, "socket")
        await slack.do("fault", method="*", kind="service_unavailable", times=2)
        store = await open_store("sqlite://")
        app = slack_app.SlackApp(**given, store=store)
        try:
            await app.start(ScriptedCore())
            await slack.do("sockets", seconds=8)
            ana = await slack.member(TEAM, "U1", "ana")
            await ana.command()
        finally:
            await app.close()
            await store.close()


async def test_a_form_that_slack_does_not_open_becomes_a_button() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await here.slack.do("fault", method="views.open", kind="expired_trigger_id", times=1)
        await ana.command("request @hal")
        await ana.press("request.note")
        await ana.submit(why=life.WHY, learn=life.LEARN)
        await ana.press("Send it", where="modal")
        await hal.reads(life.WHY)


async def test_an_expired_response_url_does_not_stop_an_answer() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await hal.reads(life.WHY)
        await hal.press("Ask one thing first")
        await here.slack.do("advance", seconds=1801)
        await hal.submit(question="Where do you study?")
        await hal.until(lambda screen: "Ask one thing first" not in screen.text())


async def test_a_deactivated_member_is_not_written_to_and_an_organiser_hears() -> None:
    async with world() as here:
        await here.slack.member(TEAM, "UORG", "olga", is_admin=True)
        olga = Member(here.slack, TEAM, "UORG", "olga")
        await olga.command()
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await hal.reads(life.WHY)
        await here.slack.do("member", team=TEAM, user=hal.user, closed=True, deleted=True)
        await here.later(days=5)
        await olga.reads("hal")


async def test_a_token_that_slack_takes_no_more_is_not_tried_on_and_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await hal.reads(life.WHY)
        await here.slack.do("fault", method="*", kind="token_revoked", times=1000)
        await here.slack.do("set", calls=[])
        for _ in range(30):
            await here.later(days=1)
        assert len(await here.slack.get("calls")) < 12, "one try a nudge, and one for its redrawing"
        assert caplog.text.count("takes our token no more") == 1


async def test_a_member_who_is_deactivated_has_left() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await hal.do("deactivate")
        await here.app.settle()
        async with here.bot.store.transaction() as tx:
            assert await tx.person_at(Address("slack", TEAM, hal.user)) is None
        await ana.command("request @hal")
        assert "Send it" not in (await ana.screen()).text()


async def test_a_workspace_that_uninstalls_ends() -> None:
    async with world() as here:
        ana, hal = await life.people(here)
        await life.becomes_host(hal)
        await life.asks(ana)
        await hal.reads(life.WHY)
        await here.slack.do("uninstall", team=TEAM)
        await here.app.settle()
        await here.slack.do("set", calls=[])
        await here.later(days=30)
        assert not await here.slack.get("calls"), "no nudge leaves any more"


async def test_a_signature_that_is_wrong_or_old_is_refused() -> None:
    async with world("http") as here:
        url = await here.slack.get("request_url")
        body = json.dumps({"type": "url_verification", "challenge": "c", "token": "-"})
        good = await here.slack.do("signed", body=body)
        old = await here.slack.do("signed", body=body, stamp=1_700_000_000)
        bad = {**good, "X-Slack-Signature": "v0=00"}
        answers = []
        nonsense = {**good, "X-Slack-Request-Timestamp": "yesterday"}
        for headers in (good, old, bad, {}, nonsense):
            given = {"Content-Type": "application/json", **headers}
            async with here.slack.session.post(url, data=body, headers=given) as response:
                answers.append((response.status, await response.text()))
        assert json.loads(answers[0][1]) == {"challenge": "c"}
        assert [status for status, _ in answers] == [200, 401, 401, 401, 401]


async def test_a_slow_workspace_does_not_delay_another() -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        async with running(slack, "socket", await settings(slack, "socket")) as here:
            for n in range(40):
                await slack.member(TEAM, f"U{n}", f"m{n}")
            await slack.do("fault", method="conversations.open", kind="slow", times=40, value=2.0)
            said = message(Paragraph(text("Hello")))
            sends = [
                asyncio.create_task(here.app.chat.send(address(n), said, f"{n}")) for n in range(40)
            ]
            await asyncio.sleep(0.1)
            async with asyncio.timeout(1.0):
                with pytest.raises(Unreachable):
                    await here.app.chat.send(Address("slack", "T404", "U1"), said, "k")
            for send in sends:
                send.cancel()
            await asyncio.gather(*sends, return_exceptions=True)


async def test_one_conversation_gets_a_burst_and_then_one_a_second() -> None:
    async with world() as here:
        await here.slack.member(TEAM, "U1", "ann")
        ann, said = Address("slack", TEAM, "U1"), message(Paragraph(text("Hello")))

        async def send(number: int) -> None:
            await here.app.chat.turn([ann])
            await here.app.chat.send(ann, said, f"k{number}")

        sends = (send(number) for number in range(12))
        done = await asyncio.gather(*sends, return_exceptions=True)
        held = [answer for answer in done if isinstance(answer, Throttled)]
        assert len(held) == 12 - 5, "four at once, one that waits a second, and then: not yet"
        assert [round(error.retry_after) for error in held] == [2] * 7
        assert not [c for c in await here.slack.refusals() if "postMessage" in c]


@pytest.mark.filterwarnings(SDK_WARNS)
async def test_a_workspace_gets_a_burst_too(
    two_workspaces: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.web.WORKSPACE_PATIENCE", 0.0)
    chat, (_, burst) = two_workspaces.app.chat, WORKSPACE
    turns = (chat.turn([Address("slack", "T1", f"U{n}")]) for n in range(burst + 6))
    done = await asyncio.gather(*turns, return_exceptions=True)
    assert done == [None] * burst + done[burst:]
    assert {type(answer) for answer in done[burst:]} == {Throttled}
    await chat.turn([Address("slack", "T2", "U1")])


@pytest.mark.filterwarnings(SDK_WARNS)
async def test_retry_after_holds_that_method_in_that_workspace_and_nothing_else(
    two_workspaces: World,
) -> None:
    here, said = two_workspaces, message(Paragraph(text("Hello")))
    for team in ("T1", "T2"):
        await here.slack.member(team, "U1", "ann")
    ann1, ann2 = (Address("slack", team, "U1") for team in ("T1", "T2"))
    await here.slack.do("fault", method="conversations.open", kind="429", times=1, value=30)
    await here.slack.do("set", calls=[])
    for key in ("k1", "k2"):
        with pytest.raises(Throttled) as held:
            await here.app.chat.send(ann1, said, key)
        assert 29 < held.value.retry_after <= 30
    opened = [c for c in await here.slack.get("calls") if c["method"] == "conversations.open"]
    assert len(opened) == 1, "Slack is not asked again before it said so"
    await here.app.chat.send(ann2, said, "k1")
    assert (await here.app.chat.profile(ann1)).name == "ann"


async def test_a_lost_answer_is_looked_up_and_not_repeated() -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        granted = ["chat:write", "im:write", "im:history", "users:read"]
        await slack.do("token", team=TEAM, scopes=granted)
        async with running(slack, "socket", await settings(slack, "socket")) as here:
            ann = await slack.member(TEAM, "U1", "ann")
            await slack.do("fault", method="chat.postMessage", kind="lost", times=1)
            said = message(Paragraph(text("Hello")))
            address = Address("slack", TEAM, "U1")
            with pytest.raises(Exception, match="postMessage"):
                await here.app.chat.send(address, said, "k1")
            ref = await here.app.chat.send(address, said, "k1", again=True)
            assert await here.app.chat.send(address, said, "k1") == ref
            (seen,) = (await ann.screen()).messages
            assert ref.id == f"{seen['channel']}:{seen['ts']}"


async def test_a_delivery_of_an_earlier_life_is_found_or_else_repeated(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        ann = await slack.member(TEAM, "U1", "ann")
        said = message(Paragraph(text("Hello")))
        refs: list[MessageRef] = []
        for scopes in ([*SCOPES], [*SCOPES, *OPTIONAL_SCOPES], [*SCOPES]):
            await slack.do("token", team=TEAM, scopes=scopes)
            async with running(slack, "socket", await settings(slack, "socket")) as here:
                again = bool(refs)
                refs.append(await here.app.chat.send(address(1), said, "k1", again=again))
        assert refs[0] == refs[1], "found by its key"
        assert refs[0] != refs[2], "late is better than never"
        assert "may be a repeat" in caplog.text
        assert len((await ann.screen()).messages) == 2


def address(n: int) -> Address:
    """A member's address."""
    return Address("slack", TEAM, f"U{n}")


@asynccontextmanager
async def bot_process(
    slack: LoopbackSlack, folder: Path, *, stuck: bool = False, **moved: float
) -> AsyncIterator[Any]:
    """The bot as a child process; it is killed at the end. A stuck one acks and does not act."""
    given = {
        "database": f"sqlite:///{folder}/bot.db",
        "now": (WEDNESDAY + timedelta(**moved)).isoformat(),
        "app": await settings(slack, "socket"),
        "stuck": stuck,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.slack.bot_process", json.dumps(given)),
        cwd=ROOT,
        env=quiet_environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 20)
        assert line.startswith(b"ready"), line
        await slack.do("sockets", seconds=10)
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


async def test_killed_and_restarted_in_mid_flow(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        await slack.do("token", team=TEAM, scopes=[*SCOPES, *OPTIONAL_SCOPES])
        ana = await slack.member(TEAM, "UANA", "ana")
        hal = await slack.member(TEAM, "UHAL", "hal", tz="America/New_York")
        async with bot_process(slack, tmp_path):
            await life.becomes_host(hal)
            await ana.command("request @hal")
            await ana.until(lambda screen: screen.modal is not None)
        async with bot_process(slack, tmp_path, minutes=1):
            await ana.submit(why=life.WHY, learn=life.LEARN)
        async with bot_process(slack, tmp_path, minutes=2):
            await ana.press("Send it", where="modal")
            await hal.reads(life.WHY)
        async with bot_process(slack, tmp_path, minutes=3):
            await life.accepts(hal)
            await ana.reads("Pick a time")
        async with bot_process(slack, tmp_path, minutes=4):
            await ana.press("schedule.pick")
            await hal.press("Confirm this time")
            await ana.until(lambda screen: any("files" in m for m in screen.messages))
        sent = [m for m in (await hal.screen()).messages if "metadata" in m]
        keys = [m["metadata"]["event_payload"]["key"] for m in sent]
        assert len(keys) == len(set(keys)), "no delivery came twice"


@pytest.fixture
async def two_workspaces() -> AsyncIterator[World]:
    async with loopback_slack("http") as slack:
        for team in ("T1", "T2"):
            await slack.do("workspace", team=team, name=f"Team {team}", installed=False)
        async with running(slack, "http", many_workspaces(slack)) as here:
            for team in ("T1", "T2"):
                assert "Thank you" in await install(here, team)
            yield here


@pytest.mark.filterwarnings(SDK_WARNS)
async def test_two_workspaces_at_once_and_nothing_crosses(two_workspaces: World) -> None:
    here = two_workspaces
    ana1, hal1 = await life.people(here, "T1")
    ana2, hal2 = await life.people(here, "T2")
    await asyncio.gather(life.becomes_host(hal1), life.becomes_host(hal2))
    await asyncio.gather(life.asks(ana1), life.asks(ana2))
    await asyncio.gather(life.accepts(hal1), life.accepts(hal2))
    await here.later(minutes=5)
    for team, member in (("T1", ana1), ("T2", ana2)):
        screen = await member.reads("Pick a time")
        assert f"U{'T2' if team == 'T1' else 'T1'}" not in json.dumps(screen.messages)
    await ana1.command("find")
    assert (await ana1.screen()).text().count("hal") >= 1
    await here.slack.do("uninstall", team="T1")
    await ana2.press("schedule.pick")
    await here.later(minutes=5)
    await hal2.reads("would like to talk")
    assert not await here.refused()
