"""The Chat port on Slack: direct messages, group conversations, updates, profiles and files."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from adapters.shared.ttl_cache import TtlCache
from adapters.slack import render
from adapters.slack.profiles import profile_of
from adapters.slack.received import message_id
from adapters.slack.render import Json
from adapters.slack.web_api import WebApi
from bot.core.keyed_locks import KeyedLocks
from bot.core.messages import File, Message
from bot.core.ports import MessageRef, NotAMember, Unreachable
from bot.domain.people import Address, Membership, Profile

log = logging.getLogger(__name__)

DELIVERY = "paned_delivery"
"""The event type of the message metadata that carries the delivery key."""
DELIVERY_BEFORE = "handshakes_delivery"
"""The same in messages of 0.1.0: one may have been sent just before the upgrade."""
HISTORY_LIMIT = 15
"""How many of a conversation's latest messages are searched for an earlier attempt."""
CACHE_SIZE = 20_000
GROUP_MAX = 8
"""Members that Slack allows in a group conversation, besides the bot."""


class SlackChat:
    """`Chat` on Slack, for every workspace that `WebApi` has a token for.

    Slack has no idempotency key for messages. The delivery key is sent in the message's metadata.
    If an earlier attempt may have arrived, the history of the direct conversation is searched for
    the key first. That needs the scope `im:history`. The history of a group conversation is not
    read, because members talk there: a message to it is sent again, and a warning is logged.
    """

    def __init__(self, web: WebApi) -> None:
        self._web = web
        self._sent: TtlCache[str, str] = TtlCache(CACHE_SIZE)
        """The `ts` of each message that this process sent, by team and delivery key."""
        self._uploaded: TtlCache[str, tuple[str, ...]] = TtlCache(CACHE_SIZE)
        """The permalinks of files that were uploaded for a delivery, by team and delivery key."""
        self._unreadable: set[str] = set()
        """Teams where the app was installed without `im:history`."""
        self._sending = KeyedLocks[str]()
        self._channels: TtlCache[tuple[str, ...], str] = TtlCache(CACHE_SIZE)
        self._team_names: dict[str, str] = {}

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Wait for the rate limits of the conversation and of the workspace."""
        members = sorted({address.member for address in addresses})
        await self._web.acquire_slot(addresses[0].space, ",".join(members))

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Send a direct message to the person at `address`."""
        return await self._deliver(address, (address.member,), message, key, maybe_sent)

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Send a message to a group conversation of these people and the bot.

        Raises `Unreachable` for people of several workspaces, or for more than `GROUP_MAX`.
        """
        members = tuple(dict.fromkeys(address.member for address in addresses))
        if len({address.space for address in addresses}) != 1 or len(members) > GROUP_MAX:
            raise Unreachable("Slack has no conversation for all of these people")
        return await self._deliver(addresses[0], members, message, key, maybe_sent)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the text and the buttons of a sent message.

        Of its files those stay whose link `message` names; others are ignored.
        """
        channel, _, ts = ref.id.partition(":")
        team = ref.address.space
        links = [file.link for file in message.files if file.link]
        linked = channel.startswith("D")
        content = render.posted(message, team, link_people=linked, links=links)
        await self._web.call(team, "chat.update", channel=channel, ts=ts, **content)

    async def profile(self, address: Address) -> Profile:
        """Return the member's profile. Raises `NotAMember` for a deactivated member."""
        team = address.space
        info = await self._web.call(team, "users.info", user=address.member, include_locale="true")
        user: Json = info["user"]
        if user.get("deleted"):
            raise NotAMember(f"{address.member} is deactivated")
        return profile_of(user, await self.team_name(team))

    async def membership(self, address: Address) -> Membership:
        """Return the current profile, which says who is an owner or admin. Slack has no roles."""
        return Membership(profile=await self.profile(address))

    async def team_name(self, team: str) -> str:
        """Return the workspace's name, from a cache."""
        if team not in self._team_names:
            answer = await self._web.call(team, "auth.test")
            self._team_names[team] = str(answer.get("team") or team)
        return self._team_names[team]

    async def upload(
        self, team: str, files: Sequence[File], channel: str | None = None, comment: str = ""
    ) -> tuple[str, ...]:
        """Upload files and return their permalinks.

        With a channel they are shared there, with the comment, as a message of their own. Without,
        only the bot sees them until it posts a message that names their permalinks: then Slack
        shows them in that message, to all who see it.
        """
        uploaded = []
        for file in files:
            upload = await self._web.call(
                team,
                "files.getUploadURLExternal",
                filename=file.name,
                length=len(file.content),
                alt_txt=file.alt or None,
            )
            await self._web.upload(upload["upload_url"], file.content)
            uploaded.append({"id": upload["file_id"], "title": file.name})
        if not uploaded:
            return ()
        answer = await self._web.call(
            team,
            "files.completeUploadExternal",
            files=uploaded,
            channel_id=channel,
            initial_comment=comment or None,
        )
        return tuple(str(file.get("permalink") or "") for file in answer.get("files", ()))

    async def direct(self, team: str, members: tuple[str, ...]) -> str:
        """Return the channel id of the members' conversation with the bot. Opens it if needed."""
        key = (team, *sorted(members))
        channel = self._channels.get(key)
        if channel is None:
            opened = await self._web.call(team, "conversations.open", users=",".join(members))
            channel = str(opened["channel"]["id"])
            self._channels.put(key, channel)
        return channel

    def forget(self, team: str) -> None:
        """Drop what is cached about a workspace that removed the app."""
        self._team_names.pop(team, None)
        self._unreadable.discard(team)
        for key, _ in self._channels.items():
            if key[0] == team:
                self._channels.drop(key)

    async def _deliver(
        self,
        address: Address,
        members: tuple[str, ...],
        message: Message,
        key: str,
        maybe_sent: bool,
    ) -> MessageRef:
        """Post the message once for its key, with its files."""
        team, sent_key = address.space, f"{address.space}/{key}"
        async with self._sending.hold(sent_key):
            channel = await self.direct(team, members)
            ts, links = self._sent.get(sent_key), self._uploaded.get(sent_key) or ()
            if ts is None and maybe_sent:
                ts, links = await self._find(team, channel, key) or (None, links)
            if ts is None:
                if message.files and not links:
                    links = await self.upload(team, message.files)
                    self._uploaded.put(sent_key, links)
                ts = await self._post(team, channel, members, message, key, links)
            self._sent.put(sent_key, ts)
        return MessageRef(address, message_id(channel, ts), links)

    async def _post(
        self,
        team: str,
        channel: str,
        members: tuple[str, ...],
        message: Message,
        key: str,
        links: Sequence[str],
    ) -> str:
        content = render.posted(message, team, link_people=len(members) == 1, links=links)
        metadata = {"event_type": DELIVERY, "event_payload": {"key": key}}
        previews = {"unfurl_links": False, "unfurl_media": False}
        answer = await self._web.call(
            team, "chat.postMessage", channel=channel, metadata=metadata, **previews, **content
        )
        return str(answer["ts"])

    async def _find(self, team: str, channel: str, key: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the `ts` of the message that an earlier attempt sent, and the permalinks of its
        files; None if there is none."""
        if channel.startswith("D") and team not in self._unreadable:
            try:
                history = await self._web.call(
                    team,
                    "conversations.history",
                    channel=channel,
                    limit=HISTORY_LIMIT,
                    include_all_metadata="true",
                )
            except Unreachable as error:
                if "missing_scope" in str(error):
                    self._unreadable.add(team)
            else:
                for message in history.get("messages", ()):
                    metadata = message.get("metadata") or {}
                    payload = metadata.get("event_payload") or {}
                    ours = metadata.get("event_type") in (DELIVERY, DELIVERY_BEFORE)
                    if ours and payload.get("key") == key:
                        return str(message["ts"]), render.links_in(str(message.get("text")))
                return None
        log.warning("slack %s: %s may be sent twice: the history is not read", team, key)
        return None
