"""A member asks for a copy of their data: all of it, nothing of what others keep to themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from bot.core.ports import Unreachable
from bot.features.introduction.model import Status
from bot.i18n.sanitize import file_stem
from tests.conversations.conftest import BOTH_STORES
from tests.support.elsewhere import NURSE, talked
from tests.support.said import label, said
from tests.support.scenarios import accepted, drafted, hosting, thanked, the
from tests.support.workspace import GOOD_LEARN, Member, Workspace

PRIVATE = "what I told nobody"


def _files(member: Member) -> dict[str, str]:
    """The files of the newest direct message to that member that has any, by their ending."""
    shown = [s for s in member.workspace.chat.shown if member.address in s.seen_by]
    message = next(s.message for s in reversed(shown) if s.message.files)
    ends = [file.name.rpartition(".")[2] for file in message.files]
    return {end: f.content.decode("utf-8-sig") for end, f in zip(ends, message.files, strict=True)}


async def _copy(member: Member) -> tuple[dict[str, Any], str]:
    await member.says("my-data")
    member.reads(said("data-coming"))
    member.is_told(said("nudge-my-data"), said("data-how"))
    files = _files(member)
    whole = json.loads(files["json"])
    assert (whole["format"], whole["version"]) == ("paned.my-data", 1)
    return whole["tables"], files["txt"]


@BOTH_STORES
async def test_a_copy_has_what_each_of_the_two_wrote_and_may_read(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace, surprised=PRIVATE)
    tables, text = await _copy(mina)
    (row,) = tables["introductions"]
    i = await the(mina)
    assert row["my_role"] == "seeker"
    assert row["data"]["learn"] == GOOD_LEARN
    assert row["data"]["surprised"] == PRIVATE
    assert row["data"]["status"] == Status.THANKED
    assert row["data"]["host"] == {"id": i.host, "name": "Bea"}
    assert i.time.starts_at is not None
    assert row["data"]["starts_at"] == i.time.starts_at.isoformat()
    assert tables["persons"][0]["data"]["name"] == "Mina"
    assert tables["addresses"][0]["data"]["address"] == str(mina.address)
    assert tables["hosts"] == []
    for words in (GOOD_LEARN, PRIVATE, "Bea", label("data-learned", mina.words)):
        assert words in text

    hers, her_text = await _copy(bea)
    (row,) = hers["introductions"]
    assert (row["my_role"], row["data"]["learn"]) == ("host", GOOD_LEARN)
    assert row["data"]["thanks"] == i.thanks.thanks
    assert hers["hosts"][0]["data"]["role"] == "Data scientist"
    assert PRIVATE not in json.dumps(hers)
    assert PRIVATE not in her_text


async def test_a_draft_is_in_nobodys_copy_but_its_writers(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, learn=PRIVATE + ", which I would like to ask you about some day")
    assert PRIVATE in json.dumps((await _copy(mina))[0])
    tables, text = await _copy(bea)
    assert tables["introductions"] == []
    assert PRIVATE not in text


async def test_a_drafted_thank_you_is_not_in_the_hosts_copy(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    draft = (await the(mina)).thanks.thanks
    assert draft
    assert (await _copy(mina))[0]["introductions"][0]["data"]["thanks"] == draft
    assert "thanks" not in (await _copy(bea))[0]["introductions"][0]["data"]


async def test_a_third_member_reads_nothing_of_the_two(workspace: Workspace) -> None:
    await thanked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    tables, text = await _copy(cai)
    assert [table for table, rows in tables.items() if rows] == [
        "persons",
        "addresses",
        "consents",
        "nudges",
    ]
    for name in ("Mina", "Bea"):
        assert name not in json.dumps(tables) + text


async def test_a_reason_that_the_host_kept_is_in_their_copy_only(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.asks(bea)
    await bea.presses("answer.decline")
    await bea.fills(reason="busy")
    assert "decline_reason" not in (await _copy(mina))[0]["introductions"][0]["data"]
    assert (await _copy(bea))[0]["introductions"][0]["data"]["decline_reason"] == "busy"


async def test_asking_twice_in_a_minute_brings_one_copy(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    before = len(mina.direct_messages())
    await mina.presses_action("settings.open")
    for _ in range(3):
        await mina.presses("privacy.data")
        mina.reads(said("data-coming"))
    assert len(mina.direct_messages()) == before + 1
    await workspace.passes(minutes=1)
    await mina.says("my data")
    assert len(mina.direct_messages()) == before + 2


async def test_whoever_takes_no_messages_gets_it_at_their_next_visit(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    workspace.chat.closed[mina.address] = Unreachable("closed")
    await mina.says("my-data")
    await mina.says("help")
    mina.reads(said("missed"), said("nudge-my-data"))
    assert mina.answer is not None
    stem = file_stem(label("button-my-data", mina.words), "")
    assert {file.name for file in mina.answer.files} == {f"{stem}.txt", f"{stem}.json"}


async def test_the_text_speaks_welsh(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses_action("settings.language")
    await mina.fills(language="cy")
    _, text = await _copy(mina)
    assert label("data-learned", mina.words) in text
    assert label("data-rest", mina.words, program="fy-nata.json") in text
    assert "my-data" not in text
    assert f"{label('data-zone', mina.words)}: Llundain" in text  # as the settings say it
    mina.is_told("fy-nata.txt", "fy-nata.json")


async def test_a_form_without_a_word_in_it_has_no_empty_line(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("find")  # an empty search is kept, too
    _, text = await _copy(mina)
    assert not [line for line in text.splitlines() if line.endswith(": ")]
    assert text.startswith(label("data-title", mina.words, day=workspace.clock.now().date()))


async def test_a_copy_has_the_words_about_talks_elsewhere_for_whoever_wrote_them(
    workspace: Workspace,
) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quiet", surprised=PRIVATE, use="I will do a trial shift")
    tables, _ = await _copy(mina)
    (row,) = [row for row in tables["aggregates"] if row["data"]["kind"] == "elsewhere"]
    assert NURSE in str(row["data"])
    for words in ("Nights are quiet", PRIVATE, "I will do a trial shift"):
        assert words in str(row["data"])


async def test_what_connectors_are_told_is_in_their_copy_and_not_in_the_hosts(
    workspace: Workspace,
) -> None:
    mina, bea = await thanked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    i, connector = await the(mina), (await cai.person()).id
    async with workspace.store.transaction() as tx:
        await tx.introductions.save(replace(i, connector=connector), i.status)
    for member in (mina, cai):
        assert not (await _copy(member))[0]["introductions"][0]["data"].get("told")
    await workspace.passes(hours=1)
    await mina.submits(f"thanks.tell:{i.id}", {"told": "It was well worth it."})
    for member in (mina, cai):
        tables, text = await _copy(member)
        assert tables["introductions"][0]["data"]["told"] == "It was well worth it."
        assert "It was well worth it." in text
    assert "well worth it" not in json.dumps((await _copy(bea))[0]["introductions"])
