"""The Chat port on Slack: direct messages, updates, group conversations, profiles, files."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from typing import TypeVar
from weakref import WeakValueDictionary

from adapters.slack import render
from adapters.slack.parse import conversation
from adapters.slack.render import Json
from adapters.slack.web import Web
from bot.model.people import Address, Profile, Standing
from bot.ports import MessageRef, Temporary, Throttled, Unreachable
from bot.view import File, Message

log = logging.getLogger(__name__)
K = TypeVar("K")
V = TypeVar("V")

DELIVERY = "handshakes_delivery"
"""The event type of the message metadata that carries the delivery key."""
LOOK_BACK = 15
"""Messages of a conversation that are looked through for an earlier try."""
REMEMBERED = 20_000
GATHER_MAX = 8


class SlackChat:
    """`Chat` on Slack, for every workspace that `Web` has a token for.

    Slack has no argument that makes a send idempotent. The key travels in the message's metadata,
    and where an earlier try may have arrived the conversation's latest messages are read first.
    That needs the optional scopes `im:history` and `mpim:history`; without them the message is
    sent again, and logged.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self._sent: OrderedDict[str, str] = OrderedDict()
        self._closed: set[tuple[str, str]] = set()
        """Workspaces and kinds of conversation whose history we may not read."""
        self._sending: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._channels: OrderedDict[tuple[str, ...], str] = OrderedDict()
        self._teams: dict[str, str] = {}

    async def turn(self, addresses: Sequence[Address]) -> None:
        """A conversation and a workspace each have a pace."""
        members = sorted({address.member for address in addresses})
        await self._web.turn(addresses[0].space, ",".join(members))

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Send a direct message to the person at `address`."""
        return await self._deliver(address, (address.member,), message, key, again)

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """A group direct message of these people and the bot; all must be in one workspace."""
        members = tuple(dict.fromkeys(address.member for address in addresses))
        if len({address.space for address in addresses}) != 1 or len(members) > GATHER_MAX:
            raise Unreachable("no one conversation for all of these people on Slack")
        return await self._deliver(addresses[0], members, message, key, again)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message that was sent. Files stay as they were."""
        channel, _, ts = ref.id.partition(":")
        team = ref.address.space
        shown = render.posted(message, team, link_people=channel.startswith("D"))
        await self._web.call(team, "chat.update", channel=channel, ts=ts, **shown)

    async def profile(self, address: Address) -> Profile:
        """What Slack knows of the member. Raises `Unreachable` for one who was deactivated."""
        team = address.space
        info = await self._web.call(team, "users.info", user=address.member, include_locale="true")
        user: Json = info["user"]
        if user.get("deleted"):
            raise Unreachable(f"{address.member} was deactivated")
        shown = user.get("profile") or {}
        name = shown.get("display_name") or shown.get("real_name") or user.get("real_name")
        return Profile(
            name=name or user.get("name") or address.member,
            zone=user.get("tz") or "",
            language=(user.get("locale") or "").partition("-")[0].lower(),
            community_name=await self.team_name(team),
            organiser=bool(user.get("is_admin") or user.get("is_owner")),
            bot=bool(user.get("is_bot")) or address.member == "USLACKBOT",
        )

    async def standing(self, address: Address) -> Standing:
        """Whether they own or administer the workspace now. Slack has no roles to choose from."""
        return Standing(profile=await self.profile(address))

    async def team_name(self, team: str) -> str:
        """What the workspace is called; asked once."""
        if team not in self._teams:
            known = await self._web.call(team, "auth.test")
            self._teams[team] = str(known.get("team") or team)
        return self._teams[team]

    async def share(self, team: str, channel: str, files: Sequence[File]) -> None:
        """Put files into a conversation: ask for an address, send the content there, finish."""
        shared = []
        for file in files:
            place = await self._web.call(
                team, "files.getUploadURLExternal", filename=file.name, length=len(file.content)
            )
            await self._web.put(place["upload_url"], file.content)
            shared.append({"id": place["file_id"], "title": file.name})
        if shared:
            await self._web.call(
                team, "files.completeUploadExternal", files=shared, channel_id=channel
            )

    async def direct(self, team: str, members: tuple[str, ...]) -> str:
        """The conversation of these members with the bot, opened if need be."""
        known = (team, *sorted(members))
        if known not in self._channels:
            opened = await self._web.call(team, "conversations.open", users=",".join(members))
            self._channels[known] = str(opened["channel"]["id"])
            _trim(self._channels)
        return self._channels[known]

    def forget(self, team: str) -> None:
        """The app was removed there."""
        self._teams.pop(team, None)
        self._closed = {known for known in self._closed if known[0] != team}
        for known in [known for known in self._channels if known[0] == team]:
            del self._channels[known]

    async def _deliver(
        self,
        address: Address,
        members: tuple[str, ...],
        message: Message,
        key: str,
        again: bool,
    ) -> MessageRef:
        """Post once for the key; what an earlier try left undone is done now."""
        team, name = address.space, f"{address.space}/{key}"
        async with self._alone(name):
            channel = await self.direct(team, members)
            ts = self._sent.get(name)
            if ts is None and again:
                ts = await self._found(team, channel, key)
            if ts is None:
                ts = await self._post(team, channel, members, message, key)
            self._sent[name] = ts
            _trim(self._sent)
            try:
                await self.share(team, channel, message.files)
            except Throttled as error:  # the message is there: whoever tries again has to look
                raise Temporary("the message was posted, and its file was not") from error
        return MessageRef(address, conversation(channel, ts))

    def _alone(self, name: str) -> asyncio.Lock:
        """One delivery of a key at a time; a lock lives while somebody holds or awaits it."""
        lock = self._sending.get(name)
        if lock is None:
            lock = self._sending[name] = asyncio.Lock()
        return lock

    async def _post(
        self,
        team: str,
        channel: str,
        members: tuple[str, ...],
        message: Message,
        key: str,
    ) -> str:
        shown = render.posted(message, team, link_people=len(members) == 1)
        metadata = {"event_type": DELIVERY, "event_payload": {"key": key}}
        quiet = {"unfurl_links": False, "unfurl_media": False}
        answer = await self._web.call(
            team, "chat.postMessage", channel=channel, metadata=metadata, **quiet, **shown
        )
        return str(answer["ts"])

    async def _found(self, team: str, channel: str, key: str) -> str | None:
        """The `ts` of the message that an earlier try with the key left, None if there is none."""
        kind = channel[:1]  # a direct message, or one of several: each has a scope of its own
        if (team, kind) not in self._closed:
            try:
                read = await self._web.call(
                    team,
                    "conversations.history",
                    channel=channel,
                    limit=LOOK_BACK,
                    include_all_metadata="true",
                )
            except Unreachable as error:
                if "missing_scope" in str(error):
                    self._closed.add((team, kind))
            else:
                for message in read.get("messages", ()):
                    metadata = message.get("metadata") or {}
                    payload = metadata.get("event_payload") or {}
                    if metadata.get("event_type") == DELIVERY and payload.get("key") == key:
                        return str(message["ts"])
                return None
        log.warning("slack %s: %s may be a repeat, and history cannot be read", team, key)
        return None


def _trim(kept: OrderedDict[K, V]) -> None:
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)
