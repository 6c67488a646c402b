"""Kinds of nudges: buttons that end when they are pressed, and failing `after_sending`."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bot.application import make_bot
from bot.core.events import ButtonPressed
from bot.core.messages import buttons, plain_text
from bot.core.ports import MessageRef
from bot.delivery.timings import PRODUCT
from bot.domain.nudges import Ending, NudgeStatus, Subject
from bot.domain.people import Address
from bot.features.registry import FEATURES
from tests.delivery.probe import FAILING, PROBE, PROBE_ONCE, PROBE_STAYS, ROUTER, feature
from tests.delivery.support import DeliverySetup, notice
from tests.support.agreeing import Agreeing
from tests.support.builders import NETWORK
from tests.support.labels import BUTTONS

OLU = Address("town", "a", "olu")


@pytest.fixture
def probing(delivery: DeliverySetup, monkeypatch: pytest.MonkeyPatch) -> DeliverySetup:
    """A dispatcher that knows the kinds of `tests.delivery.probe`."""
    for action in (PROBE_ONCE, PROBE_STAYS):
        monkeypatch.setitem(BUTTONS, action.name, BUTTONS["mine.open"])
    delivery.dispatcher = delivery.make_dispatcher(router=ROUTER)
    return delivery


async def press(delivery: DeliverySetup, action: str, ref: MessageRef) -> None:
    """The organiser presses a button of that message."""
    bot = make_bot(
        store=delivery.store,
        chats={"town": delivery.chat},
        clock=delivery.clock,
        features=[*FEATURES, feature],
    )
    event_id = f"{action}@{len(delivery.chat.updates)}"
    pressed = ButtonPressed(event_id=event_id, actor=OLU, action=action, message=ref)
    await Agreeing(bot).handle(pressed)


async def test_buttons_that_end_once_end_one_by_one(probing: DeliverySetup) -> None:
    await probing.schedule(notice("n", kind=PROBE, subject=Subject("person", "olu-a")))
    await probing.dispatcher.drain()
    (shown,) = probing.chat.shown
    assert shown.message.files
    await press(probing, "probe.stays:3", shown.ref)
    await probing.dispatcher.drain()
    assert probing.chat.updates == [], "this button does not end"

    await press(probing, "probe.once:2", shown.ref)
    await probing.dispatcher.drain()
    assert [b.action for b in buttons(shown.message)] == ["probe.once:1", "probe.stays:3"]
    assert plain_text(shown.message).splitlines()[0] == "First"
    assert shown.message.files == ()
    assert (await probing.nudge("n")).buttons == ("probe.once:1",)

    await press(probing, "probe.once:1", shown.ref)
    await probing.dispatcher.drain()
    await probing.dispatcher.drain()
    assert [b.action for b in buttons(shown.message)] == ["probe.stays:3"]
    assert plain_text(shown.message).splitlines()[:2] == ["First", "• Second"]
    assert len(probing.chat.updates) == 2
    assert (await probing.nudge("n")).content == ""


async def test_a_second_ending_while_the_first_is_shown(probing: DeliverySetup) -> None:
    await probing.schedule(notice("n", kind=PROBE, subject=Subject("person", "olu-a")))
    await probing.dispatcher.start()
    await probing.wait_visible("n")
    await probing.wait_unclaimed()
    (shown,) = probing.chat.shown
    probing.chat.release.clear()
    await press(probing, "probe.once:2", shown.ref)
    probing.dispatcher.wake()
    await probing.chat.updating.wait()
    async with probing.store.transaction() as tx:
        nudge = await tx.nudges.get("n")
        assert nudge is not None
        await tx.nudges.end_buttons([replace(nudge, buttons=(), ending=Ending.MOVED_ON)])
    probing.dispatcher.wake()
    probing.chat.release.set()
    await probing.wait_for(lambda: bool(probing.chat.updates))
    probing.dispatcher.wake()
    await probing.wait_for(lambda: len(probing.chat.updates) == 2)
    await probing.wait_unclaimed()
    assert [b.action for b in buttons(shown.message)] == ["probe.stays:3"]
    stored = await probing.nudge("n")
    assert (stored.buttons, stored.content, stored.stale) == ((), "", False)


async def test_a_failing_effect_does_not_repeat_the_message(
    probing: DeliverySetup, caplog: pytest.LogCaptureFixture
) -> None:
    await probing.schedule(notice("bad", kind=FAILING), *(notice(f"n{n}") for n in range(5)))
    with caplog.at_level(logging.ERROR):
        await probing.dispatcher.drain()
    assert "bad is stored without what follows" in caplog.text
    for key in ("bad", *(f"n{n}" for n in range(5))):
        assert (await probing.nudge(key)).status is NudgeStatus.SENT
    probing.clock.at += PRODUCT.lease
    await probing.dispatcher.drain()
    assert sorted(probing.chat.tried) == sorted(probing.keys)
    async with probing.store.transaction() as tx:
        olu = await tx.people.get(NETWORK, "olu-a")
    assert olu is not None
    assert olu.name != "Changed", "nothing is stored of an effect that failed"
