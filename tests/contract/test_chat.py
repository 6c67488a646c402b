"""The behaviour that `bot.core.ports.Chat` and the responses have on every platform."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.events import ButtonPressed, CommandUsed, CommunityJoined, HomeOpened
from bot.core.messages import (
    MESSAGE_TEXT_MAX,
    WEIGHT_MAX,
    Actions,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    message,
    plain_text,
    sent_before,
)
from bot.core.ports import NotAMember, Unreachable
from bot.core.responses import Replace, Reply
from bot.core.text import Bold, PersonName, text
from tests.contract.chat_platforms import ChatPlatform, ScriptedCore, Seen
from tests.contract.samples import HOSTILE, INVITATION, PICTURE, everything, only, say, shown


class TestSending:
    async def test_a_message_arrives_whole_and_in_reading_order(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        ref = await platform.chat.send(ann, everything(), "k1")
        seen = only(await platform.direct(ann))
        assert (ref.address, ref.id) == (ann, seen.id)
        wanted = [
            *("A talk with Ann", "You asked ", "Ann", "yes", "When", "Where", "By phone"),
            *("Looking forward to it.", "Bring questions.", "Ben, gardener"),
            *("Find a quiet place", "Charge the phone", "Only the two of you see this."),
        ]
        at = 0
        for words in wanted:
            found = seen.text.find(words, at)
            assert found >= 0, (words, seen.text)
            at = found
        assert seen.buttons == ("Ask Ben", "Agree", "Another time", "Call it off")
        assert seen.ticks == {"Find a quiet place": True, "Charge the phone": False}
        assert seen.files == {INVITATION.name: INVITATION.content}
        assert seen.pings == ()

    async def test_a_repeated_delivery_sends_no_second_message(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        first = await platform.chat.send(ann, say("Hello"), "k1")
        again = await platform.chat.send(ann, say("Hello"), "k1")
        assert first == again
        assert "Hello" in only(await platform.direct(ann)).text

    async def test_a_file_is_part_of_its_message_also_when_it_is_sent_again(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        sent = message(*say("Agreed").blocks, files=[INVITATION])
        first = await platform.chat.send(ann, sent, "k1")
        again = await platform.chat.send(ann, sent, "k1", maybe_sent=True)
        assert (first, first.links) == (again, again.links)
        seen = only(await platform.direct(ann))
        assert "Agreed" in seen.text
        assert seen.files == {INVITATION.name: INVITATION.content}

    async def test_a_picture_arrives_as_it_was_drawn(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, message(*say("Your people").blocks, files=[PICTURE]), "k1")
        seen = only(await platform.direct(ann))
        assert "Your people" in seen.text
        assert seen.files == {PICTURE.name: PICTURE.content}

    async def test_two_deliveries_with_the_same_text_are_two_messages(
        self, platform: ChatPlatform
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        await platform.chat.send(ann, say("Hello"), "k1")
        await platform.chat.send(ann, say("Hello"), "k2")
        await platform.chat.send(ben, say("Good day"), "k3")
        assert len(await platform.direct(ann)) == 2
        assert "Good day" in only(await platform.direct(ben)).text

    async def test_an_update_replaces_the_content_of_a_message(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        ref = await platform.chat.send(ann, everything(), "k1")
        await platform.chat.update(ref, say("It is over."))
        seen = only(await platform.direct(ann))
        assert "It is over." in seen.text
        assert "A talk with Ann" not in seen.text
        assert (seen.buttons, dict(seen.ticks)) == ((), {})

    async def test_an_update_keeps_the_file_of_the_message(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann")
        sent = message(*say("Agreed").blocks, files=[INVITATION])
        ref = await platform.chat.send(ann, sent, "k1")
        kept = sent_before(sent, ref.links)
        for words in ("Agreed. Answered.", "Agreed. Moved on."):
            await platform.chat.update(ref, replace(kept, blocks=say(words).blocks))
            seen = only(await platform.direct(ann))
            assert words in seen.text
            assert seen.files == {INVITATION.name: INVITATION.content}

    async def test_an_update_of_a_deleted_message_raises_unreachable(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        with pytest.raises(Unreachable):
            await platform.chat.update(platform.nowhere(ann), say("Too late"))

    async def test_text_of_a_member_is_not_formatted_and_notifies_nobody(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        said = message(
            Heading(HOSTILE),
            Paragraph(text(HOSTILE, Bold(HOSTILE), PersonName(HOSTILE))),
            Quote(HOSTILE),
            Facts((("Said", text(HOSTILE)),)),
            Row(text(HOSTILE)),
            Footnote(text(HOSTILE)),
        )
        await platform.chat.send(ann, said, "k1")
        seen = only(await platform.direct(ann))
        assert seen.text.count(HOSTILE) == 8, seen.text
        assert seen.pings == ()

    async def test_the_largest_messages_are_accepted(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann")
        most_words = message(
            *(Paragraph(text("<&>" + "é" * 940)) for _ in range(4)),
        )
        assert len(plain_text(most_words)) > MESSAGE_TEXT_MAX - 100
        rows = [Row(text(f"Line {n}"), Button("P" * 75, f"request.note:{n}")) for n in range(12)]
        most_parts = message(*rows, Paragraph(text("The end")), Footnote(text("Really")))
        assert 3 * len(rows) + 2 == WEIGHT_MAX
        ten = tuple(CheckItem(text("i" * 145 + f" {n}"), False, f"a.b:{n}") for n in range(10))
        for key, largest in {
            "words": most_words,
            "parts": most_parts,
            "ticks": message(Checklist(ten)),
        }.items():
            await platform.chat.send(ann, largest, key)
        words, parts, ticks = await platform.direct(ann)
        assert words.text.count("é") == 4 * 940
        assert len(parts.buttons) == 12
        assert len(ticks.ticks) == 10

    async def test_a_message_to_a_member_who_left_raises_unreachable(
        self, platform: ChatPlatform
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, say("Hello"), "k1")
        await platform.leave(ann)
        with pytest.raises(Unreachable):
            await platform.chat.send(ann, say("Are you there?"), "k2")

    async def test_who_left_and_is_back_has_the_address_they_had(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        """So the core knows them again, whatever the platform calls the way back."""
        ann = await platform.join("Ann")
        await platform.command(ann, "find")
        await platform.leave(ann)
        await platform.rejoin(ann)
        await platform.command(ann, "mine")
        used = core.events[-1]
        assert isinstance(used, CommandUsed)
        assert (used.actor, used.name) == (ann, "mine")
        assert (await platform.chat.profile(ann)).name == "Ann"
        await platform.chat.send(ann, say("Welcome back"), "k1")
        assert "Welcome back" in (await platform.direct(ann))[-1].text

    async def test_the_profile_comes_from_the_platform(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann Ó Dálaigh", "America/New_York")
        profile = await platform.chat.profile(ann)
        assert profile.name == "Ann Ó Dálaigh"
        assert profile.zone in ("America/New_York", "")  # Discord does not know it
        assert profile.community_name
        assert not profile.bot

    async def test_the_membership_is_current(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann")
        membership = await platform.chat.membership(ann)
        assert membership.profile.name == "Ann"
        assert not membership.profile.organiser
        assert set(membership.profile.roles) <= set(membership.roles)
        assert all(channel.name for channel in membership.channels.values())
        await platform.leave(ann)
        with pytest.raises(NotAMember):
            await platform.chat.membership(ann)

    async def test_somebody_who_left_has_no_profile(self, platform: ChatPlatform) -> None:
        ann = await platform.join("Ann")
        await platform.leave(ann)
        with pytest.raises(NotAMember):
            await platform.chat.profile(ann)


class TestConversations:
    async def test_only_its_members_see_a_conversation(self, platform: ChatPlatform) -> None:
        ann, ben, cai = [await platform.join(name) for name in ("Ann", "Ben", "Cai")]
        ref = await platform.chat.open_conversation([ann, ben], say("Meet each other"), "k1")
        assert ref.address == ann
        for who in (ann, ben):
            assert "Meet each other" in only(only_place(await platform.gathered(who))).text
        assert await platform.gathered(cai) == []
        assert await platform.direct(cai) == []

    async def test_a_repeated_delivery_opens_no_second_conversation(
        self, platform: ChatPlatform
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        first = await platform.chat.open_conversation([ann, ben], say("Meet"), "k1")
        assert await platform.chat.open_conversation([ann, ben], say("Meet"), "k1") == first
        only(only_place(await platform.gathered(ben)))

    async def test_a_message_in_a_conversation_can_be_updated_and_pressed(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        ref = await platform.chat.open_conversation([ann, ben], say("Meet"), "k1")
        button = Button("We have a time", "schedule.open:1")
        await platform.chat.update(ref, message(Heading("Met"), Actions((button,))))
        seen = only(only_place(await platform.gathered(ben)))
        assert "Met" in seen.text
        await platform.press(ben, seen, "We have a time")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert (pressed.actor, pressed.action) == (ben, "schedule.open:1")


def only_place(places: list[list[Seen]]) -> list[Seen]:
    assert len(places) == 1
    return places[0]


class TestPressing:
    async def test_a_press_has_its_action_and_its_message(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        ref = await platform.chat.send(ann, everything(), "k1")
        core.answers.append(Replace(say("Agreed.")))
        answer = await platform.press(ann, only(await platform.direct(ann)), "Agree")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert (pressed.actor, pressed.action) == (ann, "schedule.confirm:1")
        assert pressed.message is not None
        assert pressed.message.id == ref.id
        assert pressed.event_id.startswith(f"{ann.platform}:")
        seen = only(await platform.direct(ann))
        assert "Agreed." in seen.text
        assert seen.buttons == ()
        assert "Agreed." in shown(answer).text

    async def test_two_presses_are_two_events(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        for _ in range(2):
            await platform.press(ann, only(await platform.direct(ann)), "Agree")
        first, second = core.events
        assert first.event_id != second.event_id

    async def test_ticking_a_checklist_item_is_a_press(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        done = CheckItem(text("Charge the phone"), True, "prep.tick:2")
        core.answers.append(Replace(message(Checklist((done,)))))
        await platform.press(ann, only(await platform.direct(ann)), "Charge the phone")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.action == "prep.tick:2"
        assert only(await platform.direct(ann)).ticks == {"Charge the phone": True}

    async def test_clearing_a_checklist_item_is_a_press(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        await platform.press(ann, only(await platform.direct(ann)), "Find a quiet place")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.action == "prep.tick:1"

    async def test_buttons_work_after_a_restart(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        await platform.restart()
        core.answers.append(Replace(say("Agreed.")))
        await platform.press(ann, only(await platform.direct(ann)), "Agree")
        assert "Agreed." in only(await platform.direct(ann)).text

    async def test_a_reply_leaves_the_pressed_message_as_it_was(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        core.answers.append(Reply(say("That is over already.")))
        answer = await platform.press(ann, only(await platform.direct(ann)), "Agree")
        assert "That is over already." in shown(answer).text
        assert "A talk with Ann" in (await platform.direct(ann))[0].text


class TestCommands:
    async def test_a_command_has_a_name_and_a_text(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.command(ann, "find", "data science")
        used = core.events[-1]
        assert isinstance(used, CommandUsed)
        assert (used.actor, used.name, used.text) == (ann, "find", "data science")
        assert used.event_id.startswith(f"{ann.platform}:")

    async def test_a_mention_in_a_command_is_an_address(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben Ben-David")
        await platform.command(ann, "request", mention=ben)
        used = core.events[-1]
        assert isinstance(used, CommandUsed)
        assert used.name == "request"
        assert used.mentions == (ben,)

    async def test_only_the_member_sees_a_private_reply(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        core.answers.append(Reply(say("Two people fit.")))
        answer = await platform.command(ann, "find", "law")
        assert "Two people fit." in shown(answer).text
        assert not [one for one in await platform.overheard(ben) if "Two people fit." in one.text]

    async def test_everybody_sees_a_public_reply(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        core.answers.append(Reply(say("We met 12 times this month."), private=False))
        await platform.command(ann, "organise", "numbers")
        assert [one for one in await platform.overheard(ben) if "12 times" in one.text]

    async def test_a_press_can_post_for_everybody_and_others_press_that_for_themselves(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        announced = Message((*say("Ask somebody.").blocks, Actions((Button("Find", "find.open"),))))
        core.answers += [
            Reply(everything()),
            Reply(announced, private=False),
            Reply(say("Two people fit.")),
        ]
        preview = await platform.command(ann, "setup")
        await platform.press(ann, shown(preview), "Agree")
        (posted,) = [one for one in await platform.overheard(ben) if "Ask somebody." in one.text]
        answer = await platform.press(ben, posted, "Find")
        assert "Two people fit." in shown(answer).text
        heard = [one.text for one in await platform.overheard(ann)]
        assert any("Ask somebody." in text for text in heard), "it stays for the others"
        assert not any("Two people fit." in text for text in heard)

    async def test_buttons_of_a_private_reply_can_be_pressed(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers += [Reply(everything()), Replace(say("Agreed."))]
        answer = await platform.command(ann, "mine")
        after = await platform.press(ann, shown(answer), "Agree")
        assert "Agreed." in shown(after).text

    async def test_the_home_view_shows_the_reply(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers.append(Reply(say("Nothing is open.")))
        home = await platform.home(ann)
        if home is None:
            assert core.events == []  # this platform has no home view
            return
        assert isinstance(core.events[-1], HomeOpened)
        assert core.events[-1].actor == ann
        assert "Nothing is open." in home.text


class TestJoining:
    async def test_what_the_bot_says_when_it_joins_everybody_reads_and_presses_for_themselves(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        hello = message(
            Paragraph(text("Hello, @everyone <!channel>")),
            Actions((Button("Set it up", "setup.open"),)),
        )
        core.answers.append(Reply(hello, private=False))
        await platform.bot_joins()
        assert [type(event) for event in core.events] == [CommunityJoined]
        ann, ben = await platform.join("Ann"), await platform.join("Ben")
        for reader in (ann, ben):
            seen = only(await platform.overheard(reader))
            assert seen.buttons == ("Set it up",)
            assert seen.pings == ()
        core.answers.append(Reply(say("Only for Ann")))
        answer = await platform.press(ann, seen, "Set it up")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert (pressed.actor, pressed.action) == (ann, "setup.open")
        assert answer.message is not None
        assert "Only for Ann" in answer.message.text
        assert len(await platform.overheard(ben)) == 1
