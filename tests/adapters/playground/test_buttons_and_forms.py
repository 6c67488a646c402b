"""Presses and forms: the response, and where it is shown."""

from __future__ import annotations

from adapters.playground.chat import PlaygroundChat
from adapters.playground.parse import address
from adapters.playground.simulator import CHANNEL, ChatSimulator
from bot.core.events import ButtonPressed, FormSubmitted
from tests.adapters.playground.page import Json, Page, open_page, words
from tests.adapters.playground.scripted_bot import CALENDAR, ScriptedBot, found, say


async def press(page: Page, member: str, message: Json, action: str) -> Json:
    return await page.request("press", member=member, message=message["id"], action=action)


class TestButtonsAndForms:
    async def test_a_tick_updates_the_checklist_on_every_open_page(
        self, page: Page, bot: ScriptedBot, simulator: ChatSimulator
    ) -> None:
        await page.say("mina", "/intro prep")
        (drawn,) = await page.sees("mina")
        async with open_page(bot, simulator) as other:
            await press(page, "mina", drawn, "prep.tick:2")
            event = await other.receives(lambda one: one["event"] == "replaced")
        assert "[x] Try your camera" in words(event["message"])
        (now,) = await page.sees("mina")
        assert now["id"] == drawn["id"]

    async def test_a_press_has_the_reference_of_its_message(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        await page.say("mina", "/intro find law")
        (drawn,) = await page.sees("mina")
        await press(page, "mina", drawn, "request.note:tom")
        pressed = bot.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.message is not None
        assert (pressed.actor, pressed.message.id) == (address("mina"), str(drawn["id"]))

    async def test_a_reply_to_a_press_is_a_message_of_its_own_below(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        await chat.send(address("mina"), found(), "nudge")
        (nudge,) = await page.sees("mina")
        await chat.send(address("mina"), say("Later"), "later")
        answer = await press(page, "mina", nudge, "find.watch")
        first, _, reply = await page.sees("mina")
        assert first == nudge
        assert (reply["id"], words(reply)) == (answer["message"], "Done.")

    async def test_a_reply_to_a_press_in_a_group_is_for_the_presser_only(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        await chat.open_conversation([address("tom"), address("mina")], found(), "k1")
        group = (await page.request("hello"))["conversations"][-1]["id"]
        (shared,) = await page.sees("mina", group)
        answer = await press(page, "mina", shared, "find.watch")
        assert [one["id"] for one in await page.sees("mina", group)] == [
            shared["id"],
            answer["message"],
        ]
        assert await page.sees("tom", group) == [shared]

    async def test_a_form_is_submitted_by_field_name(self, page: Page, bot: ScriptedBot) -> None:
        opened = await page.say("mina", "/intro host")
        assert [field["kind"] for field in opened["form"]["fields"]] == [
            *("text", "line", "one", "many", "person")
        ]
        await page.request(
            "submit",
            member="mina",
            conversation="dm:mina",
            form=opened["form"]["id"],
            values={"why": "Your talk", "formats": ["video", "phone"]},
        )
        submitted = bot.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert submitted.values == {"why": "Your talk", "formats": ("video", "phone")}
        assert words((await page.sees("mina"))[-1]).startswith("Your note to Tom")

    async def test_errors_come_back_with_the_form(self, page: Page) -> None:
        answer = await page.request(
            "submit", member="mina", form="request.note:tom", values={"why": "a job"}
        )
        assert answer["errors"] == {"why": "Please do not ask for a job. Ask about the work."}
        assert answer["form"]["fields"][0]["initial"] == "a job"
        assert await page.sees("mina") == []

    async def test_each_opening_of_the_home_view_is_an_event_of_its_own(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        home = await page.home("mina")
        assert home["plain"].startswith("Nothing open")
        await page.home("mina")
        first, second = bot.events
        assert first.event_id != second.event_id

    async def test_a_button_of_the_home_view_is_answered_in_the_direct_conversation(
        self, page: Page
    ) -> None:
        answer = await page.request("press", member="mina", message=None, action="find.open")
        assert answer["conversation"] == "dm:mina"
        assert words((await page.sees("mina"))[-1]) == "Done."

    async def test_a_member_presses_only_in_messages_that_they_see(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        await page.say("mina", "/intro prep", CHANNEL)
        private = (await page.sees("mina", CHANNEL))[-1]
        await page.say("mina", "/intro prep")
        (direct,) = await page.sees("mina")
        bot.events.clear()
        for message in (private, direct):
            assert "error" in await press(page, "tom", message, "prep.tick:2")
        assert bot.events == []

    async def test_a_file_can_be_downloaded(self, page: Page) -> None:
        await page.say("mina", "/intro file")
        (drawn,) = await page.sees("mina")
        (file,) = drawn["files"]
        assert (file["name"], file["size"]) == (CALENDAR.name, len(CALENDAR.content))
        async with page.session.get(f"{page.address}files/{file['id']}") as response:
            assert await response.read() == CALENDAR.content
            assert response.content_type == "text/calendar"
            assert "attachment" in response.headers["Content-Disposition"]
        async with page.session.get(f"{page.address}files/nosuch") as response:
            assert response.status == 404
