"""The running adapter: the gateway, the commands, and an answer to every interaction within 3 s."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Coroutine, Iterable, Sequence
from typing import Any, Protocol

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import commands, parse
from adapters.discord.answer import Answer
from adapters.discord.chat import DiscordChat
from adapters.discord.parse import Interaction
from adapters.discord.places import ChannelOf, Places, no_choice
from bot.events import CommunityLeft, Event, FormSubmitted, MemberLeft, PlaceGone
from bot.flow import Command
from bot.model.people import Address
from bot.ports import ChatError, Temporary, Unreachable
from bot.store import Unavailable
from bot.view import Response, Suggestion

log = logging.getLogger(__name__)

ACK_AFTER = 1.5
"""Seconds the core may think before Discord is told to wait; Discord gives up after 3."""
DRAIN = 2.0  # seconds that answers on their way get when the app closes
_SUGGEST_WITHIN = 2.0  # seconds; completions cannot be deferred


class Core(Protocol):
    """What the adapter needs of the bot."""

    @property
    def commands(self) -> Iterable[Command]:
        """The subcommands of `/intro`."""
        ...

    async def handle(self, event: Event) -> Response:
        """Act on an event once; what to show."""
        ...

    async def suggest(self, actor: Address, typed: str) -> Sequence[Suggestion]:
        """Completions of what follows `/intro `."""
        ...

    async def places(self, community: str) -> set[str]:
        """The references to the messages that began a conversation which is still needed."""
        ...


class DiscordApp:
    """One bot token. Make it, give its `chat` to the core, then `start` it with the core."""

    def __init__(
        self,
        *,
        token: str,
        api_url: str = "",
        gateway_url: str = "",
        shard_ids: Sequence[int] | None = None,
        shard_count: int | None = None,
        channel_of: ChannelOf = no_choice,
        ack_after: float = ACK_AFTER,
    ) -> None:
        """`api_url` ends in the API's version (`…/api/v10`). Shard ids need a shard count."""
        point_at(api_url, gateway_url)
        self._token = token
        self._gateway_url = gateway_url
        self._shard_count = shard_count
        self._ack_after = ack_after
        self._client = _Client(
            self,
            shard_ids=list(shard_ids) if shard_ids is not None else None,
            shard_count=shard_count,
        )
        self.places = Places(self._client, channel_of)
        self.chat = DiscordChat(self._client, self.places, self._gone)
        self._bot: Core | None = None
        self._line: asyncio.Task[None] | None = None
        self._busy: set[asyncio.Task[Any]] = set()
        self.ended = asyncio.Event()
        """The connection is over for good: closed, or Discord will not have us any more."""

    async def start(self, bot: Core) -> None:
        """Log in, tell Discord the commands if they changed, and connect every shard.

        Raises `Unreachable` for a token that Discord refuses, `Temporary` where it cannot be asked.
        """
        self._bot = bot
        client = self._client
        try:
            await client.login(self._token)
            if await commands.sync(client, bot.commands):
                log.info("Discord was told the commands")
            if self._gateway_url and self._shard_count is None:
                # discord.py asks for both at once, and would take the address that Discord names.
                client.shard_count = (await client.http.get_bot_gateway())[0]
        except discord.LoginFailure as error:
            raise Unreachable("Discord refuses the token in DISCORD_TOKEN") from error
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            raise Temporary(f"Discord cannot be reached: {error}") from error
        self._line = asyncio.create_task(client.connect(), name="discord")
        up = asyncio.create_task(client.connected.wait())
        await asyncio.wait({self._line, up}, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if not client.connected.is_set():
            await client.close()
            raise Unreachable("Discord's gateway will not have us") from self._line.exception()
        self._line.add_done_callback(self._over)

    async def close(self) -> None:
        """Finish the answers under way and disconnect."""
        if self._busy:
            await asyncio.wait(self._busy, timeout=DRAIN)
        await self._client.close()
        if self._line is not None:
            with contextlib.suppress(asyncio.CancelledError, discord.ConnectionClosed):
                await self._line

    def _over(self, line: asyncio.Task[None]) -> None:
        self.ended.set()
        if not line.cancelled() and (error := line.exception()) is not None:
            log.critical("Discord ended the connection for good: %s", error)

    async def quiet(self) -> None:
        """Until no answer and no event is under way."""
        while self._busy:
            await asyncio.wait(self._busy)

    def happened(self, event: Event) -> None:
        """Tell the core something that wants no answer."""
        self._run(self._tell(event))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._mind(asyncio.create_task(work))

    def _mind(self, task: asyncio.Task[Any]) -> None:
        """Let `close` wait for it."""
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    def _gone(self, who: Address | str) -> None:
        event_id = f"discord:gone:{who}:{secrets.token_hex(4)}"
        if isinstance(who, Address):
            self.happened(MemberLeft(event_id=event_id, actor=who))
        else:
            self.happened(CommunityLeft(event_id=event_id, community=who))

    def deleted(self, guild_id: int, *place: int) -> None:
        """A channel is gone, or a thread in it: tell the core, and forget it."""
        self.places.forget_thread(place[-1])
        named = ".".join(map(str, place))
        event_id, community = f"discord:deleted:{named}", f"discord:{guild_id}"
        self.happened(PlaceGone(event_id=event_id, community=community, place=f"{named}."))

    def back_in(self, guild: discord.Guild) -> None:
        """Connected to a guild anew: look for what was deleted meanwhile."""
        self._run(self._look_around(guild))

    async def _look_around(self, guild: discord.Guild) -> None:
        assert self._bot is not None
        try:
            for ref in await self._bot.places(f"discord:{guild.id}"):
                place = parse.thread_of(ref)
                if place and not await self.places.is_there(guild, place[-1]):
                    self.deleted(guild.id, *place)
        except (Unavailable, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("%s was not looked through: %s", guild.id, error)

    async def _tell(self, event: Event) -> None:
        assert self._bot is not None
        await self._bot.handle(event)

    async def answer(self, interaction: Interaction) -> None:
        """Answer an interaction. Never raises: nobody would hear it."""
        if (task := asyncio.current_task()) is not None:
            self._mind(task)
        try:
            actor = parse.actor_of(interaction)
            if interaction.type is discord.InteractionType.autocomplete:
                await self._suggest(interaction, actor)
            elif actor is not None and (event := parse.event_of(interaction, actor)):
                guild = interaction.guild_id is not None
                self.chat.saw(actor, parse.profile_of(interaction) if guild else None)
                await self._respond(interaction, event)
            else:
                log.warning("an interaction that is not ours: %s", interaction.type)
                await Answer(interaction).nothing()
        except discord.HTTPException as error:
            # Too late, answered already (an interaction delivered twice), or the message is gone.
            log.warning("interaction %s: Discord refused the answer: %s", interaction.id, error)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("interaction %s: no answer got through: %r", interaction.id, error)
        except Exception:
            log.exception("interaction %s could not be answered", interaction.id)

    async def _respond(self, interaction: Interaction, event: Event) -> None:
        answer = Answer(interaction)
        loop = asyncio.get_running_loop()
        # A timer, as the core is nearly always quicker: a task for it would cost each answer.
        timer = loop.call_later(self._ack_after, answer.defer_soon)
        try:
            response = await self._handle(event)
        finally:
            timer.cancel()
        await answer.deferred()
        await answer.show(response)

    async def _handle(self, event: Event) -> Response:
        assert self._bot is not None
        if isinstance(event, FormSubmitted):
            event = await self._with_members(event)
        return await self._bot.handle(event)

    async def _with_members(self, event: FormSubmitted) -> FormSubmitted:
        """Where a person was typed by name, their address, if there is one such member."""
        values = dict(event.values)
        for name in [name for name in values if name.endswith("@")]:
            typed = str(values.pop(name))
            found = None
            with contextlib.suppress(ChatError):
                found = await self.chat.find_member(event.actor, typed)
            values[name.removesuffix("@")] = str(found) if found else typed
        return FormSubmitted(
            event_id=event.event_id, actor=event.actor, form=event.form, values=values
        )

    async def _suggest(self, interaction: Interaction, actor: Address | None) -> None:
        assert self._bot is not None
        name, written = parse.typed(interaction.data or {})
        found: Sequence[Suggestion] = ()
        if actor is not None:
            try:
                async with asyncio.timeout(_SUGGEST_WITHIN):
                    found = await self._bot.suggest(actor, f"{name} {written}")
            except Exception:
                log.exception("no suggestions for %s", name)
        await interaction.response.autocomplete(list(_choices(name, found)))


def _choices(name: str, found: Iterable[Suggestion]) -> list[app_commands.Choice[str]]:
    """What may follow the subcommand, each once."""
    choices: dict[str, app_commands.Choice[str]] = {}
    for suggestion in found:
        value = suggestion.value.removeprefix(name).strip()[:100]
        said = [value, suggestion.label] if suggestion.label else [value]
        if value and suggestion.value.startswith(f"{name} "):
            choices.setdefault(value, app_commands.Choice(name=" · ".join(said)[:100], value=value))
    return list(choices.values())[:25]


# discord.py would warn that it cannot speak. It need not.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
# Below INFO it logs whole payloads, and so what members write.
logging.getLogger("discord").setLevel(logging.INFO)


class _Client(discord.AutoShardedClient):
    """discord.py with the fewest intents and no caches that we do not use."""

    def __init__(
        self, app: DiscordApp, *, shard_ids: list[int] | None, shard_count: int | None
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            shard_ids=shard_ids,  # type: ignore[arg-type]
            shard_count=shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
        )
        self._app = app
        self._up: set[int] = set()
        self.connected = asyncio.Event()
        """Every shard of ours is connected."""

    async def on_shard_connect(self, shard_id: int) -> None:
        """A shard was let in."""
        self._up.add(shard_id)
        wanted = self.shard_ids if self.shard_ids is not None else range(self.shard_count or 1)
        if self._up.issuperset(wanted):
            self.connected.set()

    async def on_interaction(self, interaction: Interaction) -> None:
        """A command, a press, a form, or something being typed."""
        await self._app.answer(interaction)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a guild, or the guild is no more."""
        community = f"discord:{guild.id}"
        event_id = f"discord:gone:{community}:{secrets.token_hex(4)}"
        self._app.happened(CommunityLeft(event_id=event_id, community=community))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A new session told of a guild; deletions before it were not told."""
        self._app.back_in(guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone, and the threads in it."""
        if isinstance(channel, discord.TextChannel):  # no other holds private threads
            self._app.deleted(channel.guild.id, channel.id)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread is gone."""
        if payload.thread_type is discord.ChannelType.private_thread:
            self._app.deleted(payload.guild_id, payload.parent_id, payload.thread_id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Nothing in the gateway's events may go unseen."""
        log.exception("while handling %s", event_method)


def point_at(api_url: str, gateway_url: str) -> None:
    """Where Discord is, when it is not discord.com: a proxy of a big bot, or a test's emulator.

    discord.py keeps this in its classes, so one process talks to one Discord.
    """
    if api_url:
        Route.BASE = api_url.rstrip("/")
        Asset.BASE = str(yarl.URL(api_url).origin())
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
