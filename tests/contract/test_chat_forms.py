"""What every chat platform does with forms."""

from __future__ import annotations

from bot.core.events import ButtonPressed, FormSubmitted
from bot.core.forms import Values
from bot.core.responses import FormErrors, Replace, Reply, ShowForm
from tests.contract.chat_platforms import ChatPlatform, ScriptedCore
from tests.contract.samples import CREW, HOSTILE, NOTE, PAUSE, everything, only, say, shown


class TestForms:
    async def test_a_form_opens_with_what_stands_in_it(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers.append(ShowForm(NOTE.filled({"why": HOSTILE, "formats": ("phone",)})))
        form = (await platform.command(ann, "request")).form
        assert form is not None
        assert form.title == "Ask Ben"
        assert len(form.labels) == 5
        for label, field in zip(form.labels, NOTE.fields, strict=True):
            assert field.label in label
        assert form.filled["why"] == HOSTILE
        assert form.filled["minutes"] == "20"
        assert form.filled["formats"] == ("phone",)

    async def test_what_was_filled_in_comes_back_by_name(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, cai = await platform.join("Ann"), await platform.join("Cai")
        core.answers += [ShowForm(NOTE), Reply(say("Here is your note."))]
        form = (await platform.command(ann, "request")).form
        assert form is not None
        values: Values = {
            "why": f"{HOSTILE}\nSecond line",
            "learn": "How to begin",
            "minutes": "15",
            "formats": ("video", "chat"),
            "friend": str(cai),
        }
        answer = await platform.submit(ann, form, values)
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert (submitted.actor, submitted.form) == (ann, NOTE.id)
        assert dict(submitted.values) == dict(values)
        assert "Here is your note." in shown(answer).text

    async def test_several_people_come_back_in_one_field_and_stand_in_it_again(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann, ben, cai = [await platform.join(name) for name in ("Ann", "Ben", "Cai")]
        core.answers += [ShowForm(CREW), Reply(say("Saved."))]
        form = (await platform.command(ann, "host")).form
        assert form is not None
        await platform.submit(ann, form, {"crew": (str(ben), str(cai))})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert dict(submitted.values) == {"crew": (str(ben), str(cai))}
        core.answers += [ShowForm(CREW.filled(submitted.values)), Reply(say("Saved."))]
        again = (await platform.command(ann, "host")).form
        assert again is not None
        await platform.submit(ann, again, {})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert dict(submitted.values) == {"crew": (str(ben), str(cai))}

    async def test_a_day_a_time_and_a_long_list_come_back_as_written(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers += [ShowForm(PAUSE)]
        form = (await platform.command(ann, "host")).form
        assert form is not None
        await platform.submit(ann, form, {"until": "2027-01-04", "at": "09:30", "many": "24"})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert dict(submitted.values) == {"until": "2027-01-04", "at": "09:30", "many": "24"}

    async def test_what_is_left_empty_is_empty_or_absent(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers += [ShowForm(PAUSE)]
        form = (await platform.command(ann, "host")).form
        assert form is not None
        await platform.submit(ann, form, {"until": "2027-01-04", "many": "0"})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert not submitted.values.get("at")

    async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        values: Values = {"why": "Give me a job", "learn": "All", "formats": ("phone",)}
        wrong = {"why": "Please ask about the work."}
        again = NOTE.filled(values)
        core.answers += [ShowForm(NOTE), FormErrors(wrong, again), ShowForm(again)]
        form = (await platform.command(ann, "request")).form
        assert form is not None
        answer = await platform.submit(ann, form, values)
        if answer.form is None:  # the platform cannot: a message, with the way back to the form
            seen = shown(answer)
            assert "Please ask about the work." in seen.text
            answer = await platform.press(ann, seen, seen.buttons[0])
            assert isinstance(core.events[-1], ButtonPressed)
            assert core.events[-1].action == NOTE.id
        else:
            assert answer.form.errors == wrong
        assert answer.form is not None
        assert answer.form.filled["why"] == "Give me a job"
        assert answer.form.filled["learn"] == "All"
        assert answer.form.filled["formats"] == ("phone",)

    async def test_a_form_that_a_button_opened_is_answered_too(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        await platform.chat.send(ann, everything(), "k1")
        core.answers += [ShowForm(PAUSE), Replace(say("Moved."))]
        form = (await platform.press(ann, only(await platform.direct(ann)), "Another time")).form
        assert form is not None
        answer = await platform.submit(ann, form, {"until": "2027-01-04", "many": "1"})
        assert "Moved." in shown(answer).text

    async def test_a_form_may_lead_to_the_next_form(
        self, platform: ChatPlatform, core: ScriptedCore
    ) -> None:
        ann = await platform.join("Ann")
        core.answers += [ShowForm(PAUSE), ShowForm(NOTE), ShowForm(NOTE)]
        form = (await platform.command(ann, "host")).form
        assert form is not None
        answer = await platform.submit(ann, form, {"until": "2027-01-04", "many": "1"})
        if answer.form is None:  # the platform cannot open one now: a button does
            seen = shown(answer)
            answer = await platform.press(ann, seen, seen.buttons[0])
            assert isinstance(core.events[-1], ButtonPressed)
            assert core.events[-1].action == NOTE.id
        assert answer.form is not None
        assert answer.form.title == "Ask Ben"
