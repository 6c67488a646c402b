"""Messages to Slack while it throttles calls, fails, or its answer is lost."""

from __future__ import annotations

import asyncio

import pytest

from adapters.slack.install import SCOPES
from adapters.slack.timings import SlackTimings
from adapters.slack.web_api import WORKSPACE_RATE
from bot.core.messages import File, Paragraph, message
from bot.core.ports import MessageRef, Throttled, Unreachable
from bot.core.text import text
from bot.domain.people import Address
from tests.adapters.slack import steps
from tests.adapters.slack.harness import (
    SDK_WARNS,
    TEAM,
    RunningBot,
    one_workspace,
    running_bot,
    start_bot,
)
from tests.emulators.slack_client import (
    loopback_slack,
)


def address(n: int) -> Address:
    """Return the address of the member U<n>."""
    return Address("slack", TEAM, f"U{n}")


async def test_throttled_messages_arrive_later() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await bot.slack.do("fault", method="chat.postMessage", kind="429", times=3, value=1)
        await steps.request(ana)
        async with asyncio.timeout(20):
            while steps.WHY not in (await hal.screen()).text():
                await bot.advance(seconds=2)
                await bot.slack.do("changed", seconds=0.2)
        await steps.accept(hal)
        calls = [c["method"] for c in await bot.slack.get("calls")]
        assert calls.count("chat.postMessage") <= 8, "the bot waits as long as Slack says"


async def test_messages_arrive_after_errors_of_every_kind() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        for kind in ("500", "half", "nonsense", "cut", "service_unavailable"):
            await bot.slack.do("fault", method="chat.postMessage", kind=kind, times=1)
        await steps.request(ana)
        for _ in range(8):
            await bot.advance(minutes=3)
        await steps.accept(hal)


async def test_a_form_that_cannot_be_opened_is_sent_as_a_button() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await bot.slack.do("fault", method="views.open", kind="expired_trigger_id", times=1)
        await ana.command("request @hal")
        await ana.press("request.note")
        await ana.submit(why=steps.WHY, learn=steps.LEARN)
        await ana.press("request.send", where="modal")
        await hal.reads(steps.WHY)


async def test_a_response_arrives_after_its_response_url_has_expired() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.reads(steps.WHY)
        await hal.press("answer.ask")
        await bot.slack.do("advance", seconds=1801)
        await hal.submit(question="Where do you study?")
        await hal.until(lambda screen: not screen.offers("answer.ask"))


async def test_a_slow_workspace_does_not_delay_another() -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        async with start_bot(slack, "socket", await one_workspace(slack, "socket")) as bot:
            for n in range(40):
                await slack.member(TEAM, f"U{n}", f"m{n}")
            await slack.do("fault", method="conversations.open", kind="slow", times=40, value=2.0)
            hello = message(Paragraph(text("Hello")))
            sends = [
                asyncio.create_task(bot.app.chat.send(address(n), hello, f"{n}")) for n in range(40)
            ]
            await asyncio.sleep(0.1)
            async with asyncio.timeout(1.0):
                with pytest.raises(Unreachable):
                    await bot.app.chat.send(Address("slack", "T404", "U1"), hello, "k")
            for send in sends:
                send.cancel()
            await asyncio.gather(*sends, return_exceptions=True)


async def test_a_conversation_takes_a_burst_and_then_one_message_a_second() -> None:
    async with running_bot() as bot:
        await bot.slack.member(TEAM, "U1", "ann")
        ann, hello = Address("slack", TEAM, "U1"), message(Paragraph(text("Hello")))

        async def send(number: int) -> None:
            await bot.app.chat.acquire_slot([ann])
            await bot.app.chat.send(ann, hello, f"k{number}")

        sends = (send(number) for number in range(12))
        done = await asyncio.gather(*sends, return_exceptions=True)
        throttled = [error for error in done if isinstance(error, Throttled)]
        assert len(throttled) == 12 - 5, "four at once, one after a second, none after that"
        assert [round(error.retry_after) for error in throttled] == [2] * 7
        assert not [c for c in await bot.slack.refusals() if "postMessage" in c]


@pytest.mark.filterwarnings(SDK_WARNS)
@pytest.mark.parametrize("timings", [SlackTimings(workspace_wait_s=0.0)])
async def test_a_workspace_has_a_rate_limit_of_its_own(two_workspaces: RunningBot) -> None:
    chat, (_, burst) = two_workspaces.app.chat, WORKSPACE_RATE
    slots = (chat.acquire_slot([Address("slack", "T1", f"U{n}")]) for n in range(burst + 6))
    done = await asyncio.gather(*slots, return_exceptions=True)
    assert done == [None] * burst + done[burst:]
    assert {type(answer) for answer in done[burst:]} == {Throttled}
    await chat.acquire_slot([Address("slack", "T2", "U1")])


@pytest.mark.filterwarnings(SDK_WARNS)
async def test_retry_after_stops_one_method_in_one_workspace(
    two_workspaces: RunningBot,
) -> None:
    bot, hello = two_workspaces, message(Paragraph(text("Hello")))
    for team in ("T1", "T2"):
        await bot.slack.member(team, "U1", "ann")
    ann1, ann2 = (Address("slack", team, "U1") for team in ("T1", "T2"))
    await bot.slack.do("fault", method="conversations.open", kind="429", times=1, value=30)
    await bot.slack.do("set", calls=[])
    for key in ("k1", "k2"):
        with pytest.raises(Throttled) as throttled:
            await bot.app.chat.send(ann1, hello, key)
        assert 29 < throttled.value.retry_after <= 30
    opened = [c for c in await bot.slack.get("calls") if c["method"] == "conversations.open"]
    assert len(opened) == 1, "no call before Retry-After has passed"
    await bot.app.chat.send(ann2, hello, "k1")
    assert (await bot.app.chat.profile(ann1)).name == "ann"


async def test_a_message_whose_answer_was_lost_is_found_in_the_history() -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        async with start_bot(slack, "socket", await one_workspace(slack, "socket")) as bot:
            ann = await slack.member(TEAM, "U1", "ann")
            await slack.do("fault", method="chat.postMessage", kind="lost", times=1)
            hello = message(Paragraph(text("Hello")))
            address = Address("slack", TEAM, "U1")
            with pytest.raises(Exception, match="postMessage"):
                await bot.app.chat.send(address, hello, "k1")
            ref = await bot.app.chat.send(address, hello, "k1", maybe_sent=True)
            assert await bot.app.chat.send(address, hello, "k1") == ref
            (seen,) = (await ann.screen()).messages
            assert ref.id == f"{seen['channel']}:{seen['ts']}"


async def test_a_message_of_an_earlier_process_is_found_or_sent_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        ann = await slack.member(TEAM, "U1", "ann")
        file = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
        hello = message(Paragraph(text("Hello")), files=[file])
        refs: list[MessageRef] = []
        before = [scope for scope in SCOPES if scope != "im:history"]
        for scopes in (SCOPES, SCOPES, before):
            await slack.do("token", team=TEAM, scopes=scopes)
            async with start_bot(slack, "socket", await one_workspace(slack, "socket")) as bot:
                maybe_sent = bool(refs)
                refs.append(await bot.app.chat.send(address(1), hello, "k1", maybe_sent=maybe_sent))
                uploads = [c["method"] for c in await slack.get("calls")]
                assert uploads.count("files.completeUploadExternal") == (
                    2 if scopes is before else 1
                )
        assert refs[0] == refs[1], "the message is found by its key"
        assert refs[0].links == refs[1].links, "and its file, so that an update keeps it"
        assert refs[0] != refs[2], "without the scope it is sent again"
        assert "may be sent twice" in caplog.text
        assert len((await ann.screen()).messages) == 2


async def test_the_history_of_a_group_is_never_read(caplog: pytest.LogCaptureFixture) -> None:
    async with running_bot() as bot:
        for n in (1, 2):
            await bot.slack.member(TEAM, f"U{n}", f"m{n}")
        both, hello = [address(1), address(2)], message(Paragraph(text("Hello")))
        await bot.app.chat.open_conversation(both, hello, "k1", maybe_sent=True)
        assert "may be sent twice" in caplog.text
        calls = [c["method"] for c in await bot.slack.get("calls")]
        assert calls.count("chat.postMessage") == 1
        assert "conversations.history" not in calls
        assert await bot.refusals() == []
