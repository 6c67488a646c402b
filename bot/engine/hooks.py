"""Functions of the features that the engine calls; `bot.features.registry` fills them in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core.events import (
    CommunityJoined,
    CommunityLeft,
    ConversationDeleted,
    MemberEvent,
    MemberLeft,
)
from bot.core.messages import Message
from bot.core.responses import Response, Suggestion
from bot.core.store import Transaction
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.engine.feature import Requirements
from bot.engine.router import Router
from bot.i18n.translator import Translator

Gone = MemberLeft | CommunityLeft | ConversationDeleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The functions, one for each occasion."""

    gate: Callable[[Context, MemberEvent, Requirements], Awaitable[Response | None]]
    """Return what the actor reads instead, where they may not do this at present; else None.

    Called before any handler. If it returns None, somebody who is not a member joins, unless the
    handler is open to newcomers. `Context.known` says whether anything is stored of them.
    """
    home: Callable[[Context], Awaitable[Message]]
    """Return the home view."""
    unknown_command: Callable[[Context, str, str], Awaitable[Response]]
    """Answer an unknown subcommand. Gets what was typed and the most similar one, or ""."""
    after_command: Callable[[Context, str, Response], Response]
    """Return the answer to a command with questions and hints added. Gets the command's name."""
    with_undelivered: Callable[[Context, Response], Awaitable[Response]]
    """Return an answer with the messages added that could not be delivered to the actor."""
    suggest: Callable[
        [Transaction, Router, str, Person | None, Translator, str, datetime],
        Awaitable[list[Suggestion]],
    ]
    """Return completions of what is being typed, from that network; "" if nobody is in it yet.

    The person is None before their first command.
    """
    needed_conversations: Callable[[Transaction, str], Awaitable[set[str]]]
    """Return references of messages that opened a conversation in use in that community."""
    joined: Callable[[Transaction, CommunityJoined], Awaitable[Response]]
    """Return what the bot says in a community that it has joined."""
    gone: Callable[[Transaction, Gone, datetime], Awaitable[None]]
    """Begin to end what was open with a member, a community or a conversation that is gone."""
    erase_next_long_gone: Callable[[Transaction, datetime, Practice], Awaitable[bool]]
    """Begin to erase the next member who left so long ago that they are not recognised any more;
    False if there is none."""
    returned: Callable[[Context], Awaitable[None]]
    """Called once when the actor joins again in a community that they had left."""
