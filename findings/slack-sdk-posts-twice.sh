#!/usr/bin/env bash
# slack_sdk 3.48.0.
# Behaviour: `WebClient` and `AsyncWebClient`, made as documented, send a request again where the connection
# ends without an answer. They do so for every method, `chat.postMessage` too. The other side may have taken the first
# one, and nothing in the second says that it is the same again: headers and body are equal.
# Expected: at most reads are repeated, or requests that never left; for a message the error is raised.
# Why it matters: members read the same message twice when a proxy or a load balancer drops a connection at the wrong
# moment, and the caller, whose call succeeded, never learns of it. We pass `retry_handlers=[]`, which stops it, and
# decide ourselves.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-compile \
    --target "$folder/packages" slack-sdk==3.48.0 aiohttp==3.14.5
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import asyncio
import sys

from aiohttp import web
from slack_sdk import WebClient
from slack_sdk.version import __version__
from slack_sdk.web.async_client import AsyncWebClient

received, requests = [], []


async def take(request):
    """Take every message; give no answer to the first of each conversation."""
    form = await (request.json() if request.content_type == "application/json" else request.post())
    received.append(form["channel"])
    requests.append((sorted(request.headers.items()), await request.read()))
    if received.count(form["channel"]) == 1:
        request.transport.close()
    return web.json_response({"ok": True, "ts": "1.0"})


async def outcome(call):
    try:
        return "ok" if (await call)["ok"] else "not ok"
    except Exception as error:
        return type(error).__name__


async def main():
    app = web.Application()
    app.router.add_post("/chat.postMessage", take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made = {"token": "xoxb-1", "base_url": f"http://127.0.0.1:{runner.addresses[0][1]}/"}
    seen = []
    for name, client in (
        ("AsyncWebClient", AsyncWebClient(**made)),
        ("WebClient", WebClient(**made)),
        ("AsyncWebClient, retry_handlers=[]", AsyncWebClient(**made, retry_handlers=[])),
    ):
        message = {"channel": name, "text": "Would Tuesday suit you?"}
        if isinstance(client, WebClient):
            said = await outcome(asyncio.to_thread(client.chat_postMessage, **message))
        else:
            said = await outcome(client.chat_postMessage(**message))
        seen.append((received.count(name), said))
        print(f"{name}: received {seen[-1][0]} times, the caller saw {said}")
    await runner.cleanup()
    return seen


print("slack_sdk", __version__)
seen = asyncio.run(main())
alike = requests[0] == requests[1] and requests[2] == requests[3]
print("the second request is as the first:", alike)
as_described = alike and seen == [(2, "ok"), (2, "ok"), (1, "ServerDisconnectedError")]
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
