#!/usr/bin/env bash
# slack_sdk 3.48.0.
# Behaviour: an answer that calls itself JSON and is none, such as the page of a proxy or a truncated body, raises
# `SlackApiError` from both clients. `WebClient` puts a SlackResponse with an "error" into it. `AsyncWebClient` puts
# aiohttp's own ClientResponse there: `error.response["error"]`, the way in which the documentation tells to handle
# the error, raises TypeError. An HTML page that calls itself HTML gives an AsyncSlackResponse without an "error".
# Expected: the same for both clients, since the docstring of the error says SlackResponse.
# Why it matters: the handler of errors fails itself while Slack, or what is in front of it, is in trouble, and what
# should have been tried again is lost. We look whether the response has `data` before we read it.
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
from slack_sdk.errors import SlackApiError
from slack_sdk.version import __version__
from slack_sdk.web.async_client import AsyncWebClient


async def answer(request):
    kind = "application/json" if request.path == "/auth.test" else "text/html"
    return web.Response(status=502, text="<html>Bad gateway</html>", content_type=kind)


async def what_is_read(call):
    """Return the type of the response in the error, and what the documented handler reads of it."""
    try:
        await call
    except SlackApiError as error:
        try:
            read = type(error.response["error"]).__name__
        except TypeError:
            read = "TypeError"
        return type(error.response).__name__, read
    return "no error", ""


async def main():
    app = web.Application()
    for method in ("auth.test", "api.test"):
        app.router.add_post(f"/{method}", answer)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made = {"token": "xoxb-1", "base_url": f"http://127.0.0.1:{runner.addresses[0][1]}/"}
    alone, plain = AsyncWebClient(**made), WebClient(**made)
    seen = {
        "WebClient, called JSON": await what_is_read(asyncio.to_thread(plain.auth_test)),
        "AsyncWebClient, called JSON": await what_is_read(alone.auth_test()),
        "AsyncWebClient, called HTML": await what_is_read(alone.api_test()),
    }
    await runner.cleanup()
    return seen


print("slack_sdk", __version__)
seen = asyncio.run(main())
for name, (kind, read) in seen.items():
    print(f'{name}: error.response is {kind}, and error.response["error"] gives {read}')
as_described = list(seen.values()) == [
    ("SlackResponse", "str"), ("ClientResponse", "TypeError"), ("AsyncSlackResponse", "NoneType")
]
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
