"""All features, in the order of help, and the hooks and navigation of the engine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import ModuleType

from bot.core.events import MemberEvent
from bot.core.responses import Response
from bot.engine.context import Context
from bot.engine.feature import Feature, Requirements
from bot.engine.hooks import Hooks
from bot.engine.permissions import Permission
from bot.engine.router import Navigation
from bot.features.answer import handlers as answer
from bot.features.cohort import joining as cohort_joining
from bot.features.cohort import organising as cohort_organising
from bot.features.cohort import picking as cohort_picking
from bot.features.connect import handlers as connect
from bot.features.connections import answering, limits, proposing
from bot.features.consent import handlers as consent
from bot.features.consent import organising
from bot.features.elsewhere import answers, looking_back, nudges, outreach
from bot.features.elsewhere import handlers as elsewhere
from bot.features.elsewhere import prep as elsewhere_prep
from bot.features.fallback import handlers as fallback
from bot.features.fallback import running as fallback_running
from bot.features.find import handlers as find
from bot.features.find.actions import FIND_OPEN
from bot.features.guide import handlers as guide
from bot.features.help import completion
from bot.features.help import handlers as help
from bot.features.help.actions import HELP_OPEN
from bot.features.host import offer, pausing, places
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction import feature as introduction
from bot.features.invite import answering as invite_answering
from bot.features.invite import sending as invite_sending
from bot.features.meet import handlers as meet
from bot.features.membership import changing, leaving, returning
from bot.features.mine import catch_up
from bot.features.mine import handlers as mine
from bot.features.mine.actions import MINE_CARD, MINE_OPEN
from bot.features.moderate import audit, barring
from bot.features.moderate import handlers as moderate
from bot.features.network import brought, handshakes, notebook, people
from bot.features.offered import offers
from bot.features.offered import requests as offered_requests
from bot.features.organise import handlers as organise
from bot.features.organise import picture as organise_picture
from bot.features.organise import weekly as organise_weekly
from bot.features.prep import checklist, questions, suggestions
from bot.features.privacy import erasing
from bot.features.privacy import handlers as privacy
from bot.features.privacy.retention import erase_next_long_gone
from bot.features.report import handling, reporting
from bot.features.request import handlers as request
from bot.features.request import preview
from bot.features.safety import blocking
from bot.features.schedule import agreed, picking
from bot.features.season import handlers as season
from bot.features.season import planning as season_planning
from bot.features.settings import handlers as settings
from bot.features.settings.actions import SETTINGS_OPEN
from bot.features.setup import announcing, contact, greeting, steps, unreachable
from bot.features.setup import handlers as setup
from bot.features.setup import limits as setup_limits
from bot.features.starters import handlers as starters
from bot.features.thanks import afterwards, naming, telling, thank_you
from bot.features.thanks import answering as thanks_answering
from bot.features.ways import handlers as ways
from bot.features.ways import reach, running, thinking_of

_MODULES: tuple[ModuleType, ...] = (
    find,
    request,
    preview,
    starters,
    reach,
    running,
    thinking_of,
    ways,
    fallback,
    fallback_running,
    offer,
    pausing,
    places,
    mine,
    catch_up,
    people,
    notebook,
    brought,
    handshakes,
    checklist,
    questions,
    suggestions,
    thank_you,
    afterwards,
    naming,
    thanks_answering,
    telling,
    answering,
    proposing,
    limits,
    elsewhere,
    outreach,
    answers,
    elsewhere_prep,
    looking_back,
    nudges,
    offers,
    offered_requests,
    settings,
    privacy,
    erasing,
    reporting,
    handling,
    blocking,
    moderate,
    audit,
    barring,
    organise,
    organise_picture,
    organise_weekly,
    season,
    season_planning,
    setup,
    steps,
    setup_limits,
    contact,
    announcing,
    invite_sending,
    invite_answering,
    cohort_organising,
    cohort_picking,
    cohort_joining,
    unreachable,
    consent,
    organising,
    guide,
    help,
    answer,
    picking,
    agreed,
    meet,
    connect,
    introduction,
    changing,
    leaving,
)
"""Importing these modules fills the features: each module names its feature `feature`."""

FEATURES: tuple[Feature, ...] = tuple({id(m.feature): m.feature for m in _MODULES}.values())

NAVIGATION = Navigation(
    overview=MINE_OPEN,
    card=MINE_CARD,
    refused={
        Permission.ASK: (HOST_OPEN, MINE_OPEN),
        Permission.HOST: (FIND_OPEN, MINE_OPEN),
        Permission.ORGANISE: (SETTINGS_OPEN, HELP_OPEN),
    },
)


def _after_command(ctx: Context, command: str, response: Response) -> Response:
    return setup.with_hint(ctx, command, settings.ask_zone(ctx, response))


_GATES: tuple[Callable[[Context, MemberEvent, Requirements], Awaitable[Response | None]], ...] = (
    erasing.closed,
    barring.closed,
    consent.gate,
)
"""Why a member may not do something at present, the strictest first: each is a function of its
feature that returns what they read instead, or None."""


async def _gate(ctx: Context, event: MemberEvent, needs: Requirements) -> Response | None:
    for closed in _GATES:
        if (instead := await closed(ctx, event, needs)) is not None:
            return instead
    return None


HOOKS = Hooks(
    gate=_gate,
    home=mine.home,
    joined=greeting.greet,
    unknown_command=help.unknown,
    after_command=_after_command,
    with_undelivered=catch_up.with_undelivered,
    suggest=completion.suggestions,
    needed_conversations=leaving.needed_conversations,
    gone=leaving.gone,
    erase_next_long_gone=erase_next_long_gone,
    returned=returning.returned,
)
