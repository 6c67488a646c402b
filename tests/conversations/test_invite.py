"""Organisers invite members whom they picked, and each answers for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.responses import FormErrors, Reply
from bot.domain.aggregates import AggregateRow
from bot.domain.people import Mute
from bot.features.invite.invite import INVITE
from tests.support.said import said
from tests.support.scenarios import asked
from tests.support.workspace import Member, Workspace

INVITED = said("nudge-invited", role="host")


async def members(workspace: Workspace, count: int) -> list[Member]:
    """So many members who use the bot."""
    found = [workspace.member(f"Member {number}") for number in range(count)]
    for one in found:
        await one.says("mine")
    return found


async def pick(olu: Member, people: Sequence[Member], **values: str) -> None:
    """Olu picks them, and reads what they will read."""
    await olu.says("setup")
    await olu.presses("invite.open")
    await olu.presses("invite.new")
    await olu.fills(people=tuple(str(one.address) for one in people), **values)


async def invite(olu: Member, people: Sequence[Member], **values: str) -> None:
    """The same, and sends it."""
    await pick(olu, people, **values)
    await olu.presses("invite.send")


async def invites_of(member: Member) -> list[str]:
    """The status of each invitation of that member."""
    person = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(person.network, person.id, INVITE, open_only=False)
    return [row.status for row in rows]


async def test_a_member_is_invited_to_host_and_becomes_one(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await pick(olu, [mina], line="We know what *you* do! @everyone <!channel>")
    olu.reads(said("invite-preview", count=1), said("invite-reads"), INVITED)
    olu.reads(said("invite-left-out"), said("invited-means", role="host"))
    assert mina.received(INVITED) == []
    await olu.presses("invite.send")
    olu.reads(said("invite-sent"), said("invites-title"), said("invites-how", count=10))
    assert mina.received(INVITED) == []
    await workspace.passes(minutes=10)
    mina.is_told(INVITED, "We know what *you* do! @everyone <!channel>")
    await mina.says("mine")
    mina.reads(said("invite-summary", role="host"))
    await mina.presses("host.open", INVITED)
    await mina.offers()
    assert await invites_of(mina) == ["hosting"]
    assert not mina.has_button("invite.no", INVITED)
    await olu.says("audit")
    olu.reads(said("audit-line", act="invited", by="Olu"))
    olu.reads_not("Member 0")


async def test_a_member_is_invited_to_look_for_somebody(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    bea = workspace.member("Bea")
    await bea.offers()
    await invite(olu, [mina], invited_as="seeker")
    await workspace.passes(minutes=10)
    mina.is_told(said("nudge-invited", role="seeker"), said("invited-means", role="seeker"))
    assert isinstance(await mina.presses("invite.look"), Reply)  # below the invitation, which stays
    mina.reads("Bea")
    mina.is_told(said("nudge-invited", role="seeker"))
    assert await invites_of(mina) == ["looking"]
    await mina.presses_action(f"mine.card:invite.{(await _row(mina)).id}")
    mina.reads(said("invite-over"))


async def _row(member: Member) -> AggregateRow:
    """The one invitation of that member."""
    person = await member.person()
    async with member.workspace.store.transaction() as tx:
        (row,) = await tx.aggregates.of_person(person.network, person.id, INVITE, open_only=False)
    return row


async def test_a_no_is_told_to_nobody_and_is_for_good(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await invite(olu, [mina])
    await workspace.passes(minutes=10)
    await mina.presses("invite.no")
    mina.reads(said("invited-declined"))
    await olu.says("setup")
    await olu.presses("invite.open")
    olu.reads(said("invites-declined"), said("invites-few", fewest=10))
    await workspace.passes(days=2 * 365)
    await workspace.bot.upkeep.forget()
    await invite(olu, [mina])
    olu.reads(said("invite-sent"))  # as for anybody
    await workspace.passes(days=1)
    assert len(mina.received(INVITED)) == 1
    await invite(olu, [mina], invited_as="seeker")  # which is something else
    await workspace.passes(days=1)
    mina.is_told(said("nudge-invited", role="seeker"))


async def test_no_more_invitations_means_none_of_any_kind(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    mina, cai = await members(workspace, 2)
    await invite(olu, [mina, cai])
    await workspace.passes(minutes=20)
    await mina.presses("invite.never")
    mina.reads(said("invited-never"))
    assert Mute.INVITES in (await mina.person()).muted
    await mina.presses("settings.nudges")
    await mina.fills()
    assert Mute.INVITES in (await mina.person()).muted
    await workspace.passes(days=130)
    await invite(olu, [mina, cai], invited_as="seeker")
    await workspace.passes(days=1)
    assert mina.received(said("nudge-invited", role="seeker")) == []
    cai.is_told(said("nudge-invited", role="seeker"))


async def test_nobody_is_written_to_twice_within_a_term(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await invite(olu, [mina])
    await workspace.passes(days=1)
    await invite(olu, [mina])
    await invite(olu, [mina], invited_as="seeker")
    await workspace.passes(days=118)
    assert await invites_of(mina) == ["expired"]
    assert len(mina.direct_messages()) == 1
    await workspace.passes(days=2)
    await invite(olu, [mina])
    await workspace.passes(days=1)
    assert len(mina.received(INVITED)) == 2


async def test_who_is_no_member_is_not_written_to_and_nothing_is_kept(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    stranger = workspace.member("Stranger")
    await pick(olu, [stranger])
    olu.reads(said("invite-nobody"))
    assert olu.has_button("setup.announce", said("invite-nobody"))
    await pick(olu, [mina, stranger])
    olu.reads(said("invite-preview", count=1), said("invite-strangers", count=1))
    await olu.presses("invite.send")
    await workspace.passes(days=1)
    mina.is_told(INVITED)
    assert stranger.direct_messages() == []
    me = (await olu.person()).id
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(stranger.address) is None
        for form in ("invite.new", "invite.previewed"):
            assert await tx.drafts.get(me, form) is None


async def test_whom_an_invitation_is_not_for_is_left_out_in_silence(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    mina, bea = await asked(workspace)  # Bea hosts, Mina has a request open
    blocker, stopped, unasked, left = await members(workspace, 4)
    await olu.says("mine")
    await blocker.says("block @Olu", olu)
    await blocker.presses("safety.block")
    await stopped.offers()
    await stopped.presses("host.leave")
    await stopped.presses("host.leave_now")
    await _notice_changes(workspace)
    for one in (olu, mina, bea, blocker, stopped, left):
        await one.says("mine")  # and agrees to the notice again; one has not yet
    await invite(olu, [bea, blocker, stopped, unasked, left, olu])
    await left.leaves()
    await invite(olu, [mina], invited_as="seeker")
    await workspace.passes(days=2)
    for one in (mina, bea, blocker, stopped, unasked, left):
        assert one.received(INVITED) == []
        assert one.received(said("nudge-invited", role="seeker")) == []


async def _notice_changes(workspace: Workspace) -> None:
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get("town:square")
        assert community is not None
        await tx.communities.put(replace(community, notice=7))
    workspace.met.clear()


async def test_they_go_out_ten_an_hour_and_to_nobody_asleep(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    people = await members(workspace, 25)
    far = workspace.member("Far", zone="Pacific/Auckland")  # asleep by now
    await far.says("mine")
    await invite(olu, [far, *people[:10]])
    await invite(olu, people[10:])

    def reached() -> int:
        return sum(bool(one.received(INVITED)) for one in people)

    await workspace.passes(hours=1)
    assert reached() == 10
    await workspace.passes(hours=1)
    assert reached() == 20
    await workspace.passes(hours=1)
    assert reached() == 25
    assert far.received(INVITED) == []
    await workspace.passes(hours=12)
    far.is_told(INVITED)


async def test_what_is_not_sent_yet_can_be_stopped(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    people = await members(workspace, 20)
    await invite(olu, people)
    await workspace.passes(hours=1)
    await olu.presses("invite.stop")
    olu.reads(said("invite-stop"))
    await olu.presses("invite.stop_now")
    olu.reads(said("invite-stopped"))
    await workspace.passes(days=1)
    assert sum(bool(one.received(INVITED)) for one in people) == 10
    await olu.says("audit")
    olu.reads(said("audit-line", act="invites_stopped", by="Olu"))
    await invite(olu, people)  # whoever read nothing may be invited
    await workspace.passes(days=1)
    assert [len(one.received(INVITED)) for one in people] == [1] * 20


async def test_organisers_read_numbers_in_steps_of_ten(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    people = await members(workspace, 20)
    await invite(olu, people[:19])
    olu.reads(said("invites-waiting"), said("invites-many", count=10))
    await workspace.passes(hours=3)
    await olu.presses("invite.open")
    olu.reads(said("invites-sent"), said("invites-hosting"), said("invites-looking"))
    olu.reads(said("invites-many", count=10), said("invites-numbers", days=120, fewest=10))
    before = olu.reply
    await people[0].presses("invite.no")  # one member's answer changes nothing that is read
    await olu.presses("invite.open")
    assert olu.reply == before
    await invite(olu, people[19:])
    await workspace.passes(hours=1)
    await olu.presses("invite.open")
    olu.reads(said("invites-many", count=20))


async def test_a_double_click_sends_once_and_an_old_preview_shows_the_new_one(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    mina, cai = await members(workspace, 2)
    await pick(olu, [mina])
    old = olu.action("invite.send")
    await olu.presses("invite.new")  # with what was picked
    assert olu.form is not None
    assert olu.form.fields[0].initial == (str(mina.address),)
    await olu.fills(people=(str(mina.address), str(cai.address)))
    await olu.presses_action(old)
    olu.reads(said("invite-preview", count=2))
    send = olu.action("invite.send")
    await olu.presses_action(send)
    await olu.presses_action(send)
    olu.reads(said("invite-sent-before"))
    await workspace.passes(days=1)
    assert len(mina.received(INVITED)) == len(cai.received(INVITED)) == 1


async def test_too_many_at_once_are_refused_and_nobody_but_organisers_invites(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    people = await members(workspace, 201)
    for first in range(0, 200, 20):
        await invite(olu, people[first : first + 20])
    await invite(olu, people[200:])
    olu.reads(said("error-invites-waiting"))
    for action in ("invite.open", "invite.new", "invite.send", "invite.stop", "invite.stop_now"):
        answer = await people[0].presses_action(action)
        assert isinstance(answer, Reply)
        people[0].reads(said("error-organising"))


async def test_names_that_are_not_found_are_said(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.presses("invite.open")
    await olu.presses("invite.new")
    answer = await olu.fills(people=("Nobody Here",))
    assert isinstance(answer, FormErrors)
    assert olu.finds(said("field-people-unknown", names="Nobody Here"), olu.errors["people"])


async def test_the_line_goes_with_the_invitation(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    mina, cai, dai = await members(workspace, 3)
    await invite(olu, [mina, cai, dai], line="A line of ours")
    await workspace.passes(minutes=20)
    await mina.presses("invite.no")
    await cai.offers()
    await workspace.passes(days=31)
    assert [await invites_of(one) for one in (mina, cai, dai)] == [
        ["declined"],
        ["hosting"],
        ["expired"],
    ]
    for one in (mina, cai, dai):
        assert "ours" not in (await _row(one)).data


async def test_who_hosts_before_it_was_sent_reads_nothing(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await invite(olu, [mina])
    await mina.offers()
    await workspace.passes(days=1)
    assert await invites_of(mina) == ["stopped"]
    assert mina.received(INVITED) == []


async def test_the_member_has_it_in_their_copy_and_organisers_nothing(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await invite(olu, [mina])
    await workspace.passes(minutes=10)
    await mina.presses("invite.no")
    copies = {}
    for one in (mina, olu):
        await one.says("my-data")
        shown = [shown.message for shown in one.messages() if shown.message.files]
        copies[one.name] = b"".join(file.content for file in shown[-1].files).decode()
    assert '"declined"' in copies[mina.name]
    assert "declined" not in copies["Olu"]
    assert (await mina.person()).id not in copies["Olu"]


async def test_a_no_holds_for_who_leaves_and_comes_back(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    (mina,) = await members(workspace, 1)
    await invite(olu, [mina])
    await workspace.passes(minutes=10)
    await mina.presses("invite.no")
    await mina.leaves()
    await workspace.passes(days=130)
    await mina.says("mine")
    await invite(olu, [mina])
    await workspace.passes(days=1)
    assert len(mina.received(INVITED)) == 1
    assert await invites_of(mina) == ["declined"]


def test_a_term_is_longer_than_an_invitation_is_open() -> None:
    from bot.domain.practice import Practice
    from bot.features.invite.invite import OPEN_FOR

    assert timedelta(days=Practice().invite_again_days) > OPEN_FOR
