"""What an asker can't tell: a no from silence, a block from either; a block from a removal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.messages import buttons, plain_text
from tests.support.connecting import acquainted, connected, says_so, tie
from tests.support.said import said
from tests.support.scenarios import blocks
from tests.support.workspace import Member, new_workspace

_SAID = ("status", "how", "closeness", "since", "created_at", "confirmed_at", "closed_at")
Answers = Callable[[Member, Member], Awaitable[None]]


async def _is_silent(bea: Member, mina: Member) -> None:
    """Bea does nothing."""


async def _says_no(bea: Member, mina: Member) -> None:
    await bea.presses("connections.decline")


async def _leaves(bea: Member, mina: Member) -> None:
    await bea.leaves()
    await bea.says("help")  # and is back at once


async def _removes(bea: Member, mina: Member) -> None:
    await bea.presses("connections.remove")
    await bea.presses("connections.remove_now")


def _shown(mina: Member, ids: dict[str, str]) -> list[tuple[object, ...]]:
    """All that Mina was shown, and when, with names in place of ids."""
    return [
        (
            message.at,
            plain_text(message.message),
            *[_known(press.action, ids) for press in buttons(message.message)],
        )
        for message in mina.messages()
    ]


def _known(action: str, ids: dict[str, str]) -> str:
    name, _, rest = action.partition(":")
    return f"{name}:{'.'.join(ids.get(part, '…') for part in rest.split('.'))}"


async def _looks_everywhere(mina: Member, bea: Member) -> None:
    for typed in ("know", "mine", "network"):
        await mina.says(typed)
    await mina.opens_home()
    await says_so(mina, bea)


async def _asked_world(answers: Answers) -> list[tuple[object, ...]]:
    """All that Mina sees, day by day, from her question to the second one."""
    workspace = await new_workspace()
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await answers(bea, mina)
    copies = []
    for _ in range(4):
        await _looks_everywhere(mina, bea)
        copies.append(await _copy(mina))
        await workspace.passes(days=7)
    await workspace.passes(days=31)
    await _looks_everywhere(mina, bea)
    await mina.presses("mine.card", said("know-row-waits"))
    await mina.presses("connections.withdraw")
    ids = {(await who.person()).id: who.name for who in (mina, bea)}
    shown = _shown(mina, ids)
    await workspace.store.close()
    return [*shown, *copies]


async def _copy(mina: Member) -> tuple[object, ...]:
    """What the copy of her data says of connections, without ids."""
    me = await mina.person()
    async with mina.workspace.store.transaction() as tx:
        found = await tx.personal_data.of(me.network, me.id)
    rows = [*found["connections"], *found["ties"]]
    return tuple((row.role, *[f"{k}={row.values.get(k)}" for k in _SAID]) for row in rows)


@pytest.mark.parametrize("answers", [_says_no, blocks, _leaves])
async def test_a_no_and_a_block_look_like_silence_event_for_event(answers: Answers) -> None:
    silence = await _asked_world(_is_silent)
    answered = await _asked_world(answers)
    assert len(silence) > 20
    assert answered == silence


async def _known_world(ends: Answers) -> list[tuple[object, ...]]:
    """All that Mina sees once Bea has ended what both had confirmed."""
    workspace = await new_workspace()
    mina, bea = await connected(workspace)
    found = await tie(mina, bea)
    assert found is not None
    assert len(await _copy(mina)) == 2  # the connection, and her side of it
    await ends(bea, mina)
    copies = [await _copy(mina)]
    for action in ("connections.show", "connections.ask", "connections.remove"):
        await mina.presses_action(f"{action}:{found.connection}.on")
    await mina.presses_action(f"mine.card:connection.{found.connection}")
    await _looks_everywhere(mina, bea)
    await workspace.passes(days=25)
    await _looks_everywhere(mina, bea)
    ids = {(await who.person()).id: who.name for who in (mina, bea)}
    shown = [*_shown(mina, ids), *copies, await _copy(mina)]
    await workspace.store.close()
    return shown


async def test_a_block_looks_like_a_removal_event_for_event() -> None:
    removed = await _known_world(_removes)
    blocked = await _known_world(blocks)
    assert len(removed) > 10
    assert blocked == removed
