"""Setting a community up: an organiser says who may ask and host, where, and in which language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.hosts import HostState
from bot.model.introductions import Status
from bot.model.people import Channel, Community
from bot.ports import Temporary
from bot.view import FieldKind, FormErrors, Values
from tests.conversations.town import GOOD_LEARN, GOOD_WHY, Member, Town

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
def square(town: Town) -> Town:
    """A town whose platform has roles and channels."""
    town.chat.roles = {MENTOR: "Mentor", STUDENT: "Student", STAFF: "Staff"}
    town.chat.channels = {
        INTROS: Channel("#intros"),
        LOCKED: Channel("#locked", ("Create Private Threads", "Attach Files")),
    }
    return town


def give(member: Member, *roles: str) -> None:
    """From now on the platform says that they have these roles."""
    known = member.town.chat.profiles
    known[member.address] = replace(known[member.address], roles=roles)


async def community(town: Town) -> Community:
    """What is set."""
    async with town.store.transaction() as tx:
        found = await tx.community("town:square")
    assert found is not None
    return found


async def set_up(olu: Member, **values: str | tuple[str, ...]) -> None:
    """Olu opens the form, fills that in, and saves."""
    await olu.says("setup")
    await olu.presses("Change this", within="How this community is set up")
    await olu.fills(**values)


# the organiser


async def test_an_organiser_sets_everything_and_reads_what_it_means(square: Town) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(
        "Nobody has set anything yet",
        "a channel that I choose myself",
        "Everyone may ask for a talk.",
        "Everyone may host.",
        "Organisers are those who manage this server or workspace.",
        "each member's own language",
    )
    await olu.presses("Change this")
    await olu.fills(channel=INTROS, asking=(STUDENT, STAFF), hosting=(MENTOR,), organising=(STAFF,))
    olu.reads(
        "Saved. From now on:",
        "open in #intros.",
        "with one of these roles may ask for a talk: Student, Staff.",
        "with the role Mentor may host.",
        "Whoever hosts already goes on hosting.",
        "and members with the role Staff.",
    )
    await olu.says("setup")
    olu.sees("with the role Mentor may host.")
    assert "Nobody has set anything yet" not in olu.reply
    await olu.presses("Change this")
    assert olu.form is not None
    assert {item.name: item.initial for item in olu.form.fields} == {
        "channel": INTROS,
        "asking": (STUDENT, STAFF),
        "hosting": (MENTOR,),
        "organising": (STAFF,),
        "language": "own",
    }
    await olu.fills(channel="", asking=(), hosting=(), organising=())
    olu.reads("Everyone may ask for a talk.", "Everyone may host.", "I choose myself")


async def test_an_organiser_is_told_at_first_contact_and_in_the_menu_until_it_is_done(
    square: Town,
) -> None:
    olu, mina = square.member("Olu", organiser=True), square.member("Mina")
    await olu.says("find")
    olu.reads("You run this community.")
    await square.passes(minutes=1)
    await olu.says("find")
    assert "You run this community." not in olu.reply
    await olu.says("")
    olu.reads("You run this community.")
    await olu.opens_home()
    olu.reads("You run this community.")
    await olu.presses("Set it up")
    await olu.presses("Change this")
    await olu.fills()
    for command in ("", "help"):
        await olu.says(command)
        assert "You run this community." not in olu.reply
    for command in ("find", "", "help"):
        await mina.says(command)
    await mina.opens_home()
    mina.sees_not("You run this community.", "Set it up")


async def test_a_channel_where_the_bot_may_not_open_threads_is_refused_with_what_is_missing(
    square: Town,
) -> None:
    olu = square.member("Olu", organiser=True)
    await set_up(olu, channel=LOCKED, hosting=(MENTOR,))
    assert olu.errors == {
        "channel": "In #locked I still need: Create Private Threads, Attach Files. Open the "
        "channel's settings, go to Permissions, add me and allow these. Then send the form again."
    }
    assert (await community(square)).set_up_at is None
    # What was filled in is still there; meanwhile somebody allowed it.
    square.chat.channels[LOCKED] = Channel("#locked")
    await olu.fills()
    olu.reads("open in #locked.", "with the role Mentor may host.")
    # And later somebody forbids it, and then deletes the channel.
    square.chat.channels[LOCKED] = Channel("#locked", ("View Channel",))
    await olu.says("setup")
    olu.reads("I may not open threads there: I need View Channel.")
    del square.chat.channels[LOCKED]
    await olu.says("setup")
    olu.reads("The channel you chose is not here any more.")


async def test_what_is_not_there_cannot_be_chosen(square: Town) -> None:
    olu = square.member("Olu", organiser=True)
    wrong: dict[str, Values] = {
        "channel": {"channel": "99", "language": "own"},
        "asking": {"asking": (MENTOR, "99"), "language": "own"},
        "language": {"language": "tlh"},
    }
    for field, values in wrong.items():
        assert isinstance(await olu.submits("setup.community", values), FormErrors)
        assert set(olu.errors) == {field}
    assert await community(square) == Community(
        id="town:square", network="town:square", name="square"
    )


async def test_a_role_that_was_deleted_stays_closed_and_the_organiser_reads_why(
    square: Town,
) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, asking=(STUDENT,), hosting=(MENTOR,))
    del square.chat.roles[STUDENT], square.chat.roles[MENTOR]
    await olu.says("setup")
    olu.reads("Nobody can ask for a talk now", "Nobody can begin to host now")
    await mina.says("request @Bea", bea)
    mina.reads("a role that is not here any more", "Olu")
    await olu.presses("Change this", within="Nobody can ask")
    await olu.fills()
    olu.reads("Everyone may ask for a talk.")
    await mina.writes_to(bea)
    mina.reads("Send it")


async def test_what_the_platform_does_not_have_is_not_asked(town: Town) -> None:
    olu = town.member("Olu", organiser=True)
    await olu.says("setup")
    assert "threads" not in olu.reply
    assert "may host" not in olu.reply
    await olu.presses("Change this")
    assert olu.form is not None
    assert [item.name for item in olu.form.fields] == ["language"]
    await olu.fills(language="cy")
    olu.reads("Cymraeg")


# who may not


async def test_only_organisers_set_up_whatever_is_pressed_or_sent(square: Town) -> None:
    olu, mina = square.member("Olu", organiser=True), square.member("Mina")
    await olu.says("setup")
    everything: Values = {"channel": INTROS, "organising": (STUDENT,), "language": "cy"}
    give(mina, STUDENT)
    await mina.says("setup")
    mina.reads("Only organisers can set this community up.", "Olu", "yours to set")
    assert mina.choices() == ["Settings", "Help"]
    for action in ("setup.open", "setup.community"):
        await mina.presses_action(action)
        mina.reads("Only organisers can")
    await mina.submits("setup.community", everything)
    mina.reads("Only organisers can")
    assert (await community(square)).set_up_at is None
    assert not (await mina.person()).organiser


async def test_the_platform_says_at_each_step_who_is_an_organiser(square: Town) -> None:
    olu, sam = square.member("Olu", organiser=True), square.member("Sam")
    await sam.says("setup")
    sam.reads("Only organisers can", "whoever manages this server or workspace")
    await set_up(olu, organising=(STAFF,))
    await sam.says("setup")
    sam.reads("Only organisers can", "Olu")
    give(sam, STAFF)
    await sam.says("setup")
    sam.reads("members with the role Staff")
    assert (await sam.person()).organiser
    await sam.presses("Change this")
    give(sam)  # taken away while the form is open
    await sam.fills(organising=(STUDENT,))
    sam.reads("Only organisers can")
    assert (await community(square)).organising == (STAFF,)
    assert not (await sam.person()).organiser
    # Whoever manages the server stays an organiser, whatever roles are set.
    await olu.says("setup")
    olu.reads("How this community is set up")


async def test_a_platform_that_does_not_answer_changes_nothing(square: Town) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("Change this")
    square.chat.silent[olu.address] = Temporary("down")
    await olu.fills(hosting=(MENTOR,))
    olu.reads("I could not find out just now which roles you have")
    assert (await community(square)).set_up_at is None
    square.chat.silent.clear()
    await olu.presses("Open the form again")
    await olu.fills()
    olu.reads("with the role Mentor may host.")


# asking and hosting


def pair(town: Town) -> tuple[Member, Member]:
    """Mina, who would ask, and Bea, who would host."""
    return town.member("Mina"), town.member("Bea")


async def test_nobody_is_asked_about_where_nothing_is_restricted(square: Town) -> None:
    mina, bea = pair(square)
    await bea.offers()
    await mina.says("find")
    await mina.asks(bea)
    assert square.chat.asked == []


async def test_who_may_not_ask_can_look_and_hears_what_to_do(square: Town) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, asking=(STUDENT,))
    await mina.says("find data science")
    mina.reads("You can look around.", "takes a role here: Student", "Olu", "Bea Ltd")
    assert "Ask for a talk" not in mina.choices()
    await mina.says("request @Bea", bea)
    mina.reads("Asking for a talk takes a role here: Student.", "give it to you: Olu.")
    assert mina.form is None
    give(mina, STUDENT)
    await mina.says("find data science")
    await mina.presses("Ask for a talk")
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.presses("Send it")
    assert len(await mina.introductions(Status.ASKED)) == 1


async def test_a_role_lost_in_the_middle_costs_no_word(square: Town) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    give(mina, STUDENT)
    await set_up(olu, asking=(STUDENT,))
    await mina.says("request @Bea", bea)
    give(mina)
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    mina.reads("What you wrote is kept until then.")
    give(mina, STUDENT)
    await mina.presses("Open the form again")
    assert mina.form is not None
    assert mina.form.fields[0].initial == GOOD_WHY
    await mina.fills()
    give(mina)
    await mina.presses("Send it")
    mina.reads("Asking for a talk takes a role")
    give(mina, STUDENT)
    await mina.presses("Send it")
    assert len(await mina.introductions(Status.ASKED)) == 1


async def test_who_may_not_host_hears_what_to_do_and_keeps_what_was_filled_in(
    square: Town,
) -> None:
    olu, bea = square.member("Olu", organiser=True), square.member("Bea")
    await set_up(olu, hosting=(MENTOR, STAFF))
    await bea.says("host")
    bea.reads("Hosting takes a role here: Mentor, Staff.", "Olu")
    await bea.submits("host.about", {"role": "Baker", "organisation": "Oven", "topics": "bread"})
    bea.reads("What you filled in is kept")
    give(bea, MENTOR)
    await bea.presses("Open the form again")
    await bea.fills()
    bea.reads("Oven")
    await bea.offers()
    bea.reads("You can be found")


async def test_a_host_who_loses_the_role_stays_as_they_are_until_they_change_something(
    square: Town,
) -> None:
    olu, mina, bea = (square.member("Olu", organiser=True), *pair(square))
    await bea.offers()
    await set_up(olu, hosting=(MENTOR,))
    await mina.asks(bea)
    await bea.presses("Yes, happy to talk")
    assert len(await bea.introductions(Status.ACCEPTED)) == 1
    await bea.says("host")
    bea.reads("You can be found")
    await bea.presses("2. How I talk")
    bea.reads("an offer you already have stays as it is")
    await bea.submits("host.pause", {"until": "2026-03-09"})
    bea.reads("You are pausing until")
    await bea.presses("Stop hosting")
    await bea.presses("Yes, stop hosting")
    await bea.presses("Host again")
    bea.reads("Hosting takes a role here: Mentor.")
    person = await bea.person()
    async with square.store.transaction() as tx:
        host = await tx.host(person.network, person.id)
    assert host is not None
    assert host.state is HostState.LEFT


# the language


async def test_the_language_of_the_community_is_spoken_with_whoever_chose_none(
    square: Town,
) -> None:
    olu, gil, mina = (square.member(name) for name in ("Olu", "Gil", "Mina"))
    profiles = square.chat.profiles
    profiles[olu.address] = replace(profiles[olu.address], organiser=True)
    await gil.submits("settings.language", {"language": "en"})
    await mina.says("help")
    mina.reads("How Handshakes works")
    await set_up(olu, language="cy")
    olu.reads("Cymraeg", "O hyn ymlaen")
    await mina.says("help")
    mina.reads("Sut mae Handshakes yn gweithio")
    newcomer = square.member("Nia")
    await newcomer.says("help")
    newcomer.reads("Sut mae Handshakes yn gweithio")
    assert [s.value for s in await square.bot.suggest(mina.address, "he")] == ["help"]
    assert "gweithio" in (await square.bot.suggest(mina.address, "he"))[0].label
    await gil.says("help")
    gil.reads("How Handshakes works")
    # Everybody can choose for themselves; and what is written later follows.
    await mina.submits("settings.language", {"language": "en"})
    await mina.says("help")
    mina.reads("How Handshakes works")
    await newcomer.offers()
    await mina.asks(newcomer)
    newcomer.is_told("Hoffai ddysgu")
    await olu.says("setup")
    await olu.presses("Newid hyn")
    await olu.fills(language="own")
    olu.reads("Saved. From now on:")
    await newcomer.says("help")
    newcomer.reads("How Handshakes works")


async def test_the_form_offers_choosers_of_the_platforms_own(square: Town) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("Change this")
    assert olu.form is not None
    assert [item.kind for item in olu.form.fields] == [
        FieldKind.CHANNEL,
        FieldKind.ROLES,
        FieldKind.ROLES,
        FieldKind.ROLES,
        FieldKind.ONE,
    ]
