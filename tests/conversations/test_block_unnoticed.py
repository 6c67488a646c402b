"""To somebody who was blocked it looks as if the host had stopped, word for word."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.messages import buttons, plain_text
from tests.support.scenarios import (
    blocks,
    hosting,
)
from tests.support.workspace import Member, new_workspace

Ends = Callable[[Member, Member], Awaitable[None]]


async def _stops(bea: Member, mina: Member) -> None:
    await bea.presses_action("host.leave_now")


async def _world(ends: Ends, opened: bool) -> list[tuple[object, ...]]:
    """All that Mina is shown, and when, while Bea stops hosting, or blocks her."""
    workspace = await new_workspace()
    mina, bea = await hosting(workspace)
    cai = workspace.member("Cai")
    await cai.offers(topics="data science")
    if opened:
        await mina.asks(bea)
    else:
        await mina.writes_to(bea)
    await ends(bea, mina)
    ids = {(await who.person()).id: who.name for who in (mina, bea, cai)}
    for typed in ("find", "find data", "find forecasting", "request bea", "mine"):
        await mina.says(typed)
    await mina.says("request @Bea", bea)
    await mina.presses("find.like")
    await mina.presses("find.watch")
    await mina.presses_action(f"request.note:{(await bea.person()).id}")
    if not opened:
        await mina.presses("request.send")
    await mina.asks(cai)
    await cai.presses("answer.refer")
    await cai.fills(person=str(bea.address))
    await workspace.drain()
    await mina.says("mine")
    suggested = [
        (found.value, found.label)
        for typed in ("request ", "find ")
        for found in await workspace.bot.suggest(mina.address, typed)
    ]
    await workspace.passes(days=40)
    await mina.opens_home()
    shown: list[tuple[object, ...]] = [
        (
            message.at,
            plain_text(message.message),
            *[_known(press.action, ids) for press in buttons(message.message)],
        )
        for message in mina.messages()
    ]
    shown.append(tuple(suggested))
    shown.append(tuple(text for text in cai.direct_messages() if "Mina" in text))
    await workspace.store.close()
    return shown


def _known(action: str, ids: dict[str, str]) -> str:
    """An action with names in place of ids; those of records differ from world to world."""
    name, _, rest = action.partition(":")
    return f"{name}:{'.'.join(ids.get(part, '…') for part in rest.split('.'))}"


@pytest.mark.parametrize("opened", [False, True])
async def test_to_the_other_it_looks_as_if_the_host_had_stopped(opened: bool) -> None:
    stopped = await _world(_stops, opened)
    blocked = await _world(blocks, opened)
    assert len(blocked) > 15
    assert blocked == stopped
