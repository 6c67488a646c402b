"""The emulated Discord is strict: what Discord refuses, it refuses, with Discord's code."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.emulators.bare_bot import Bot, Json
from tests.emulators.discord_member import App
from tests.emulators.discord_rules import V2
from tests.emulators.discord_state import ATTACH, SEND, VIEW

TEXT: Json = {"type": 10, "content": "Hello"}
FORM_INPUT: Json = {"type": 4, "custom_id": "a", "style": 1}
LABEL: Json = {"type": 18, "label": "A", "component": FORM_INPUT}
MODAL: Json = {"custom_id": "a", "title": "A", "components": [LABEL]}


def button(**changes: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **changes}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def v2(*components: Json, **more: Any) -> Json:
    return {"flags": V2, "components": list(components), **more}


def select(options: int, **changes: Any) -> Json:
    made = [{"label": f"{n}", "value": f"{n}"} for n in range(options)]
    return {"type": 3, "custom_id": "s", "options": made, **changes}


def chooser(kind: int, *chosen: tuple[str, str], **changes: Any) -> Json:
    values = [{"type": type_, "id": id_} for type_, id_ in chosen]
    return {"type": kind, "custom_id": "s", "default_values": values, **changes}


MESSAGES: dict[str, Json] = {
    "content of 2001": {"content": "x" * 2001},
    "empty": {"content": "  "},
    "11 embeds": {"embeds": [{"description": "x"}] * 11},
    "6001 over all embeds": {"embeds": [{"description": "x" * 3001}] * 2},
    "embed of 4097": {"embeds": [{"description": "x" * 4097}]},
    "6 rows": {"components": [row(button(custom_id=f"{n}")) for n in range(6)]},
    "6 buttons": {"components": [row(*(button(custom_id=f"{n}") for n in range(6)))]},
    "button and select": {"components": [row(button(), select(1))]},
    "2 selects": {"components": [row(select(1), select(1, custom_id="t"))]},
    "26 options": {"components": [row(select(26))]},
    "no options": {"components": [row(select(0))]},
    "value twice": {
        "components": [row(select(1) | {"options": [{"label": "a", "value": "v"}] * 2})]
    },
    "label of 81": {"components": [row(button(label="x" * 81))]},
    "blank label": {"components": [row(button(label=" "))]},
    "custom_id of 101": {"components": [row(button(custom_id="x" * 101))]},
    "custom_id twice": {"components": [row(button(), button())]},
    "text without the flag": {"components": [TEXT]},
    "content with the flag": v2(TEXT, content="x"),
    "embeds with the flag": v2(TEXT, embeds=[{"description": "x"}]),
    "41 components": v2(*[TEXT] * 41),
    "41 components, nested": v2(
        *[row(*(button(custom_id=f"{r}{n}") for n in range(5))) for r in range(7)]
    ),
    "text of 4001": v2({"type": 10, "content": "x" * 4001}),
    "4001 over all text": v2(
        {"type": 10, "content": "x" * 2001}, {"type": 10, "content": "x" * 2000}
    ),
    "blank text": v2({"type": 10, "content": " \n"}),
    "section without accessory": v2({"type": 9, "components": [TEXT]}),
    "4 texts a section": v2({"type": 9, "components": [TEXT] * 4, "accessory": button()}),
    "file not attached": v2({"type": 13, "file": {"url": "attachment://a.ics"}}),
    "nonce of 26": {"content": "x", "nonce": "n" * 26, "enforce_nonce": True},
    "parsed and named": {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
    "not a body": {"content": 7},
}


@pytest.mark.parametrize("body", MESSAGES.values(), ids=MESSAGES.keys())
async def test_messages_that_discord_refuses(bot: Bot, body: Json) -> None:
    status, said = await bot.post(body)
    assert (status, said["code"]) == (400, 50035), said


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"components": [row(select(25))], "content": "x"},
        v2(*[TEXT] * 40),
        v2(*[row(*(button(custom_id=f"{r}{n}") for n in range(5))) for r in range(6)]),
        v2({"type": 10, "content": "x" * 4000}),
        v2({"type": 9, "components": [TEXT] * 3, "accessory": button(label="x" * 80)}),
    ],
)
async def test_messages_at_the_limit_are_taken(bot: Bot, body: Json) -> None:
    status, said = await bot.post(body)
    assert status == 200, said


MODALS: dict[str, Json] = {
    "title of 46": {"title": "x" * 46},
    "6 labels": {
        "components": [
            {**LABEL, "component": {**FORM_INPUT, "custom_id": f"{n}"}} for n in range(6)
        ]
    },
    "no labels": {"components": []},
    "label of 46": {"components": [{**LABEL, "label": "x" * 46}]},
    "description of 101": {"components": [{**LABEL, "description": "x" * 101}]},
    "value over max_length": {
        "components": [{**LABEL, "component": {**FORM_INPUT, "max_length": 2, "value": "xxx"}}]
    },
    "a button": {"components": [row(button())]},
    "a required select of none": {
        "components": [{**LABEL, "component": select(2, min_values=0, required=True)}]
    },
    "a disabled select": {"components": [{**LABEL, "component": select(2, disabled=True)}]},
    "a channel in a role select": {
        "components": [{**LABEL, "component": chooser(6, ("channel", "1"))}]
    },
    "a role in a channel select": {
        "components": [{**LABEL, "component": chooser(8, ("role", "1"))}]
    },
    "more roles than max_values": {
        "components": [{**LABEL, "component": chooser(6, ("role", "1"), ("role", "2"))}]
    },
    "fewer roles than min_values": {
        "components": [
            {**LABEL, "component": chooser(6, ("role", "1"), min_values=2, max_values=3)}
        ]
    },
    "a role that is no id": {"components": [{**LABEL, "component": chooser(6, ("role", "x"))}]},
    "roles of channel types": {
        "components": [{**LABEL, "component": chooser(6, channel_types=[0])}]
    },
    "an unknown channel type": {
        "components": [{**LABEL, "component": chooser(8, channel_types=[99])}]
    },
    "a chooser with options": {"components": [{**LABEL, "component": select(1, type=8)}]},
}


async def interaction(bot: Bot, kind: int = 2, **more: Any) -> tuple[str, str]:
    """Something a member did, its id and token, for a bot with no gateway."""
    member = await bot.guild.member("Ana")
    made = await bot.app.call(
        "interact",
        user=member.id,
        kind=kind,
        data={},
        guild=bot.guild.id,
        channel=bot.guild.channel,
        wait=False,
        **more,
    )
    return made["id"], made["token"]


async def callback(bot: Bot, id_: str, token: str, kind: int, data: Json) -> tuple[int, Any]:
    path = f"/interactions/{id_}/{token}/callback"
    return await bot.ask("POST", path, {"type": kind, "data": data})


@pytest.mark.parametrize("changes", MODALS.values(), ids=MODALS.keys())
async def test_modals_that_discord_refuses(bot: Bot, changes: Json) -> None:
    status, said = await callback(bot, *await interaction(bot), 9, MODAL | changes)
    assert (status, said["code"]) == (400, 50035)


async def test_an_interaction_has_one_first_response_in_three_seconds(bot: Bot) -> None:
    id_, token = await interaction(bot)
    assert (await callback(bot, id_, token, 9, MODAL))[0] == 204
    status, said = await callback(bot, id_, token, 4, {"content": "again"})
    assert (status, said["code"]) == (400, 40060)
    id_, token = await interaction(bot)
    await bot.discord.call("advance", seconds=3.1)
    status, said = await callback(bot, id_, token, 4, {"content": "late"})
    assert (status, said["code"]) == (404, 10062)


@pytest.mark.parametrize("kind, wrong", [(2, 6), (2, 7), (2, 8), (3, 8), (4, 4), (5, 9), (5, 7)])
async def test_responses_of_a_kind_that_the_interaction_does_not_take(
    bot: Bot, kind: int, wrong: int
) -> None:
    data = MODAL if wrong == 9 else {"content": "x", "choices": []}
    status, said = await callback(bot, *await interaction(bot, kind), wrong, data)
    assert (status, said["code"]) == (400, 50035)


async def test_follow_ups_come_after_the_first_response_and_within_its_time(bot: Bot) -> None:
    id_, token = await interaction(bot)
    path = f"/webhooks/{bot.app.id}/{token}"
    assert (await bot.ask("POST", path, {"content": "early"}))[1]["code"] == 10015
    await callback(bot, id_, token, 5, {})
    assert (await bot.ask("PATCH", f"{path}/messages/@original", {"content": "now"}))[0] == 200
    await bot.discord.call("advance", seconds=15 * 60 + 1)
    assert (await bot.ask("POST", path, {"content": "late"}))[1]["code"] == 50027


async def test_what_is_not_allowed_is_refused(bot: Bot) -> None:
    ana = await bot.guild.member("Ana")
    await bot.discord.call("permissions", guild=bot.guild.id, permissions=VIEW | ATTACH)
    assert (await bot.post({"content": "x"}))[1]["code"] == 50013
    thread = {"name": "t", "type": 12, "auto_archive_duration": 60}
    path = f"/channels/{bot.guild.channel}/threads"
    assert (await bot.ask("POST", path, thread))[1]["code"] == 50013
    await bot.discord.call("permissions", guild=bot.guild.id, permissions=SEND)
    assert (await bot.post({"content": "x"}))[1]["code"] == 50001
    opened = (await bot.ask("POST", "/users/@me/channels", {"recipient_id": ana.id}))[1]["id"]
    await ana.close_dms()
    assert (await bot.post({"content": "x"}, opened))[1]["code"] == 50007
    await ana.leave()
    assert (await bot.post({"content": "x"}, opened))[1]["code"] == 50278
    assert (await bot.post({"content": "x"}, "1"))[1]["code"] == 10003
    assert (await bot.ask("GET", f"/guilds/{bot.guild.id}/members/{ana.id}"))[1]["code"] == 10007
    assert (await bot.ask("GET", "/guilds/1"))[1]["code"] == 10004
    assert (await bot.ask("PATCH", f"/channels/{opened}/messages/1", {}))[1]["code"] == 10008


async def test_the_same_nonce_is_the_same_message_for_some_minutes(bot: Bot) -> None:
    body = {"content": "x", "nonce": "n", "enforce_nonce": True}
    first, again = (await bot.post(body))[1], (await bot.post(body))[1]
    assert first["id"] == again["id"]
    await bot.discord.call("advance", seconds=600)
    assert (await bot.post(body))[1]["id"] != first["id"]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Upper"},
        {"name": "x" * 33},
        {"description": "x" * 101},
        {"description_localizations": {"en-GB": "x" * 101}},
        {"options": [{"type": 3, "name": f"o{n}", "description": "d"} for n in range(26)]},
        {
            "options": [
                {"type": 1, "name": "s", "description": "d"},
                {"type": 3, "name": "o", "description": "d"},
            ]
        },
        {
            "options": [
                {"type": 3, "name": "a", "description": "d"},
                {"type": 3, "name": "b", "description": "d", "required": True},
            ]
        },
        {"options": [{"type": 6, "name": "a", "description": "d", "autocomplete": True}]},
    ],
)
async def test_commands_that_discord_refuses(bot: Bot, changes: Json) -> None:
    command = {"type": 1, "name": "intro", "description": "d"} | changes
    status, said = await bot.ask("PUT", f"/applications/{bot.app.id}/commands", [command])
    assert (status, said["code"]) == (400, 50035)


async def test_bodies_come_as_json_from_somebody_who_may(bot: Bot) -> None:
    path = f"/channels/{bot.guild.channel}/messages"
    status, _ = await bot.ask(
        "POST", path, {"content": "x"}, kind="application/json; charset=utf-8"
    )
    assert status == 400
    bot.app = App(bot.discord, bot.app.id, "wrong")
    assert (await bot.ask("GET", "/users/@me"))[0] == 401


async def test_the_messages_of_a_channel_are_read_as_discord_shows_them(bot: Bot) -> None:
    ana = await bot.guild.member("Ana")
    path = f"/channels/{bot.guild.channel}/messages"
    own = [(await bot.post(v2(TEXT | {"id": 2**30 + n})))[1]["id"] for n in range(3)]
    channel = bot.guild.channel
    await bot.discord.call("write", channel=channel, user=ana.id, content="A secret")
    status, latest = await bot.ask("GET", f"{path}?limit=3")
    assert status == 200
    assert [m["id"] for m in latest[1:]] == own[:0:-1]  # newest first
    assert latest[0]["content"] == ""  # no intent for what others write
    assert latest[1]["components"][0]["id"] == 2**30 + 2
    assert "nonce" not in latest[1]
    _, first = await bot.ask("GET", f"{path}?limit=2&after={own[0]}")
    assert [m["id"] for m in first] == own[:0:-1]
    assert (await bot.ask("GET", f"{path}?limit=101"))[0] == 400
    await bot.discord.call("permissions", guild=bot.guild.id, permissions=VIEW)
    assert await bot.ask("GET", path) == (200, [])  # without Read Message History
    await bot.discord.call("permissions", guild=bot.guild.id, permissions=0)
    assert (await bot.ask("GET", path))[1]["code"] == 50001


async def test_numbers_of_components_are_theirs_alone(bot: Bot) -> None:
    one = TEXT | {"id": 2**30}
    assert (await bot.post(v2(one, TEXT)))[0] == 200
    assert (await bot.post(v2(one, one)))[0] == 400
    assert (await bot.post(v2(TEXT | {"id": 2**31})))[0] == 400


async def test_an_edit_keeps_the_attachments_that_it_names_by_id(bot: Bot) -> None:
    shown = {"type": 13, "file": {"url": "attachment://a.ics"}}
    sent = await upload(bot, v2(TEXT, shown), {"a.ics": b"BEGIN:VCALENDAR"})
    path = f"/channels/{bot.guild.channel}/messages/{sent['id']}"
    assert sent["attachments"] == []  # the component has the file
    component = sent["components"][1]
    assert (component["name"], component["size"]) == ("a.ics", 15)
    assert component["file"]["url"].startswith("https://")
    attachment = {"id": component["file"]["attachment_id"]}

    kept = v2(TEXT, shown, attachments=[attachment])
    assert (await bot.ask("PATCH", path, kept))[0] == 200
    assert (await bot.ask("PATCH", path, v2(TEXT, shown)))[0] == 200  # no change of attachments
    _, read = await bot.ask("GET", path)
    assert read["components"][1]["file"]["attachment_id"] == attachment["id"]
    assert read["edited_timestamp"]
    for refused in (
        v2(TEXT, attachments=[attachment]),  # members would not see the file
        v2(TEXT, shown, attachments=[]),  # the component has no attachment
        v2(TEXT, component, attachments=[attachment]),  # not an attachment:// reference
    ):
        status, said = await bot.ask("PATCH", path, refused)
        assert (status, said["code"]) == (400, 50035), said
    assert (await bot.ask("PATCH", path, v2(TEXT, attachments=[])))[0] == 200
    assert len((await bot.ask("GET", path))[1]["components"]) == 1


async def upload(bot: Bot, body: Json, files: dict[str, bytes]) -> Json:
    """Post a message with files in the guild's channel; return it."""
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(body))
    for number, (name, content) in enumerate(files.items()):
        form.add_field(f"files[{number}]", content, filename=name)
    headers = {"Authorization": f"Bot {bot.app.token}", "User-Agent": "DiscordBot (test, 1)"}
    url = f"{bot.discord.api}/channels/{bot.guild.channel}/messages"
    async with bot.discord.session.post(url, data=form, headers=headers) as got:
        assert got.status == 200
        sent: Json = await got.json()
        return sent


async def test_a_locked_thread_takes_nothing_and_a_deleted_channel_takes_its_threads(
    bot: Bot,
) -> None:
    thread = {"name": "t", "type": 12, "auto_archive_duration": 60}
    path = f"/channels/{bot.guild.channel}/threads"
    opened = (await bot.ask("POST", path, thread))[1]["id"]
    assert (await bot.post({"content": "x"}, opened))[0] == 200
    await bot.discord.call("lock", thread=opened)
    assert (await bot.post({"content": "x"}, opened))[1]["code"] == 50083
    active = (await bot.ask("GET", f"/guilds/{bot.guild.id}/threads/active"))[1]["threads"]
    assert active == []
    await bot.discord.call("delete_channel", channel=bot.guild.channel)
    assert (await bot.post({"content": "x"}, opened))[1]["code"] == 10003
