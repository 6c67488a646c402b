"""Updates of sent messages: the words stay, and buttons that no longer hold go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.application import make_bot
from bot.core.events import ButtonPressed
from bot.core.messages import Message, buttons, plain_text, without_buttons
from bot.core.ports import Temporary, Throttled, Unreachable
from bot.core.responses import Replace
from bot.domain.nudges import Ending, NudgeStatus
from bot.domain.people import Address, Profile
from bot.domain.practice import Practice
from bot.engine.transitions import plan_for
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import INTRODUCTION
from tests.delivery.support import DeliverySetup
from tests.support.agreeing import Agreeing
from tests.support.builders import NOW, make_host, make_introduction, make_person
from tests.support.fakes import Shown
from tests.support.routing import ROUTER
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, met, the
from tests.support.workspace import Member, Workspace, new_workspace


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    """An empty workspace."""
    made = await new_workspace()
    yield made
    await made.store.close()


def sent_to(member: Member, action: str) -> Shown:
    """The message to that member which was sent with that button."""
    for shown in member.workspace.chat.shown:
        first = (shown.history or [shown.message])[0]
        if member.address in shown.seen_by and action in names(first):
            return shown
    raise AssertionError(f"{member.name} was sent no {action}")


def names(shown: Message) -> list[str]:
    """The names of a message's actions."""
    return [button.action.partition(":")[0] for button in buttons(shown)]


def words(shown: Message) -> str:
    """The message without its buttons, as text."""
    return plain_text(without_buttons(shown, {button.action for button in buttons(shown)}))


def kept_its_words(shown: Shown) -> bool:
    """Whether each update began with what was sent, and added at most one line."""
    original = words((shown.history or [shown.message])[0])
    updates = [*shown.history[1:], shown.message] if shown.history else []
    return all(
        words(update).startswith(original) and words(update).count("\n") <= original.count("\n") + 1
        for update in updates
    )


# stories


async def test_an_answer_ends_the_buttons_of_the_request(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    request = sent_to(bea, "answer.accept")
    await bea.presses("answer.decline", said("nudge-request"))
    assert request.history == [], "an open form changes nothing"
    await bea.presses("answer.accept", said("nudge-request"))
    assert names(request.message) == ["mine.card"]
    assert bea.finds(said("ending-answered"), plain_text(request.message))
    assert kept_its_words(request)
    assert len(request.history) == 1
    await bea.presses("mine.card", said("nudge-request"))
    bea.reads(said("status-accepted-host"))
    await mina.presses("schedule.pick")
    await workspace.passes(days=1)
    assert len(request.history) == 1, "each ending is one update"


async def test_a_withdrawal_ends_them_for_the_other_and_leads_nowhere(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    request = sent_to(bea, "answer.accept")
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    assert names(request.message) == []
    assert bea.finds(said("ending-moved-on"), plain_text(request.message))
    assert kept_its_words(request)


async def test_a_change_that_ends_no_button_updates_nothing(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    said_yes = sent_to(mina, "schedule.pick")
    await bea.presses_action(f"schedule.where:{(await the(mina)).id}")
    await bea.fills(where="https://meet.example/other")
    assert said_yes.history == []


async def test_a_calendar_file_is_not_sent_again(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    entries = [shown for shown in workspace.chat.shown if shown.message.files]
    assert {member for shown in entries for member in shown.seen_by} >= {mina.address}
    await mina.presses_action(f"schedule.cancel:{(await the(mina)).id}")
    await mina.fills()
    assert all(shown.history for shown in entries)
    for shown in entries:
        assert shown.history[0].files
        assert not shown.message.files
        assert kept_its_words(shown)


async def test_no_message_of_a_whole_introduction_is_rewritten(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Good enough is when the planner stops asking")
    await mina.presses("thanks.send")
    await workspace.passes(days=200)
    await bea.leaves()
    await workspace.passes(days=1)
    updated = [shown for shown in workspace.chat.shown if shown.key and shown.history]
    assert len(updated) > 5
    for shown in updated:
        assert kept_its_words(shown), shown.key


async def test_a_press_on_ended_buttons_does_not_act(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    request = sent_to(bea, "answer.accept")
    accept = bea.action("answer.accept")
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    await bea.presses_on(accept, request, "")
    bea.reads(said("stale"))
    assert (await the(mina)).status == "withdrawn"


# changes at the same time as a delivery


class Asked:
    """Ana has asked Hal; the request is due, and a bot handles what they press."""

    def __init__(self, delivery: DeliverySetup) -> None:
        self.delivery = delivery
        self.bot = Agreeing(
            make_bot(store=delivery.store, chats={"town": delivery.chat}, clock=delivery.clock)
        )
        self.key = ""

    async def begin(self) -> None:
        """Store the introduction and the nudges of its plan."""
        people = {"ana": make_person("ana"), "hal": make_person("hal")}
        asked = make_introduction(community="town:a")
        async with self.delivery.store.transaction() as tx:
            for id, person in people.items():
                address = Address("town", "a", id)
                await tx.people.put(person)
                await tx.people.put_address(address, id, NOW)
                self.delivery.chat.profiles[address] = Profile(name=person.name)
            await tx.hosts.put(make_host())
            await tx.introductions.add(asked)
            planned = plan_for(ROUTER, ROUTER.aggregates[INTRODUCTION], asked, people, Practice())
            await tx.nudges.schedule_all(planned)
        (self.key,) = (nudge.key for nudge in planned if nudge.kind == NudgeKind.REQUEST)

    async def withdraw(self) -> None:
        """Ana withdraws the request."""
        await self.bot.handle(
            ButtonPressed(
                event_id="e1", actor=Address("town", "a", "ana"), action="request.withdraw:i1"
            )
        )
        self.delivery.dispatcher.wake()

    async def settle(self) -> None:
        """Return once nothing is claimed or stale."""
        async with asyncio.timeout(60):
            while True:
                nudge = await self.delivery.nudge(self.key)
                if nudge.status is NudgeStatus.SENT and not nudge.stale and nudge.token is None:
                    return
                await asyncio.sleep(0.005)

    @property
    def shown(self) -> Shown:
        """The request as Hal sees it."""
        (found,) = (shown for shown in self.delivery.chat.shown if shown.key == self.key)
        return found


@pytest.fixture
async def request_due(delivery: DeliverySetup) -> Asked:
    """A request that is due."""
    made = Asked(delivery)
    await made.begin()
    return made


async def test_a_change_while_the_message_is_in_flight(
    delivery: DeliverySetup, request_due: Asked
) -> None:
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    await request_due.withdraw()
    assert (await delivery.nudge(request_due.key)).stale
    delivery.chat.release.set()
    await delivery.wait_visible(request_due.key)
    await request_due.settle()
    assert names(request_due.shown.message) == []
    assert kept_its_words(request_due.shown)
    assert len(delivery.chat.updates) == 1
    stored = await delivery.nudge(request_due.key)
    assert (stored.buttons, stored.content, stored.ending) == ((), "", "")


async def test_a_change_that_ends_nothing_while_it_is_in_flight(
    delivery: DeliverySetup, request_due: Asked
) -> None:
    delivery.chat.release.clear()
    await delivery.dispatcher.start()
    await delivery.chat.entered.wait()
    async with delivery.store.transaction() as tx:
        nudge = await tx.nudges.get(request_due.key)
        assert nudge is not None
        await tx.nudges.mark_claimed_stale(nudge.subject, "moved-on")
    delivery.chat.release.set()
    await delivery.wait_visible(request_due.key)
    delivery.dispatcher.wake()
    await request_due.settle()
    assert delivery.chat.updates == []
    assert "answer.accept" in names(request_due.shown.message)
    assert (await delivery.nudge(request_due.key)).buttons


async def test_a_second_change_while_the_message_is_updated(
    delivery: DeliverySetup, request_due: Asked
) -> None:
    await delivery.dispatcher.start()
    await delivery.wait_visible(request_due.key)
    await request_due.settle()
    sent = await delivery.nudge(request_due.key)
    delivery.chat.release.clear()
    await request_due.withdraw()
    await delivery.chat.updating.wait()
    # The change is based on the state before the update, and lets one button hold again.
    holding = replace(sent, buttons=sent.buttons[:1], ending=Ending.MOVED_ON)
    async with delivery.store.transaction() as tx:
        await tx.nudges.end_buttons([holding])
    assert (await delivery.nudge(request_due.key)).stale
    delivery.chat.release.set()
    await delivery.wait_for(lambda: bool(delivery.chat.updates))
    delivery.dispatcher.wake()
    await request_due.settle()
    assert names(request_due.shown.message) == []
    assert len(delivery.chat.updates) == 1, "it shows no button any more"
    stored = await delivery.nudge(request_due.key)
    assert (stored.buttons, stored.content, stored.stale) == ((), "", False)
    hal = Address("town", "a", "hal")
    pressed = ButtonPressed(
        event_id="e2", actor=hal, action=sent.buttons[0], message=request_due.shown.ref
    )
    assert isinstance(await request_due.bot.handle(pressed), Replace)


@pytest.mark.parametrize("failure", [Temporary("502"), Throttled(30), TimeoutError()])
async def test_an_update_that_fails_is_made_later_and_once(
    delivery: DeliverySetup, request_due: Asked, failure: Exception
) -> None:
    await delivery.dispatcher.drain()
    delivery.chat.update_failures = [failure]
    await request_due.withdraw()
    await delivery.dispatcher.drain()
    waiting = await delivery.nudge(request_due.key)
    assert (waiting.status, waiting.stale) == (NudgeStatus.SENT, True)
    assert waiting.due_at >= NOW + timedelta(seconds=30)
    assert delivery.chat.updates == []
    delivery.clock.at = waiting.due_at
    await delivery.dispatcher.drain()
    await delivery.dispatcher.drain()
    assert len(delivery.chat.updates) == 1
    assert names(request_due.shown.message) == []


@pytest.mark.parametrize("failure", [Unreachable("deleted"), KeyError("id")])
async def test_a_message_that_cannot_be_updated_is_not_tried_again(
    delivery: DeliverySetup, request_due: Asked, failure: Exception
) -> None:
    await delivery.dispatcher.drain()
    delivery.chat.update_failures = [failure]
    await request_due.withdraw()
    await delivery.dispatcher.drain()
    assert not (await delivery.nudge(request_due.key)).stale
    delivery.clock.at += timedelta(days=1)
    await delivery.dispatcher.drain()
    assert delivery.chat.updates == []
