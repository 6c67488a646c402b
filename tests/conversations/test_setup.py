"""Setting a community up: an organiser says who may ask and host, where, and in which language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.forms import FieldKind, Values
from bot.core.ports import Temporary
from bot.core.responses import FormErrors
from bot.domain.hosts import HostState
from bot.domain.people import Channel, Community
from bot.features.introduction.model import Status
from bot.i18n.translator import Translator
from tests.support.said import Said, label, said
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

MENTOR, STUDENT, STAFF = "11", "12", "13"
INTROS, LOCKED = "21", "22"
NOTE: Values = {
    "why": GOOD_WHY,
    "learn": GOOD_LEARN,
    "note_type": "cold",
    "minutes": "20",
    "format": "video",
}


@pytest.fixture
def square(workspace: Workspace) -> Workspace:
    """A workspace whose platform has roles and channels."""
    workspace.chat.roles = {MENTOR: "Mentor", STUDENT: "Student", STAFF: "Staff"}
    workspace.chat.channels = {
        INTROS: Channel("#intros"),
        LOCKED: Channel("#locked", ("Create Private Threads", "Attach Files")),
    }
    return workspace


def give(member: Member, *roles: str) -> None:
    """From now on the platform says that they have these roles."""
    known = member.workspace.chat.profiles
    known[member.address] = replace(known[member.address], roles=roles)


async def community(workspace: Workspace) -> Community:
    """What is set."""
    async with workspace.store.transaction() as tx:
        found = await tx.communities.get("town:square")
    assert found is not None
    return found


async def set_up(olu: Member, **values: str | tuple[str, ...]) -> None:
    """Olu opens the form, fills that in, and saves."""
    await olu.says("setup")
    await olu.presses("setup.community", within=said("setup-title"))
    await olu.fills(**values)


# the organiser


async def test_an_organiser_sets_everything_and_reads_what_it_means(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(
        said("setup-never"),
        said("setup-channel-own"),
        said("setup-asking-all"),
        said("setup-hosting-all"),
        said("setup-organising-own"),
        said("setup-language-own"),
    )
    await olu.presses("setup.community")
    await olu.fills(channel=INTROS, asking=(STUDENT, STAFF), hosting=(MENTOR,), organising=(STAFF,))
    olu.reads(
        said("setup-saved"),
        said("setup-channel", channel="#intros"),
        said("setup-asking", roles="Student, Staff"),
        said("setup-hosting", roles="Mentor"),
        said("setup-hosting-stay"),
        said("setup-organising", roles="Staff"),
    )
    await olu.says("setup")
    olu.sees(said("setup-hosting", roles="Mentor"))
    olu.reads_not(said("setup-never"))
    await olu.presses("setup.community")
    assert olu.form is not None
    assert {item.name: item.initial for item in olu.form.fields} == {
        "channel": INTROS,
        "asking": (STUDENT, STAFF),
        "hosting": (MENTOR,),
        "organising": (STAFF,),
        "language": "own",
    }
    await olu.fills(channel="", asking=(), hosting=(), organising=())
    olu.reads(said("setup-asking-all"), said("setup-hosting-all"), said("setup-channel-own"))


async def test_an_organiser_is_told_at_first_contact_and_in_the_menu_until_it_is_done(
    square: Workspace,
) -> None:
    olu, mina = square.member("Olu", organiser=True), square.member("Mina")
    await olu.says("find")
    olu.reads(said("setup-hint"))
    await square.passes(minutes=1)
    await olu.says("find")
    olu.reads_not(said("setup-hint"))
    await olu.says("")
    olu.reads(said("setup-hint"))
    await olu.opens_home()
    olu.reads(said("setup-hint"))
    await olu.presses("setup.open")
    await olu.presses("setup.community")
    await olu.fills()
    for command in ("", "help"):
        await olu.says(command)
        olu.reads_not(said("setup-hint"))
    for command in ("find", "", "help"):
        await mina.says(command)
    await mina.opens_home()
    mina.sees_not(said("setup-hint"), said("button-set-up"))


async def test_a_channel_where_the_bot_may_not_open_threads_is_refused_with_what_is_missing(
    square: Workspace,
) -> None:
    olu = square.member("Olu", organiser=True)
    await set_up(olu, channel=LOCKED, hosting=(MENTOR,))
    lacking = "Create Private Threads, Attach Files"
    olu.refused(channel=said("field-channel-lacking", channel="#locked", lacking=lacking))
    assert set(olu.errors) == {"channel"}
    assert (await community(square)).set_up_at is None
    # What was filled in is still there; meanwhile somebody allowed it.
    square.chat.channels[LOCKED] = Channel("#locked")
    await olu.fills()
    olu.reads(said("setup-channel", channel="#locked"), said("setup-hosting", roles="Mentor"))
    # And later somebody forbids it, and then deletes the channel.
    square.chat.channels[LOCKED] = Channel("#locked", ("View Channel",))
    await olu.says("setup")
    olu.reads(said("setup-channel-lacking", lacking="View Channel"))
    del square.chat.channels[LOCKED]
    await olu.says("setup")
    olu.reads(said("setup-channel-gone"))


async def test_what_is_not_there_cannot_be_chosen(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    wrong: dict[str, tuple[Values, Said]] = {
        "channel": ({"channel": "99", "language": "own"}, said("field-channel-gone")),
        "asking": ({"asking": (MENTOR, "99"), "language": "own"}, said("field-role-gone")),
        "language": ({"language": "tlh"}, said("field-choose-one")),
    }
    for field, (values, error) in wrong.items():
        assert isinstance(await olu.submits("setup.community", values), FormErrors)
        assert set(olu.errors) == {field}
        olu.refused(**{field: error})
    assert await community(square) == Community(
        id="town:square", network="town:square", name="square"
    )


async def test_a_role_that_was_deleted_stays_closed_and_the_organiser_reads_why(
    square: Workspace,
) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, asking=(STUDENT,), hosting=(MENTOR,))
    del square.chat.roles[STUDENT], square.chat.roles[MENTOR]
    await olu.says("setup")
    olu.reads(said("setup-asking-gone"), said("setup-hosting-gone"))
    await mina.says("request @Bea", bea)
    mina.reads(said("role-gone"), "Olu")
    await olu.presses("setup.community", within=said("setup-asking-gone"))
    await olu.fills()
    olu.reads(said("setup-asking-all"))
    await mina.writes_to(bea)
    assert "request.send" in mina.choices()


async def test_what_the_platform_does_not_have_is_not_asked(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads_not(said("setup-channel"), said("setup-channel-own"))
    olu.reads_not(said("setup-hosting"), said("setup-hosting-all"))
    await olu.presses("setup.community")
    assert olu.form is not None
    assert [item.name for item in olu.form.fields] == ["language"]
    await olu.fills(language="cy")
    olu.reads("Cymraeg")


# who may not


async def test_only_organisers_set_up_whatever_is_pressed_or_sent(square: Workspace) -> None:
    olu, mina = square.member("Olu", organiser=True), square.member("Mina")
    await olu.says("setup")
    everything: Values = {"channel": INTROS, "organising": (STUDENT,), "language": "cy"}
    give(mina, STUDENT)
    await mina.says("setup")
    mina.reads(said("error-organising"), "Olu", said("error-organising"))
    assert mina.choices() == ["settings.open", "help.open"]
    for action in ("setup.open", "setup.community"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))
    await mina.submits("setup.community", everything)
    mina.reads(said("error-organising"))
    assert (await community(square)).set_up_at is None
    assert not (await mina.person()).organiser


async def test_the_platform_says_at_each_step_who_is_an_organiser(square: Workspace) -> None:
    olu, sam = square.member("Olu", organiser=True), square.member("Sam")
    await sam.says("setup")
    sam.reads(said("error-organising"), said("organisers-unknown"))
    await set_up(olu, organising=(STAFF,))
    await sam.says("setup")
    sam.reads(said("error-organising"), "Olu")
    give(sam, STAFF)
    await sam.says("setup")
    sam.reads(said("setup-organising", roles="Staff"))
    assert (await sam.person()).organiser
    await sam.presses("setup.community")
    give(sam)  # taken away while the form is open
    await sam.fills(organising=(STUDENT,))
    sam.reads(said("error-organising"))
    assert (await community(square)).organising == (STAFF,)
    assert not (await sam.person()).organiser
    # Whoever manages the server stays an organiser, whatever roles are set.
    await olu.says("setup")
    olu.reads(said("setup-title"))


async def test_a_platform_that_does_not_answer_changes_nothing(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("setup.community")
    square.chat.silent[olu.address] = Temporary("down")
    await olu.fills(hosting=(MENTOR,))
    olu.reads(said("error-roles-unknown"))
    assert (await community(square)).set_up_at is None
    square.chat.silent.clear()
    await olu.presses("setup.community")
    await olu.fills()
    olu.reads(said("setup-hosting", roles="Mentor"))


# asking and hosting


def pair(workspace: Workspace) -> tuple[Member, Member]:
    """Mina, who would ask, and Bea, who would host."""
    return workspace.member("Mina"), workspace.member("Bea")


async def test_only_the_host_is_asked_about_where_nothing_is_restricted(square: Workspace) -> None:
    mina, bea = pair(square)
    await bea.offers()
    await mina.says("find")
    await mina.writes_to(bea)
    assert square.chat.asked == []
    await mina.presses("request.send")
    assert square.chat.asked == [bea.address]  # whether she is still there


async def test_who_may_not_ask_can_look_and_hears_what_to_do(square: Workspace) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, asking=(STUDENT,))
    await mina.says("find data science")
    mina.reads(said("find-not-asking"), said("find-not-asking", roles="Student"), "Olu", "Bea Ltd")
    assert "request.note" not in mina.choices()
    await mina.says("request @Bea", bea)
    mina.reads(said("error-asking", roles="Student"), said("error-asking", who="Olu"))
    assert mina.form is None
    give(mina, STUDENT)
    await mina.says("find data science")
    await mina.presses("request.note")
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.presses("request.send")
    assert len(await mina.introductions(Status.ASKED)) == 1


async def test_a_role_lost_in_the_middle_costs_no_word(square: Workspace) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    give(mina, STUDENT)
    await set_up(olu, asking=(STUDENT,))
    await mina.says("request @Bea", bea)
    give(mina)
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    mina.reads(said("error-asking"))
    give(mina, STUDENT)
    await mina.presses("request.note")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY
    await mina.fills()
    give(mina)
    await mina.presses("request.send")
    mina.reads(said("error-asking"))
    give(mina, STUDENT)
    await mina.presses("request.send")
    assert len(await mina.introductions(Status.ASKED)) == 1


async def test_who_may_not_host_hears_what_to_do_and_keeps_what_was_filled_in(
    square: Workspace,
) -> None:
    olu, bea = square.member("Olu", organiser=True), square.member("Bea")
    await set_up(olu, hosting=(MENTOR, STAFF))
    await bea.says("host")
    bea.reads(said("error-hosting", roles="Mentor, Staff"), "Olu")
    await bea.submits("host.about", {"role": "Baker", "organisation": "Oven", "topics": "bread"})
    bea.reads(said("error-hosting"))
    give(bea, MENTOR)
    await bea.presses("host.about")
    await bea.fills()
    bea.reads("Oven")
    await bea.offers()
    bea.reads(said("host-live"))


async def test_a_host_who_loses_the_role_stays_as_they_are_until_they_change_something(
    square: Workspace,
) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, hosting=(MENTOR,))
    await mina.asks(bea)
    await bea.presses("answer.accept")
    assert len(await bea.introductions(Status.ACCEPTED)) == 1
    await bea.says("host")
    bea.reads(said("host-live"))
    await bea.presses("host.talk")
    bea.reads(said("error-hosting"))
    await bea.submits("host.pause", {"until": "2026-03-09"})
    bea.reads(said("host-paused"))
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    await bea.presses("host.resume")
    bea.reads(said("error-hosting", roles="Mentor"))
    person = await bea.person()
    async with square.store.transaction() as tx:
        host = await tx.hosts.get(person.network, person.id)
    assert host is not None
    assert host.state is HostState.LEFT


# the language


async def test_the_language_of_the_community_is_spoken_with_whoever_chose_none(
    square: Workspace,
) -> None:
    olu, gil, mina = (square.member(name) for name in ("Olu", "Gil", "Mina"))
    profiles = square.chat.profiles
    profiles[olu.address] = replace(profiles[olu.address], organiser=True)
    await gil.submits("settings.language", {"language": "en"})
    await mina.says("help")
    mina.reads(said("help-title"))
    await set_up(olu, language="cy")
    olu.reads(said("setup-language", language="Cymraeg"), said("setup-saved"))
    await mina.says("help")
    mina.reads(said("help-title"))
    newcomer = square.member("Nia")
    await newcomer.says("help")
    newcomer.reads(said("help-title"))
    (suggested,) = await square.bot.suggest(mina.address, "he")
    assert suggested.value == "help"
    assert suggested.label == label("command-help", Translator("cy", "UTC"))
    await gil.says("help")
    gil.reads(said("help-title"))
    # Everybody can choose for themselves; and what is written later follows.
    await mina.submits("settings.language", {"language": "en"})
    await mina.says("help")
    mina.reads(said("help-title"))
    await newcomer.offers()
    await mina.asks(newcomer)
    newcomer.is_told(said("would-like-to-learn"))
    await olu.says("setup")
    await olu.presses("setup.community")
    await olu.fills(language="own")
    olu.reads(said("setup-saved"))
    await newcomer.says("help")
    newcomer.reads(said("help-title"))


async def test_the_form_offers_choosers_of_the_platforms_own(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("setup.community")
    assert olu.form is not None
    assert [item.kind for item in olu.form.fields] == [
        FieldKind.CHANNEL,
        FieldKind.ROLES,
        FieldKind.ROLES,
        FieldKind.ROLES,
        FieldKind.ONE,
    ]
