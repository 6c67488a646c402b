"""What the emulated Discord tells a bot of a guild, and what it keeps from it."""

from __future__ import annotations

import pytest

from tests.emulators.bare_bot import Bot, Json
from tests.emulators.discord_screen import Failed
from tests.emulators.discord_state import VIEW


async def guild_create(bot: Bot) -> Json:
    """The guild as the gateway sends it."""
    identify = {"token": bot.app.token, "intents": 1, "properties": {}}
    async with bot.discord.session.ws_connect(bot.discord.gateway) as socket:
        await socket.send_json({"op": 2, "d": identify})
        while (event := await socket.receive_json(timeout=5)).get("t") != "GUILD_CREATE":
            pass
        guild: Json = event["d"]
        return guild


async def test_a_bot_is_told_of_channels_that_it_cannot_view(bot: Bot) -> None:
    staff = await bot.guild.text_channel("staff", deny=VIEW, bot_only=True)
    _, by_rest = await bot.ask("GET", f"/guilds/{bot.guild.id}/channels")
    by_gateway = (await guild_create(bot))["channels"]
    for told in (by_rest, by_gateway):
        assert {channel["name"] for channel in told} == {"general", "staff"}
    for path in (f"/channels/{staff}", f"/channels/{staff}/messages"):
        assert (await bot.ask("GET", path))[1]["code"] == 50001


async def test_new_threads_have_a_bucket_that_resets_late(bot: Bot) -> None:
    path = f"/channels/{bot.guild.channel}/threads"
    thread = {"name": "x", "type": 12, "auto_archive_duration": 60, "invitable": False}
    for _ in range(10):
        assert (await bot.ask("POST", path, thread))[0] == 200
    status, said = await bot.ask("POST", path, thread)
    assert (status, said["global"]) == (429, False)
    assert 60 < said["retry_after"] <= 64
    other = await bot.guild.text_channel("other")  # each channel has its own
    assert (await bot.ask("POST", f"/channels/{other}/threads", thread))[0] == 200
    await bot.discord.call("advance", seconds=65)
    assert (await bot.ask("POST", path, thread))[0] == 200


async def test_a_removed_member_is_unknown_and_still_presses_in_a_dm(bot: Bot) -> None:
    ana = await bot.guild.member("Ana")
    path = f"/guilds/{bot.guild.id}/members/{ana.id}"
    assert (await bot.ask("GET", path))[0] == 200
    _, direct = await bot.ask("POST", "/users/@me/channels", {"recipient_id": ana.id})
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "a.b"}]}
    await bot.post({"content": "Hello", "components": [row]}, direct["id"])
    await ana.leave()
    status, said = await bot.ask("GET", path)
    assert (status, said["code"]) == (404, 10007)
    [message] = await ana.direct_messages()
    await ana.press(message, "a.b", wait=False)
    with pytest.raises(Failed):
        await ana.command("help")  # the guild is closed to her
