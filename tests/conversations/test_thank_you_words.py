"""The words of a thank-you: its tone, its language, and whom the host named."""

from __future__ import annotations

import pytest

from bot.coach.facts import Profile
from bot.coach.note import check_words
from bot.features.introduction.model import Debrief
from bot.features.starters.texts import Tone
from bot.features.thanks.draft import Facts, sentence, thank_you
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.elsewhere import talked, the_talk
from tests.support.said import Said, said
from tests.support.scenarios import drafted, the
from tests.support.workspace import Member, Workspace


def _in_tone(tone: Tone) -> tuple[Said, ...]:
    return (
        "> " + said("draft-opening", tone=tone, name="Bea", minutes=20),
        said("draft-learned", tone=tone),
        said("draft-use", tone=tone, use="I'll ask the drivers."),
        said("draft-closing", tone=tone, name="Mina"),
    )


async def _tone(mina: Member, tone: str) -> None:
    await mina.presses_action(f"thanks.tone:{(await the(mina)).id}.{tone}")


async def test_it_can_be_warm_or_formal_until_it_is_changed_by_hand(
    workspace: Workspace,
) -> None:
    mina, bea = await drafted(workspace, use="i'll ask the drivers")
    mina.reads(*_in_tone(Tone.WARM), said("button-tone-formal"))
    await mina.presses("thanks.tone")
    mina.reads(*_in_tone(Tone.FORMAL), said("button-tone-warm"))
    await mina.presses("thanks.edit")
    await mina.fills(thanks="Dear Bea, I asked the drivers already. Thank you!")
    assert "thanks.tone" not in mina.choices(said("draft-title", name="Bea"))
    for nonsense in ("warm.en", "rude.en", "warm.tlh", ""):
        await _tone(mina, nonsense)
        mina.reads("asked the drivers already")
    await mina.presses("thanks.send")
    bea.is_told("asked the drivers already")


async def test_it_is_in_the_language_that_the_host_reads(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    assert "thanks.tone" in mina.choices(said("draft-title", name="Bea"))
    mina.sees_not(said("draft-language"))
    await bea.presses_action("settings.language")
    await bea.fills(language="cy")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Ask the planner")
    welsh = bea.words.label("draft-opening", tone=Tone.WARM, name="Bea", minutes=20)
    mina.reads(welsh, "Ask the planner.", said("draft-language", language=LANGUAGES["cy"]))
    await mina.presses("thanks.language")
    mina.reads(said("draft-opening", tone=Tone.WARM, name="Bea", minutes=20))
    await mina.presses("thanks.language")
    mina.reads(welsh)
    await mina.presses("thanks.send")
    bea.is_told(said("draft-closing", tone=Tone.WARM, name="Mina"))


async def test_whom_the_host_would_introduce_stands_in_it(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    cai = workspace.member("CAI REES")
    await cai.says("help")
    mina.reads(said("draft-named", name="Bea"))
    await mina.presses("thanks.tone")
    await mina.presses("thanks.named")
    await mina.fills(person=str(cai.address))
    mina.reads(
        said("named-way", host="Bea"), said("draft-onward", tone=Tone.FORMAL, name="Cai Rees")
    )
    mina.reads_not(said("draft-named"))
    await mina.presses("thanks.send")
    bea.is_told(said("draft-onward", tone=Tone.FORMAL, name="Cai Rees"))


async def test_somebody_outside_is_thanked_for_and_named_only_by_the_seeker(
    workspace: Workspace,
) -> None:
    mina, bea = await drafted(workspace)
    await mina.presses("thanks.named")
    await mina.fills(note="The head of networks")
    onward = said("draft-onward-somebody", tone=Tone.WARM)
    mina.reads(said("named-noted"), said("draft-title", name="Bea"), onward)
    mina.reads(said("draft-onward-private"))
    await mina.presses("thanks.send")
    bea.is_told(onward)
    bea.sees_not("head of networks")


async def test_whoever_named_nobody_is_not_thanked_for_it(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    await mina.presses("thanks.named")
    await mina.fills(note="")
    mina.reads_not(said("draft-onward-somebody"), said("draft-onward-private"))
    await mina.presses("thanks.edit")
    await mina.fills(thanks="Thank you for thinking of the head of networks.")
    await mina.presses("thanks.send")
    bea.is_told("head of networks")


async def test_thanks_to_somebody_outside_have_two_tones_too(workspace: Workspace) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quiet")
    mina.reads(said("draft-opening-elsewhere", tone=Tone.WARM, minutes=20))
    await mina.presses("elsewhere.tone")
    mina.reads(
        said("draft-opening-elsewhere", tone=Tone.FORMAL, minutes=20),
        said("draft-learned", tone=Tone.FORMAL, learned="Nights are quiet."),
    )
    await mina.presses("elsewhere.rewrite")
    await mina.fills(thanks="Thank you for last night, it was quiet.")
    await mina.presses_action(f"elsewhere.tone:{(await the_talk(mina)).id}.warm")
    mina.reads("Thank you for last night")
    assert "elsewhere.tone" not in mina.choices(said("form-thanks"))


async def test_thanks_to_copy_that_ask_for_a_job_are_held_until_they_are_meant_as_they_stand(
    workspace: Workspace,
) -> None:
    mina = await talked(workspace)
    await mina.presses_action(f"elsewhere.debrief:{(await the_talk(mina)).id}")
    await mina.fills(learned="Please hire me, I would start on Monday.")
    mina.reads(said("outreach-blocked"), said("coach-job-ask"))
    mina.reads_not(said("draft-copy"))
    await mina.presses("elsewhere.rewrite")
    await mina.fills()
    mina.refused(thanks=said("coach-again"))
    await mina.fills()
    mina.reads(said("draft-copy"), "Please hire me")


@pytest.mark.wording
@pytest.mark.parametrize("onward", ["", "Cai Rees", "unnamed"])
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_holds_back_nothing_that_we_say_around_it(
    language: str, tone: Tone, onward: str
) -> None:
    for to, connector in (("Bea", ""), ("", ""), ("Bea", "Dan Moss")):
        facts = Facts(
            minutes=20,
            debrief=Debrief(learned="Nights are quiet", use="sleep more"),
            me="Mina Rees",
            to=to,
            onward="" if onward == "unnamed" else onward,
            onward_unnamed=onward == "unnamed",
            connector=connector,
        )
        text = thank_you(Translator(language, "UTC"), tone, facts)
        assert check_words(text, Profile()) == [], text


@pytest.mark.parametrize(
    "typed, whole",
    [
        ("nights are quiet", "Nights are quiet."),
        ("Nights are quiet!", "Nights are quiet!"),
        ("She said: “nights are quiet.”", "She said: “nights are quiet.”"),
        ("Nights are quiet (mostly).", "Nights are quiet (mostly)."),
        ("I'll ask the drivers,", "I'll ask the drivers."),
        ("I'll ask the drivers –", "I'll ask the drivers."),
        ("**Trust.**", "**Trust.**"),
    ],
)
def test_what_was_noted_becomes_a_whole_sentence(typed: str, whole: str) -> None:
    assert sentence(typed) == whole
