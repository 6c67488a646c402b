"""The real chat of Slack in a worker, with steps around each message that it posts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from adapters.slack.chat import SlackChat
from adapters.slack.render import Json
from adapters.slack.tokens import OneWorkspace
from adapters.slack.web_api import WebApi, new_session
from tests.faults.platform import Step


@dataclass(frozen=True)
class SlackAccess:
    """Where Slack is, and the bot's token there."""

    api_url: str
    token: str


class SteppingWebApi(WebApi):
    """The Web API, with a step before a message is posted and one after Slack has it."""

    step: Step

    async def call(self, team: str, method: str, **arguments: Any) -> Json:
        """See `WebApi`."""
        posts = method == "chat.postMessage"
        if posts:
            self.step("before it is sent")
        answer = await super().call(team, method, **arguments)
        if posts:
            self.step("sent and not answered")
        return answer


@asynccontextmanager
async def open_slack(access: SlackAccess, step: Step) -> AsyncIterator[SlackChat]:
    """The chat, as the product assembles it."""
    tokens = OneWorkspace(access.token)
    async with new_session() as session:
        web = SteppingWebApi(tokens=tokens, session=session, api_url=access.api_url)
        web.step = step
        tokens.client = web.client
        yield SlackChat(web)
