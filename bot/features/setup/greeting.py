"""The first message in a community: who this is, and where organisers set it up.

It goes out once. Everybody can press its button; who may set up, the platform says then.
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


async def greet(tx: Transaction, event: CommunityJoined) -> Response:
    """Return the message, unless it was sent before or somebody has set the community up."""
    community = await tx.communities.get(event.community) or Community(
        id=event.community, network=event.community, name=event.name
    )
    if community.greeted or community.set_up_at is not None:
        return Nothing()
    await tx.communities.put(replace(community, greeted=True))
    language = community.language or best_language(event.language)
    words = Translator(language, "UTC", community.id)
    shown = message(
        Heading(words.label("greeting-title")),
        Paragraph(words.say("greeting-what")),
        Paragraph(words.say("greeting-organisers")),
        Actions(
            (
                Button(words.label(SETUP_OPEN.label), SETUP_OPEN.name, Style.PRIMARY),
                Button(words.label(HELP_OPEN.label), HELP_OPEN.name),
            )
        ),
    )
    return Reply(shown, private=False)
