"""Organisers who can open no page with charts get the numbers as a picture, and as text."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from bot.core.messages import File
from bot.core.ports import Temporary, Unreachable
from bot.features.drawing import fitted
from bot.features.organise.picture import NUMBERS, TEXT, draw
from bot.i18n.translator import Translator
from tests.conversations.test_organise import many, pressable
from tests.support.said import label, said
from tests.support.workspace import Member, Workspace


def pictures(member: Member) -> list[File]:
    """What was sent to them."""
    return [file for shown in member.messages() if shown.key for file in shown.message.files]


async def counted(workspace: Workspace, people: int = 12) -> Member:
    """An organiser, and a month of so many talks that is over."""
    olu = await many(workspace, people)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    await olu.says("organise")
    return olu


async def test_the_numbers_come_as_a_picture_with_the_same_as_text(workspace: Workspace) -> None:
    olu = await counted(workspace)
    await olu.presses("organise.picture")
    olu.reads(said("organise-picture-coming"))
    await olu.presses_action("organise.picture:2026-Q1")  # a second press brings no second one
    olu.is_told(said("organise-title"), said("nudge-figures"), said("figure-asked"), "10")
    olu.is_told(said("organise-how"))
    (file,) = pictures(olu)
    assert (file.name, file.media_type) == ("paned-2026-Q1.png", "image/png")
    assert file.alt == label("organise-picture-alt", olu.words)
    image = Image.open(io.BytesIO(file.content))
    assert image.width == 1200
    assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 5  # not blank


async def test_where_there_is_a_page_or_nothing_to_draw_nothing_is_offered(
    workspace: Workspace,
) -> None:
    olu = await counted(workspace)
    assert olu.has_button("organise.picture")
    workspace.bot.router.pages = "https://paned.example"
    await olu.says("organise")
    assert olu.answer is not None
    assert not [a for a in pressable(olu.answer) if a.startswith("organise.picture")]


async def test_a_pilot_is_offered_no_picture_and_before_the_first_month_there_is_none(
    workspace: Workspace,
) -> None:
    olu = await counted(workspace, 8)
    assert not olu.has_button("organise.picture")


async def test_before_the_first_month_there_is_nothing_to_draw(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    await olu.presses_action("organise.picture:2026-03")
    olu.reads(said("organise-no-picture"))
    assert pictures(olu) == []


async def test_only_organisers_get_one(workspace: Workspace) -> None:
    olu = await counted(workspace)
    mina = workspace.member("Mina")
    await mina.presses_action("organise.picture:2026-03")
    mina.reads(said("error-organising"))
    workspace.chat.fails = [Temporary("down")]
    await olu.presses("organise.picture")
    profile = workspace.chat.profiles[olu.address]
    workspace.chat.profiles[olu.address] = replace(profile, organiser=False)
    await workspace.passes(hours=2)
    assert pictures(olu) == pictures(mina) == []
    olu.sees_not(said("nudge-figures"))


async def test_one_that_did_not_arrive_is_not_read_at_a_visit(workspace: Workspace) -> None:
    olu = await counted(workspace)
    workspace.chat.fails = [Unreachable("closed")]
    await olu.presses("organise.picture")
    assert (await olu.person()).unreached
    await olu.says("mine")  # for which nobody asks who organises
    olu.reads_not(said("nudge-figures"), said("missed-elsewhere"))
    assert pictures(olu) == []


def test_a_number_in_part_is_written_whole() -> None:
    for language in ("en", "cy"):
        written = label("figure-partial", Translator(language, "UTC"), number=1000)
        assert fitted(written, TEXT, NUMBERS) == written


@pytest.mark.parametrize("value", [None, 0, 5, 1_000_000])
def test_every_number_and_the_longest_name_has_room(value: int | None) -> None:
    bars = [("Ŵŷ " * 40, value, "1000000, yn rhannol"), ("Asked", 5, "5")]
    image = Image.open(io.BytesIO(draw("Beth sy'n gweithio yma: " + "Ŷ" * 90, bars)))
    edge = image.convert("RGB").crop((1190, 0, 1200, image.height))
    assert edge.getcolors() == [(edge.width * edge.height, (255, 255, 255))]
