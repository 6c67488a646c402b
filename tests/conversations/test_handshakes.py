"""The picture of a member's handshakes, with the same as text."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from bot.core.messages import File
from bot.core.ports import Unreachable
from bot.i18n.sanitize import file_stem
from tests.support.said import label, said
from tests.support.scenarios import hosting, met, the
from tests.support.workspace import Member, Workspace


def _pictures(member: Member) -> list[File]:
    shown = [one for one in member.workspace.chat.shown if member.address in one.seen_by]
    return [file for one in shown for file in one.message.files]


async def _met_through_cai(workspace: Workspace) -> Member:
    mina, _ = await met(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    i = await the(mina)
    connector = (await cai.person()).id
    async with workspace.store.transaction() as tx:
        await tx.introductions.save(replace(i, connector=connector), i.status)
    return mina


async def test_the_picture_comes_with_the_same_as_text(workspace: Workspace) -> None:
    mina = await _met_through_cai(workspace)
    await mina.says("network")
    await mina.presses("network.picture")
    mina.reads(said("handshakes-coming"))
    await mina.presses_action("network.picture")  # a second press brings no second picture
    mina.is_told(
        *(said("handshakes-title"), said("nudge-handshakes"), said("handshakes-how")),
        said("network-met-through", name="Bea", connector="Cai"),
    )
    (file,) = _pictures(mina)
    assert file.name == f"{file_stem(label('button-handshakes', mina.words), '')}.png"
    assert file.media_type == "image/png"
    assert file.alt == label("handshakes-alt", mina.words, count=1)
    image = Image.open(io.BytesIO(file.content))
    assert image.size == (1200, 900)
    assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 5  # not blank


async def test_nobody_else_is_sent_it(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.says("network")
    await mina.presses("network.picture")
    mina.is_told(said("handshakes-title"))
    assert _pictures(bea) == []


async def test_without_anybody_there_is_no_picture(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("network")
    assert "network.picture" not in mina.actions()
    await mina.presses_action("network.picture")
    mina.is_told(said("network-none"))
    assert _pictures(mina) == []


async def test_a_picture_that_could_not_be_sent_is_in_the_next_answer(
    workspace: Workspace,
) -> None:
    mina, _ = await met(workspace)
    workspace.chat.closed[mina.address] = Unreachable("closed")
    await mina.says("network")
    await mina.presses("network.picture")
    await mina.says("network")
    mina.reads(said("missed"), said("nudge-handshakes"))
    assert mina.answer is not None
    (file,) = mina.answer.files
    assert Image.open(io.BytesIO(file.content)).size == (1200, 900)
