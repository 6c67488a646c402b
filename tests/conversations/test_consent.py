"""First contact: the notice, the agreement, and being asked again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.events import CommandUsed, HomeOpened
from bot.core.messages import Message, plain_text
from bot.core.responses import GoOn
from bot.domain.people import Address, Community
from bot.domain.practice import Practice
from bot.engine.permissions import NAMES_SHOWN
from bot.features.consent import notice
from bot.features.consent.going_on import Notice
from bot.features.consent.model import version_of
from bot.features.privacy.register import REGISTER
from bot.features.setup.contact import CONTACT_MAX
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from storage.transaction import StoreTransaction
from tests.support.agreeing import agreement
from tests.support.builders import make_community
from tests.support.said import said, stands_in
from tests.support.scenarios import agreed, asked, hosting
from tests.support.workspace import Member, Workspace, new_workspace

CURRENT = version_of(make_community(), Practice())
"""The version of the notice that comes with Paned."""
OURS = (
    "consent-what",
    "consent-why",
    "consent-who",
    "consent-long",
    "consent-basis",
    "consent-rights",
    "consent-conduct",
)


@pytest.fixture
def town(workspace: Workspace) -> Workspace:
    """A workspace whose members meet the notice by themselves."""
    workspace.first_contact = True
    return workspace


async def stored(workspace: Workspace) -> set[str]:
    """The tables that have a row, besides the numbers of events."""
    async with workspace.store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        counts = {
            name: (await tx.session.fetch(f"SELECT COUNT(*) FROM {name}"))[0][0]
            for name in REGISTER
        }
    return {name for name, count in counts.items() if count} - {"events", "migrations"}


async def agrees(member: Member) -> None:
    """They agree to the notice that they have before them."""
    await member.presses("consent.agree")


async def organiser_of(workspace: Workspace, name: str = "Olu") -> Member:
    """An organiser, who has agreed."""
    olu = workspace.member(name, organiser=True)
    await olu.says("")
    await agrees(olu)
    return olu


async def changes(olu: Member, language: str = "en", **words: str) -> None:
    """The organiser puts words of their own into the notice."""
    await olu.presses_action(f"consent.words:{language}")
    await olu.fills(**words)


# first contact


async def test_a_newcomer_reads_what_is_kept_before_anything_is(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("find data science")
    mina.reads(said("consent-title"), said("consent-lead"), *map(said, OURS))
    days, for_90 = said("consent-days", count=365), said("consent-days", count=90)
    mina.reads(said("consent-long", messages=for_90, talks=days, left=days))
    mina.reads(said("consent-basis-ours"))
    mina.reads(said("consent-rights", who=said("organisers-unknown")))
    mina.reads(said("consent-conduct", conduct=said("consent-conduct-ours")))
    assert mina.choices() == ["consent.agree", "consent.refuse", "consent.language"]
    assert await stored(town) == set()


async def test_whoever_agrees_goes_on_with_what_they_were_about_to_do(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("find data science, in Cardiff ~ 100 %")
    await agrees(mina)
    mina.reads(said("found-none", query="data science, in Cardiff ~ 100 %"))
    assert mina.reply.count("\n") < 10, "it takes the place of the notice"
    assert not mina.has_button("consent.agree")
    me = await mina.person()
    async with town.store.transaction() as tx:
        rows = (await tx.personal_data.of(me.network, me.id))["consents"]
    assert [(row.values["version"], row.values["community"]) for row in rows] == [
        (CURRENT, "town:square")
    ]
    await mina.says("mine")
    mina.reads(said("mine-nothing"))


async def test_a_member_who_was_named_is_still_named_after_that(town: Workspace) -> None:
    bea = town.member("Bea")
    await bea.says("host")
    await agrees(bea)
    assert bea.has_button("host.about")
    await bea.offers()
    mina = town.member("Mina")
    await mina.says("request @Bea", bea)
    mina.reads(said("consent-title"))
    await agrees(mina)
    assert mina.form is not None
    assert mina.form.id.startswith("request.note:")


async def test_no_thanks_leaves_nothing_behind(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("host")
    await mina.presses("consent.refuse")
    mina.reads(said("notice-refused"))
    assert mina.choices() == []
    assert await stored(town) == set()
    await mina.says("host")  # and is asked again when they come again
    mina.reads(said("consent-title"))


async def test_help_is_there_before_that_and_stores_nothing(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("help")
    mina.reads(said("help-title"))
    await mina.says("erase")
    mina.reads(said("erase-nothing"))
    assert await stored(town) == set()
    await mina.presses("find.open")  # in the help
    mina.reads(said("consent-title"))
    await agrees(mina)
    assert mina.form is not None or mina.has_button("find.search")


async def test_home_shows_the_notice_and_then_what_is_open(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.opens_home()
    mina.reads(said("consent-title"))
    assert await stored(town) == set()
    await agrees(mina)
    mina.reads(said("menu-title"))
    await mina.opens_home()
    mina.reads(said("home-hello", name="Mina"))


async def test_the_notice_can_be_read_in_the_other_language_which_is_then_theirs(
    town: Workspace,
) -> None:
    mina = town.member("Mina")
    await mina.says("mine")
    await mina.presses("consent.language")
    assert stands(mina.answer, "consent-title", "cy")
    assert await stored(town) == set()
    await mina.presses("consent.language")  # and back
    mina.reads(said("consent-title"))
    await mina.presses("consent.language")
    await agrees(mina)
    assert stands(mina.answer, "mine-nothing", "cy")
    person = await mina.person()
    assert (person.language, person.language_chosen) == ("cy", True)


def stands(shown: Message | None, id: str, language: str) -> bool:
    """Whether a sentence stands there in that language."""
    assert shown is not None
    return stands_in(said(id), plain_text(shown), Translator(language, "Europe/London"))


async def test_whoever_does_not_choose_a_language_keeps_the_platforms(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("mine")
    await agrees(mina)
    assert not (await mina.person()).language_chosen


async def test_what_does_not_fit_into_a_button_ends_in_the_menu(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("find " + "data science " * 12)
    await agrees(mina)
    mina.reads(said("menu-title"))


async def test_two_presses_at_once_are_one_member(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("mine")
    press = mina.action("consent.agree")
    first, second = await asyncio.gather(mina.presses_action(press), mina.presses_action(press))
    assert type(first) is type(second)
    mina.reads(said("mine-nothing"))
    async with town.store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        assert list(await tx.session.fetch("SELECT COUNT(*) FROM persons")) == [(1,)]
        assert list(await tx.session.fetch("SELECT COUNT(*) FROM consents")) == [(1,)]


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "9",
        "..",
        "9-9-9..p.answer.accept:i1",
        f"{CURRENT}.xx.p.consent.agree:{CURRENT}",
        f"{CURRENT}.xx.c.,zz@@a:b:c",
        f"{CURRENT}..x",
        f"{CURRENT}..p.",
    ],
)
async def test_a_forged_agreement_does_no_more_than_an_honest_one(
    town: Workspace, forged: str
) -> None:
    mina = town.member("Mina")
    await mina.presses_action(f"consent.agree:{forged}")
    if not forged.startswith(CURRENT):
        mina.reads(said("consent-title"))
        assert await stored(town) == set()
    else:
        assert (await mina.person()).name == "Mina"
        assert not (await mina.person()).language_chosen


async def test_other_numbers_of_days_are_another_notice(url: str) -> None:
    patient = Practice(keep_talks_days=0, keep_messages_days=1)
    town = await new_workspace(patient, url)
    town.first_contact = True
    mina = town.member("Mina")
    await mina.says("mine")
    mina.reads(
        said(
            "consent-long",
            messages=said("consent-days", count=1),
            talks=said("consent-for-good"),
        )
    )
    await mina.presses_action(f"consent.agree:{CURRENT}")
    mina.reads(said("consent-title"))
    await town.store.close()


# members who are there already


async def test_everybody_is_asked_again_when_the_words_change(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    workspace.first_contact = True
    olu = await organiser_of(workspace)
    await changes(olu, words="Your name, as long as you study here.")
    olu.reads(said("notice-saved"), "Your name, as long as you study here.")
    await bea.presses("answer.accept")
    bea.reads(said("consent-title-again"), said("consent-again"))
    bea.reads("Your name, as long as you study here.")
    bea.reads_not(said("consent-what"))
    await agrees(bea)
    bea.reads(said("status-accepted-host"))  # the press went on
    await olu.says("setup")
    olu.reads(said("consent-title-again"))  # and so is whoever changed them


async def test_what_was_typed_is_still_in_the_form_after_that(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    await bea.presses("answer.ask")
    workspace.first_contact = True
    await changes(await organiser_of(workspace), conduct="No swearing.")
    await bea.fills(question="What have you read about it?")
    bea.reads(said("consent-title-again"), "No swearing.")
    await agrees(bea)
    assert bea.form is not None
    assert [field.initial for field in bea.form.fields] == ["What have you read about it?"]
    await bea.fills()
    assert bea.form is None


async def test_messages_about_what_is_open_come_meanwhile(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    workspace.first_contact = True
    await changes(await organiser_of(workspace), conduct="No swearing.")
    before = len(mina.direct_messages())
    await workspace.passes(days=30)
    assert len(mina.direct_messages()) > before
    await mina.says("mine")
    mina.reads(said("consent-title-again"))
    await mina.presses("consent.refuse")
    mina.reads(said("notice-refused-member"))
    await mina.presses("privacy.data")  # theirs whether they agree or not
    assert mina.received(said("nudge-my-data"))


async def test_whoever_left_reads_it_again_only_if_it_changed(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    for gone in (mina, bea):
        await gone.leaves()
    workspace.first_contact = True
    await mina.says("mine")
    mina.reads(said("mine-nothing"))
    await changes(await organiser_of(workspace), conduct="No swearing.")
    await bea.says("mine")
    bea.reads(said("consent-title-again"))
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(bea.address) is None  # nothing is begun again before
    await agrees(bea)
    assert bea.received(said("nudge-host-again"))


async def test_a_text_that_changes_while_it_is_read_is_shown_anew(town: Workspace) -> None:
    olu = await organiser_of(town)
    mina = town.member("Mina")
    await mina.says("mine")
    former = mina.action("consent.agree")
    await changes(olu, conduct="No swearing.")
    await mina.presses_action(former)
    mina.reads(said("consent-title"), "No swearing.")
    async with town.store.transaction() as tx:
        assert await tx.people.at(mina.address) is None
    await agrees(mina)
    mina.reads(said("mine-nothing"))
    await mina.presses_action(former)  # the old button still leads on
    mina.reads(said("mine-nothing"))


async def test_an_agreement_holds_in_one_community(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("mine")
    await agrees(mina)
    other = Address("town", "annexe", "mina")
    town.chat.profiles[other] = town.chat.profiles[mina.address]
    person = await mina.person()
    async with town.store.transaction() as tx:
        await tx.communities.put(Community(id="town:annexe", network="town:square", name="annexe"))
        await tx.people.put_address(other, person.id, town.clock.now())
    answer = await town.handle(HomeOpened(event_id="e", actor=other))
    assert agreement(answer)


# organisers


async def test_an_organiser_sees_the_notice_as_members_do_and_changes_it(town: Workspace) -> None:
    olu = town.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(said("consent-title"))  # is asked too
    await agrees(olu)
    await olu.presses("consent.show")
    olu.reads(said("notice-title"), said("notice-ours"), *map(said, OURS))
    assert not olu.has_button("consent.agree")
    await olu.presses("consent.words")
    assert olu.form is not None
    assert [field.initial for field in olu.form.fields] == ["", "", ""]
    await olu.fills(basis="our public task.", conduct="Ours: be nice.")
    olu.reads(said("notice-saved"), said("notice-own"))
    olu.reads(said("consent-basis", basis="our public task."))
    olu.reads(said("consent-conduct", conduct="Ours: be nice."), said("consent-what"))
    await olu.says("mine")
    await agrees(olu)
    await olu.presses("consent.show_in")  # Welsh has none of their words
    assert stands(olu.answer, "consent-basis-ours", "cy")
    olu.reads(said("notice-ours"))


async def test_saving_the_same_words_asks_nobody(town: Workspace) -> None:
    olu = await organiser_of(town)
    await changes(olu, words="Your name.")
    await olu.says("mine")
    await agrees(olu)
    await changes(olu)
    olu.reads(said("notice-unchanged"))
    await olu.says("mine")
    olu.reads(said("mine-nothing"))
    await changes(olu, words="")  # and back to ours, which is a change
    olu.reads(said("notice-saved"), said("consent-what"))


async def test_an_organiser_is_led_to_the_setup_when_they_have_agreed(town: Workspace) -> None:
    olu = town.member("Olu", organiser=True)
    await olu.says("mine")
    await olu.presses("consent.language")
    town.clock.at += timedelta(seconds=40)  # they read for a while
    await olu.presses("consent.language")
    await agrees(olu)
    olu.reads(said("mine-nothing"), said("setup-hint"))


async def test_nobody_else_changes_the_notice(town: Workspace) -> None:
    mina = town.member("Mina")
    await mina.says("mine")
    await agrees(mina)
    for action in ("consent.show", "consent.show_in:cy", "consent.words:en"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))
    await mina.submits("consent.words:en", {"words": "Nothing."})
    mina.reads(said("error-organising"))
    async with town.store.transaction() as tx:
        community = await tx.communities.get("town:square")
    assert community is not None
    assert community.notice == 0


async def test_a_long_notice_is_read_whole_with_one_more_press(town: Workspace) -> None:
    olu = await organiser_of(town)
    words = "We keep your name. " * 60 + "The end of it."
    await changes(olu, words=words)
    mina = town.member("Mina")
    await mina.says("mine")
    mina.reads_not("The end of it.")
    await mina.presses("consent.read")
    mina.reads("The end of it.")
    assert "consent.read" not in mina.choices()
    await agrees(mina)
    mina.reads(said("mine-nothing"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_notice_is_one_message(town: Workspace, language: str) -> None:
    for number in range(NAMES_SHOWN + 1):
        await organiser_of(town, f"{number}" + "o" * 59)
    olu = await organiser_of(town)
    longest = {
        "basis": "b" * notice.BASIS_MAX,
        "words": "w" * notice.WORDS_MAX,
        "conduct": "d" * notice.CONDUCT_MAX,
    }
    for given, contact in (
        (longest, "c" * CONTACT_MAX),
        ({**longest, "words": ""}, "c" * CONTACT_MAX),
        (longest | {"words": "v" * notice.WORDS_MAX}, ""),
    ):
        await olu.submits("setup.contact", {"contact": contact})
        await changes(olu, language, **given)
        assert not olu.errors
        await olu.says("mine")
        await olu.presses_action(olu.action("consent.agree"))
        mina = town.member(f"Mina {given['words'][:1]}{contact[:1]}", language=language)
        await mina.says("find " + "x" * 40)
        if mina.has_button("consent.read"):
            await mina.presses("consent.read")
        assert mina.answer is not None
        assert given["conduct"] in plain_text(mina.answer)
        await olu.presses_action(f"consent.show_in:{language}")
        olu.reads(given["conduct"])


# what a button carries


@pytest.mark.parametrize(
    "name, text, members",
    [
        ("", "", ()),
        ("find", "data science", ()),
        ("find", "a.b:c@d,e+f%g~h\u00e9\n☕", ()),
        ("request", "@Siân Morgan", ("1200000000000000001",)),
        ("", "", ("U1", "U2")),
    ],
)
def test_a_command_is_carried_unchanged(name: str, text: str, members: tuple[str, ...]) -> None:
    mentions = tuple(Address("town", "square", member) for member in members)
    used = CommandUsed(
        event_id="e",
        actor=Address("town", "square", "mina"),
        name=name,
        text=text,
        mentions=mentions,
    )
    carried = Notice(CURRENT).before(used)
    assert carried.then
    again = Notice.parse(".".join(carried.parts)).go_on(make_community(id="town:square"))
    assert again == GoOn(command=name, text=text, mentions=mentions)


@pytest.mark.parametrize("press", ["consent.read", "consent.language"])
async def test_a_forged_button_that_is_too_long_shows_the_notice(
    town: Workspace, press: str
) -> None:
    mina = town.member("Mina")
    await mina.presses_action(f"{press}:{'9' * 80}")
    mina.reads(said("consent-title"))
