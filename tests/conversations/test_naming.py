"""Naming somebody: a whole name wins, a name that several have offers them, in every command."""

from __future__ import annotations

import pytest

from bot.engine.feature import Argument
from tests.support.connecting import connected
from tests.support.said import label, said
from tests.support.scenarios import blocks, hosting
from tests.support.workspace import Member, Workspace

COMMANDS = {"request": "request.note", "reach": "ways.reach", "know": "connections.know"}
"""What takes somebody's name, and the button that goes on with one of several."""


async def namesakes(workspace: Workspace, *names: str) -> tuple[Member, list[Member]]:
    """Mina, and hosts of these names."""
    hosts = [workspace.member(name) for name in names]
    for number, host in enumerate(hosts):
        await host.offers(role=f"Baker number {number}")
    mina = workspace.member("Mina")
    await mina.says("help")
    return mina, hosts


def is_on_the_way_to(mina: Member, command: str, name: str) -> None:
    """The form, or the page, is about that person."""
    if command == "reach":
        mina.reads(said("reach-title", name=name))
        return
    assert mina.form is not None
    intro = {"request": "form-note-intro", "know": "form-know-intro"}[command]
    assert mina.finds(said(intro, name=name), mina.form.intro)


@pytest.mark.parametrize("command", COMMANDS)
async def test_of_several_with_that_name_one_is_picked(workspace: Workspace, command: str) -> None:
    mina, _ = await namesakes(workspace, "Ann Lee", "Anna Roe")
    for typed in ("@ann", "ANN", "an"):
        await mina.says(f"{command} {typed}")
        mina.reads(said("which-person"), "Ann Lee, Baker number 0", "Anna Roe, Baker number 1")
    rows = [one for one in mina.actions() if one.startswith(f"{COMMANDS[command]}:")]
    await mina.presses_action(rows[-1])
    is_on_the_way_to(mina, command, "Anna Roe")


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_whole_name_wins(workspace: Workspace, command: str) -> None:
    mina, _ = await namesakes(workspace, "Ann", "Anna", "Ann Lee")
    await mina.says(f"{command} ann")
    is_on_the_way_to(mina, command, "Ann")
    await mina.says(f"{command} @Ann Lee")
    is_on_the_way_to(mina, command, "Ann Lee")
    await mina.says("find ann")
    at = [mina.reply.index(f"{name}, Baker") for name in ("Ann", "Ann Lee")]
    assert at == sorted(at)


@pytest.mark.parametrize("command", COMMANDS)
async def test_two_with_the_very_same_name_are_told_apart(
    workspace: Workspace, command: str
) -> None:
    mina, _ = await namesakes(workspace, "Ann Lee", "Ann  Lee")
    await mina.says(f"{command} ann lee")
    mina.reads(said("which-person"), "Baker number 0", "Baker number 1")


async def test_somebody_whom_one_knows_is_found_though_they_do_not_host(
    workspace: Workspace,
) -> None:
    mina, _ = await connected(workspace)
    await mina.says("reach bea")
    mina.reads(said("reach-title", name="Bea"))
    await mina.says("request be")
    mina.reads(said("error-not-asked-now"))
    assert "ways.reach" in mina.choices()
    await mina.says("know bea")
    is_on_the_way_to(mina, "know", "Bea")


async def test_a_name_that_nobody_has_leads_on(workspace: Workspace) -> None:
    mina, _ = await namesakes(workspace, "Ann Lee")
    await mina.says("know Nobody Here")
    mina.reads(said("error-know-name"))
    assert {"connections.know", "connections.open"} <= set(mina.choices())
    await mina.says("request Nobody Here")
    mina.reads(said("found-none", query="Nobody Here"))
    await mina.says("reach Nobody Here")
    mina.reads(said("topic-title", topic="Nobody Here"))


async def test_a_name_tells_nothing_of_whom_one_cannot_find(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.says("help")
    await workspace.member("Olu").says("help")  # a member who does not host
    await blocks(bea, mina)
    for name in ("Olu", "Bea", "Mina"):
        await mina.says(f"know {name}")
        mina.reads(said("error-know-name"))
        await mina.says(f"request {name}")
        mina.reads(said("found-none", query=name))


async def test_no_more_are_offered_than_can_be_read(workspace: Workspace) -> None:
    mina, _ = await namesakes(workspace, *(f"Ann {letter}" for letter in "ABCDEFG"))
    await mina.says("request ann")
    mina.reads(said("which-person"), "Ann E")
    mina.reads_not("Ann F")
    await mina.says("request ann g")
    is_on_the_way_to(mina, "request", "Ann G")


async def test_every_command_that_takes_somebody_is_completed(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    takes = {Argument.HOST, Argument.MEMBER, Argument.SOMEBODY}
    for name, command in workspace.bot.router.commands.items():
        if command.argument in takes:
            (one,) = await workspace.bot.suggest(mina.address, f"{name} be")
            assert (one.value, one.label) == (f"{name} @Bea", "Data scientist, Bea Ltd")
    (one,) = await workspace.bot.suggest(mina.address, "find fore")
    assert one.label == label("suggest-topic", mina.words, count=1)
