"""The emulated interaction endpoints: a first response within 3 seconds, then follow-ups."""

from __future__ import annotations

import time
from typing import Any

from aiohttp import web

from tests.emulators import discord_rules as rules
from tests.emulators.discord_records import App, Interaction
from tests.emulators.discord_rest import Files, Handler, Rest
from tests.emulators.discord_rules import EPHEMERAL, Refused, bad, need
from tests.emulators.discord_state import RESPOND_WITHIN, TOKEN_LASTS, State

Json = dict[str, Any]

MESSAGE, DEFER_MESSAGE, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


class Interactions:
    """The routes of interactions and their webhooks, authorised by the interaction token."""

    def __init__(self, state: State, rest: Rest) -> None:
        self.state = state
        self.rest = rest

    def routes(self) -> list[web.RouteDef]:
        """All routes, under /api/v10."""
        hook: list[tuple[str, str, Handler]] = [
            ("POST", "/interactions/{id}/{token}/callback", self.callback),
            ("POST", "/webhooks/{app}/{token}", self.follow_up),
            ("PATCH", "/webhooks/{app}/{token}/messages/@original", self.edit_original),
            ("DELETE", "/webhooks/{app}/{token}/messages/@original", self.delete_original),
        ]
        return [self.rest.route(*item, authorised=False) for item in hook]

    async def callback(self, request: web.Request, app: App) -> Json | None:
        interaction = app.interactions[request.match_info["token"]]
        responded_at = time.perf_counter()
        if interaction.payload["id"] != request.match_info["id"]:
            raise Refused(404, 10062, "Unknown interaction")
        body, files = await self.rest.body(request)
        if interaction.answer is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        if self.state.now() - interaction.born > RESPOND_WITHIN:
            raise Refused(404, 10062, "Unknown interaction")
        kind = body["type"]
        need(kind in _allowed(interaction.payload), f"no answer of type {kind} here")
        await self._first(interaction, kind, body.get("data") or {}, files)
        interaction.answer = body
        interaction.responded_at = responded_at
        interaction.acked.set()
        await self.state.notice()
        if request.query.get("with_response") not in ("1", "true"):
            return None
        resource: Json = {"type": kind}
        if kind in (MESSAGE, UPDATE):
            assert interaction.original is not None
            resource["message"] = self.state.as_returned(interaction.original)
        about = {
            "id": interaction.payload["id"],
            "type": interaction.payload["type"],
            "response_message_id": (interaction.original or {}).get("id"),
            "response_message_loading": kind == DEFER_MESSAGE,
            "response_message_ephemeral": bool(
                (interaction.original or {}).get("flags", 0) & EPHEMERAL
            ),
        }
        return {"interaction": about, "resource": resource}

    async def _first(self, interaction: Interaction, kind: int, data: Json, files: Files) -> None:
        app, state = interaction.app, self.state
        channel = state.channel(interaction.payload["channel_id"])
        on = self._source(interaction)
        if kind == MESSAGE:
            rules.check_message(data, set(files))
            message = state.compose(app, channel, data, files)
            interaction.original = self._place(message)
            interaction.show("message", message=message)
        elif kind == DEFER_MESSAGE:
            interaction.original = state.compose(app, channel, {"flags": data.get("flags", 0)}, {})
        elif kind == DEFER_UPDATE:
            interaction.original = on
        elif kind == UPDATE:
            assert on is not None
            rules.check_message(data, set(files), existing=on)
            interaction.original = state.change(on, data, files)
            interaction.show("update", message=on)
        elif kind == MODAL:
            rules.check_modal(data)
            interaction.show("modal", modal=data)
        else:
            rules.check_choices(data)
            interaction.show("choices", choices=data["choices"])

    def _source(self, interaction: Interaction) -> Json | None:
        message: Json | None = interaction.payload.get("message")
        if message is None:
            return None
        kept = self.state.messages.get(message["channel_id"], {}).get(message["id"])
        return kept or next(
            (
                said["message"]
                for known in interaction.app.interactions.values()
                for said in known.said
                if said.get("message", {}).get("id") == message["id"]
            ),
            None,
        )

    def _place(self, message: Json) -> Json:
        """Store a message in its channel, unless it is ephemeral."""
        return message if message["flags"] & EPHEMERAL else self.state.say(message)

    def _followed(self, request: web.Request, app: App) -> Interaction:
        interaction = app.interactions[request.match_info["token"]]
        if request.match_info["app"] != app.id or interaction.answer is None:
            raise Refused(404, 10015, "Unknown Webhook")
        if self.state.now() - interaction.born > TOKEN_LASTS:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return interaction

    async def follow_up(self, request: web.Request, app: App) -> Json:
        interaction = self._followed(request, app)
        body, files = await self.rest.body(request)
        rules.check_message(body, set(files))
        waiting = interaction.answer is not None and interaction.answer["type"] == DEFER_MESSAGE
        if waiting and interaction.original is not None and not interaction.said:
            # The first follow-up replaces "thinking", and is ephemeral if that was.
            message = interaction.original
            self.state.change(message, body, files)
        else:
            channel = self.state.channel(interaction.payload["channel_id"])
            message = self.state.compose(app, channel, body, files)
        self._place(message)
        interaction.show("message", message=message)
        await self.state.notice()
        return self.state.as_returned(message)

    async def edit_original(self, request: web.Request, app: App) -> Json:
        interaction = self._followed(request, app)
        body, files = await self.rest.body(request)
        message = interaction.original
        if message is None:
            raise Refused(404, 10008, "Unknown Message")
        rules.check_message(body, set(files), existing=message)
        self.state.change(message, body, files)
        assert interaction.answer is not None
        if interaction.answer["type"] == DEFER_MESSAGE:
            self._place(message)
            interaction.show("message", message=message)
        else:
            interaction.show("update", message=message)
        await self.state.notice()
        return self.state.as_returned(message)

    async def delete_original(self, request: web.Request, app: App) -> None:
        interaction = self._followed(request, app)
        if interaction.original is None:
            raise Refused(404, 10008, "Unknown Message")
        kept = self.state.messages.get(interaction.original["channel_id"], {})
        kept.pop(interaction.original["id"], None)
        interaction.original = None
        interaction.shown.set()  # there is no message to wait for


def _allowed(payload: Json) -> tuple[int, ...]:
    """Return the allowed types of first response."""
    match payload["type"]:
        case 2:
            return (MESSAGE, DEFER_MESSAGE, MODAL)
        case 3:
            return (MESSAGE, DEFER_MESSAGE, DEFER_UPDATE, UPDATE, MODAL)
        case 4:
            return (CHOICES,)
        case 5 if "message" in payload:
            return (MESSAGE, DEFER_MESSAGE, DEFER_UPDATE, UPDATE)
        case 5:
            return (MESSAGE, DEFER_MESSAGE)
        case _:
            raise bad("unknown interaction")
