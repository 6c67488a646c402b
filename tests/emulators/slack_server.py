"""A strict loopback Slack in its own process: `python -m tests.emulators.slack_server`.

It prints its address. It serves the Web API under `/api/`, Socket Mode under `/link`, response
URLs, uploads and the OAuth page. Tests control it under `/_/`: member actions, faults, the clock.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.emulators.slack_api import Api, Throttle, decoded
from tests.emulators.slack_events import Link, Unacknowledged
from tests.emulators.slack_members import Impossible, Members
from tests.emulators.slack_rules import Json, Refusal
from tests.emulators.slack_state import Fault, State


class Server:
    """A loopback Slack with one app."""

    def __init__(self) -> None:
        self._begin(State())

    def _begin(self, state: State) -> None:
        self.state = state
        self.api = Api(state)
        self.link = Link(state)
        self.members = Members(state, self.api, self.link)

    def app(self) -> web.Application:
        """Return the HTTP application."""
        app = web.Application(client_max_size=8_000_000)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_get("/link", self._link)
        app.router.add_post("/response/{id}", self._respond)
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        app.router.add_post("/_/{act}", self._control)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given, as_json = await _arguments(request)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme == "Basic":
            given["client_id"], _, given["client_secret"] = (
                base64.b64decode(token).decode().partition(":")
            )
        token = str(given.pop("token", token))
        team = next((w.id for w in self.state.workspaces.values() if token == w.token), "")
        self.state.calls.append({"method": method, "team": team})
        fault = self.state.fault(method, team)
        if fault is not None and fault.kind not in ("lost", "slow"):
            return await _broken(request, fault)
        if fault is not None and fault.kind == "slow":
            asked = self.state
            await asyncio.sleep(fault.value)
            if self.state is not asked:
                # The state was reset in the meantime, so the caller belongs to an earlier test.
                return web.json_response({"ok": False, "error": "internal_error"})
        try:
            answer: Json = {"ok": True, **self.api.call(method, token, given, as_json=as_json)}
        except Refusal as refusal:
            self.state.refusals.append(f"{method}: {refusal}")
            answer = {"ok": False, "error": refusal.code}
            answer["response_metadata"] = {"messages": [f"[ERROR] {refusal.detail}"]}
        except Throttle as throttle:
            return _throttled(throttle.after)
        if fault is not None:  # The call took effect, and its answer is lost.
            assert request.transport is not None
            request.transport.abort()
        space = self.state.workspaces.get(team)
        scopes = ",".join(space.scopes) if space else ""
        return web.json_response(answer, headers={"X-OAuth-Scopes": scopes})

    async def _link(self, request: web.Request) -> web.StreamResponse:
        return await self.link.serve(request)

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        fault = self.state.fault("response_url", "")
        if fault is not None:
            return await _broken(request, fault)
        try:
            self.api.respond(request.match_info["id"], await request.json())
        except Refusal as refusal:
            self.state.refusals.append(f"response_url: {refusal}")
            return web.json_response({"ok": False, "error": refusal.code}, status=404)
        return web.json_response({"ok": True})

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        upload = self.state.uploads.get(request.match_info["id"])
        content = await request.read()
        if upload is None or len(content) != upload["length"]:
            return web.Response(status=400)
        upload["content"] = content.decode("utf-8", "surrogateescape")
        return web.Response(text=f"OK - {len(content)}")

    async def _authorize(self, request: web.Request) -> web.StreamResponse:
        """Authorize the app in the workspace `?team=` and redirect with a code."""
        asked = set(request.query["scope"].split(","))
        wanted = set(self.state.manifest["oauth_config"]["scopes"]["bot"])
        if request.query["client_id"] != self.state.client_id or asked != wanted:
            return web.Response(status=400, text=f"client id or scopes: {sorted(asked)}")
        code = self.state.next_id("code")
        self.state.codes[code] = request.query["team"]
        wanted_uri = self.state.redirect_uri
        if request.query.get("redirect_uri", wanted_uri) != wanted_uri:
            return web.Response(status=400, text="bad_redirect_uri")
        back = f"{wanted_uri}?code={code}&state={request.query['state']}"
        raise web.HTTPFound(back)

    async def _control(self, request: web.Request) -> web.StreamResponse:
        act, given = request.match_info["act"], await request.json()
        own: Callable[..., Any] | None = getattr(self, f"_do_{act}", None)
        found: Callable[..., Any] = own or getattr(self.members, act)
        try:
            answer = found(**given)
            if isinstance(answer, Awaitable):
                answer = await answer
        except (Impossible, Unacknowledged, Refusal) as error:
            if isinstance(error, Refusal):
                self.state.refusals.append(f"{act}: {error}")
            return web.json_response({"error": type(error).__name__, "detail": str(error)})
        return web.json_response({"answer": answer})

    async def _do_reset(self, mode: str) -> None:
        """Start with an empty state at the same address."""
        await self.link.close()
        address = self.state.address
        self._begin(State(mode=mode))
        self.state.address = address

    def _do_set(self, **given: Any) -> None:
        for name, value in given.items():
            assert hasattr(self.state, name), name
            setattr(self.state, name, value)

    def _do_get(self, *names: str, **given: list[str]) -> Json:
        return {name: getattr(self.state, name) for name in given["names"]}

    def _do_issued(self) -> list[str]:
        return list(self.state.triggers)

    def _do_workspace(self, team: str, name: str, installed: bool = True) -> str:
        return self.state.add_workspace(team, name, installed=installed).token

    def _do_direct(self, team: str, user: str) -> str:
        return self.state.direct(team, {user}).id

    def _do_user(self, team: str, user: str, name: str, **more: Any) -> None:
        self.state.add_user(team, user, name, **more)

    def _do_fault(self, **given: Any) -> None:
        self.state.faults.append(Fault(**given))

    def _do_advance(self, seconds: float) -> None:
        self.state.offset += seconds

    def _do_token(self, team: str, scopes: list[str] | None = None) -> str:
        space = self.state.workspaces[team]
        if scopes is not None:
            space.scopes = tuple(scopes)
        return space.token

    def _do_member(self, team: str, user: str, **changes: Any) -> None:
        self.state.workspaces[team].users[user] |= changes

    async def _do_changed(self, seconds: float) -> None:
        """Wait for a change of the state, at most `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self.state.changed.wait()
        except TimeoutError:
            return

    async def _do_sockets(self, seconds: float, least: int = 1) -> int:
        """Wait for `least` connections and return their number."""
        async with asyncio.timeout(seconds):
            while len(self.link.sockets) < least:
                await self.link.changed.wait()
        return len(self.link.sockets)

    async def _do_refresh(self) -> None:
        await self.link.refresh()

    async def _do_drop(self) -> None:
        await self.link.drop()

    def _do_signed(self, body: str, stamp: int | None = None) -> Json:
        return dict(self.link.signed(body, stamp))


async def _arguments(request: web.Request) -> tuple[Json, bool]:
    if request.content_type == "application/json" and request.can_read_body:
        return await request.json(), True
    form = await request.post() if request.method == "POST" else {}
    given = {name: str(value) for name, value in {**request.query, **form}.items()}
    return decoded(given), False


def _throttled(after: float) -> web.Response:
    answer = {"ok": False, "error": "ratelimited"}
    return web.json_response(answer, status=429, headers={"Retry-After": str(int(after))})


async def _broken(request: web.Request, fault: Fault) -> web.StreamResponse:
    match fault.kind:
        case "429":
            return _throttled(fault.value)
        case "500":
            return web.Response(status=500, text="<html>oops</html>", content_type="text/html")
        case "half":
            return web.Response(text='{"ok": tr', content_type="application/json")
        case "nonsense":
            return web.Response(text="what?", content_type="text/plain")
        case "hang":
            await asyncio.sleep(fault.value)
            return web.Response(status=504)
        case "cut":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        case code:
            return web.json_response({"ok": False, "error": code})


async def main() -> None:
    """Serve until standard input ends, which is when the parent process ends."""
    server = Server()
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.state.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    print(json.dumps({"address": server.state.address}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await server.link.close()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
