#!/usr/bin/env bash
# discord.py 2.7.1.
# Behaviour: a guild that adds the bot within the two seconds after READY (`guild_ready_timeout`) is dispatched
# as guild_available. One that adds it later is dispatched as guild_join. Discord sends both alike: a
# GUILD_CREATE without the key "unavailable", for a guild that READY did not name.
# Expected: guild_join for both. The library looks at the key after the ready window, but at the attribute
# `Guild.unavailable` within it, which is False wherever the key is missing.
# Why it matters: a bot that says hello to a new server says nothing where it was added while it started.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" discord.py==2.7.1
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import asyncio
import json
import sys

import discord
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

USER = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1", "name": "bot", "icon": None, "description": "", "bot_public": False,
    "bot_require_code_grant": False, "verify_key": "", "flags": 0, "owner": USER, "team": None, "summary": "",
}
READY = {
    "v": 10, "user": USER, "guilds": [], "session_id": "s", "application": {"id": "1", "flags": 0},
    "resume_gateway_url": "ws://127.0.0.1",
}


def guild(id):
    return {
        "id": id, "name": id, "icon": None, "owner_id": "9", "member_count": 2, "large": False,
        "roles": [], "emojis": [], "stickers": [], "features": [], "channels": [], "threads": [],
        "members": [], "voice_states": [], "presences": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "preferred_locale": "en-GB",
        "joined_at": "2026-01-01T00:00:00+00:00", "verification_level": 0, "nsfw_level": 0,
        "mfa_level": 0, "premium_tier": 0, "explicit_content_filter": 0, "afk_timeout": 60,
        "default_message_notifications": 0, "system_channel_flags": 0,
    }


async def gateway(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40000}})
    while (await socket.receive_json())["op"] != 2:
        pass
    events = [("READY", READY), ("GUILD_CREATE", guild("11")), None, ("GUILD_CREATE", guild("12"))]
    for number, event in enumerate(events, 1):
        if event is None:
            await asyncio.sleep(5)
            continue
        await socket.send_json({"op": 0, "s": number, "t": event[0], "d": event[1]})
    async for _ in socket:
        pass
    return socket


async def main():
    app = web.Application()
    app.router.add_get("/users/@me", lambda request: _json(USER))
    app.router.add_get("/oauth2/applications/@me", lambda request: _json(APPLICATION))
    app.router.add_get("/", gateway)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    Route.BASE = f"http://127.0.0.1:{port}"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"ws://127.0.0.1:{port}/")
    seen, both = {}, asyncio.Event()

    class Bot(discord.Client):
        async def on_guild_join(self, guild):
            note(guild, "guild_join")

        async def on_guild_available(self, guild):
            note(guild, "guild_available")

    def note(guild, event):
        seen[guild.id] = event
        if len(seen) == 2:
            both.set()

    bot = Bot(intents=discord.Intents(guilds=True))
    task = asyncio.create_task(bot.start("a.b.c"))
    await asyncio.wait({task, asyncio.create_task(both.wait())}, timeout=30, return_when="FIRST_COMPLETED")
    await bot.close()
    (outcome,) = await asyncio.gather(task, return_exceptions=True)
    if outcome is not None:
        print("the client ended with", repr(outcome))
    await runner.cleanup()
    return seen


async def _json(data):
    # discord.py decodes this media type only without a charset.
    return web.Response(body=json.dumps(data).encode(), headers={"Content-Type": "application/json"})


seen = asyncio.run(main())
print("discord.py", discord.__version__)
print("added at once after READY:", seen.get(11), "| added five seconds later:", seen.get(12))
as_described = seen == {11: "guild_available", 12: "guild_join"}
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
