"""The first message in a community: who this is, and where organisers set it up.

Where everybody reads, it goes out once; to whoever installed the bot alone, before anybody there
has used it. Everybody can press its button; who may set up, the platform says then.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.events import CommunityJoined
from bot.core.messages import Actions, Button, Heading, Paragraph, Style, message
from bot.core.responses import Nothing, Reply, Response
from bot.core.store import Transaction
from bot.domain.people import Community
from bot.features.help.actions import HELP_OPEN
from bot.features.setup.actions import SETUP_OPEN
from bot.i18n.fluent import best_language
from bot.i18n.translator import Translator

_ALL = ("greeting-organisers",)
_INSTALLER = ("greeting-installed", "greeting-channel")
"""What it says after who this is: to everybody, and to whoever installed it."""


async def greet(tx: Transaction, event: CommunityJoined) -> Response:
    """Return the message, unless it was sent before or somebody has set the community up."""
    known = await tx.communities.get(event.community)
    if known and (event.privately or known.greeted or known.set_up_at is not None):
        return Nothing()
    community = known or Community(id=event.community, network=event.community, name=event.name)
    await tx.communities.put(replace(community, greeted=not event.privately))
    language = community.language or best_language(event.language)
    words = Translator(language, "UTC", community.id)
    whose = _INSTALLER if event.privately else _ALL
    shown = message(
        Heading(words.label("greeting-title")),
        Paragraph(words.say("greeting-what")),
        *(Paragraph(words.say(sentence)) for sentence in whose),
        Actions(
            (
                Button(words.label(SETUP_OPEN.label), SETUP_OPEN.name, Style.PRIMARY),
                Button(words.label(HELP_OPEN.label), HELP_OPEN.name),
            )
        ),
    )
    return Reply(shown, private=event.privately)
