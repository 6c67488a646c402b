"""Bot.handle(event) -> response: the actor, the route, one transaction, explained errors."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.asking import Platforms
from bot.core.events import (
    CommunityJoined,
    CommunityLeft,
    ConversationDeleted,
    Event,
    FormSubmitted,
    HomeOpened,
    MemberChanged,
    MemberEvent,
    MemberLeft,
)
from bot.core.messages import Actions, Button, Message, Paragraph, drawn, message
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import Chat, ChatError, Clock, NotAMember, Unreachable
from bot.core.responses import (
    GoOn,
    Nothing,
    Replace,
    Reply,
    Response,
    ServiceUnavailable,
    Suggestion,
)
from bot.core.store import MustWait, Store, StoreUnavailable, Transaction
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.job_runner import JobRunner
from bot.delivery.timings import PRODUCT, DeliveryTimings
from bot.delivery.upkeep import Upkeep
from bot.domain.people import Address, Community, Person
from bot.domain.practice import Practice
from bot.engine import forms
from bot.engine.asked import Asked
from bot.engine.context import Context
from bot.engine.errors import (
    LimitReached,
    MembershipRequired,
    PresenceRequired,
    ProfileRequired,
    StaleAction,
    UserError,
)
from bot.engine.feature import Command, FormRoute
from bot.engine.going_on import next_event, placed
from bot.engine.hooks import Hooks
from bot.engine.input import tidy, with_typed
from bot.engine.joining import actor_context, follow, join
from bot.engine.router import Router
from bot.engine.routing import answered
from bot.engine.spoken import SpokenLanguages
from bot.i18n.translator import Translator

log = logging.getLogger(__name__)

OF_COMMUNITIES = (CommunityJoined, CommunityLeft, ConversationDeleted)
"""Events without a member who acts."""


class Bot:
    """The core. It gets events and returns responses. One per process."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        router: Router,
        hooks: Hooks,
        practice: Practice | None = None,
        timings: DeliveryTimings = PRODUCT,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        self.store = store
        self.clock = clock
        self.practice = practice or Practice()
        self.chats = chats
        self._platforms = Platforms(chats)
        self.router = router
        self._hooks = hooks
        self._monitor = monitor
        self._spoken = SpokenLanguages()
        self.dispatcher = Dispatcher(
            store=store,
            chats=chats,
            clock=clock,
            practice=self.practice,
            router=router,
            timings=timings,
            left=self._leave,
            monitor=monitor,
        )
        self.jobs = JobRunner(
            store=store,
            clock=clock,
            practice=self.practice,
            router=router,
            timings=timings,
            wake=self.dispatcher.wake,
        )
        self.upkeep = Upkeep(
            store=store,
            clock=clock,
            practice=self.practice,
            timings=timings,
            erase_next_long_gone=hooks.erase_next_long_gone,
            wake=self.jobs.wake,
        )

    @property
    def commands(self) -> tuple[Command, ...]:
        """The subcommands of `/intro`, in the order in which help shows them."""
        return tuple(self.router.commands.values())

    async def start(self) -> None:
        """Start to send due nudges and to do jobs, those of an earlier process too, and the work
        of the night."""
        await self.upkeep.prepare()
        await self.dispatcher.start()
        await self.jobs.start()
        await self.upkeep.start()

    async def close(self) -> None:
        """Stop upkeep and jobs, finish what is being sent, and stop the dispatcher."""
        await self.upkeep.close()
        await self.jobs.close()
        await self.dispatcher.close()

    @property
    def working(self) -> bool:
        """Whether the work in the background has not ended since the start."""
        return self.dispatcher.working and self.jobs.working and self.upkeep.working

    def wake(self) -> None:
        """Look for due nudges and jobs now, such as after a change of the clock."""
        self.dispatcher.wake()
        self.jobs.wake()

    async def drain(self) -> None:
        """Return when every job that is due now is done, and every nudge sent."""
        await self.jobs.drain()
        await self.dispatcher.drain()

    async def next_nudge(self) -> datetime | None:
        """Return the earliest due time of a pending nudge; None if there is none."""
        async with self.store.transaction() as tx:
            return await tx.nudges.next_due()

    async def handle(self, event: Event) -> Response:
        """Act on one event, once, and return the response. Never raises for a member's mistake."""
        event = tidy(event)
        try:
            return await _drawn(await self._act(event))
        except StoreUnavailable as error:
            log.warning("%s was not handled: %s", type(event).__name__, error)
            sorry = self.service_unavailable(event)
            return with_typed(sorry, event.values) if isinstance(event, FormSubmitted) else sorry
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("error %s while handling %s", reference, type(event).__name__)
            sentence = self._translator(event).say("error-unexpected", reference=reference)
            return Reply(message(Paragraph(sentence)))

    def service_unavailable(self, event: Event) -> ServiceUnavailable:
        """Return the response while the database is unavailable. Needs no database."""
        return ServiceUnavailable(
            message(Paragraph(self._translator(event).say("error-unavailable")))
        )

    def _translator(self, event: Event) -> Translator:
        """Return a translator without the database: the language of the last answer, or English."""
        actor = None if isinstance(event, OF_COMMUNITIES) else event.actor
        return Translator(self._spoken.of(actor), "UTC", actor.community if actor else "")

    async def language(self, actor: Address) -> str:
        """Return the language that this member reads."""
        async with self.store.transaction() as tx:
            tx.only_reads(one_moment=False)
            at = await tx.people.with_community(actor)
        return _words(actor, at.person, at.community).language

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Return completions of `typed`, the text after `/intro `: at most 25, best first.

        None for somebody who is barred: they would name hosts.
        """
        async with self.store.transaction() as tx:
            tx.only_reads(one_moment=False)
            at = await tx.people.with_community(actor)
            person, community = at.person, at.community
            network = person.network if person else community.network if community else ""
            if person is not None and person.barred:
                return []
            words = _words(actor, person, community)
            return await self._hooks.suggest(
                tx, self.router, network, person, words, typed, self.clock.now()
            )

    async def conversations(self, community: str) -> set[str]:
        """Return references of the messages that opened a conversation still in use."""
        async with self.store.transaction() as tx:
            return await self._hooks.needed_conversations(tx, community)

    async def _act(self, event: Event) -> Response:
        """Handle the event. Whoever acts from outside the community must still be in it."""
        asked = Asked()
        try:
            if isinstance(event, MemberEvent) and event.outside:
                asked.profile = await self._platforms.profile(event.actor)
            response = await self._answer(event, asked)
        except ChatError as error:
            return await self._refuse(event, error)
        except UserError as error:
            response = await self._explain(event, error, asked)
        for address in asked.gone:
            await self._leave(address)
        if isinstance(response, GoOn):
            assert isinstance(event, MemberEvent)
            return placed(await self._act(tidy(next_event(event, response))), response)
        return response

    async def _answer(self, event: Event, asked: Asked) -> Response:
        """Handle the event. Where a platform must be asked first, ask it outside any transaction
        and handle the event again: nothing was done before."""
        while True:
            try:
                return await self._handle(event, asked)
            except ProfileRequired:
                asked.profile = await self._platforms.profile(_actor(event))
            except MembershipRequired:
                asked.membership = await self._platforms.membership(_actor(event))
            except PresenceRequired as required:
                await self._platforms.look_for(required.address, asked)
            except MustWait:
                asked.changes = True

    async def _refuse(self, event: Event, error: ChatError) -> Response:
        """Return the answer to somebody of whom the platform tells nothing, so that they may do
        nothing. A former member is treated as one who left."""
        actor = _actor(event)
        log.warning("%s: the platform did not say who acts: %s", actor.community, error)
        async with self.store.transaction() as tx:
            at = await tx.people.with_community(actor)
        words = self._translator(event)
        if at.person is not None and at.community is not None:
            words = Translator.of(at.person, at.community)
        if isinstance(error, NotAMember):
            await self._leave(actor)
        if isinstance(error, Unreachable):
            return Reply(message(Paragraph(words.say("error-not-a-member"))))
        sorry = ServiceUnavailable(message(Paragraph(words.say("error-profile-unknown"))))
        return with_typed(sorry, event.values) if isinstance(event, FormSubmitted) else sorry

    async def _leave(self, address: Address) -> None:
        """Treat somebody whom the platform no longer knows as one who left."""
        left = MemberLeft(event_id=f"left:{secrets.token_hex(8)}", actor=address)
        await self._handle(left, Asked())

    async def _handle(self, event: Event, asked: Asked) -> Response:
        began = time.perf_counter()
        async with self.store.transaction() as tx:
            if not asked.changes and self._only_reads(event):
                tx.only_reads()
            response = await self._within(tx, event, asked)
        self._monitor.unit_of_work(time.perf_counter() - began)
        if tx.has_due_changes:
            self.wake()
        return response

    def _only_reads(self, event: Event) -> bool:
        if not isinstance(event, MemberEvent):
            return False
        return isinstance(event, HomeOpened) or self.router.requirements(event).only_reads

    async def _within(self, tx: Transaction, event: Event, asked: Asked) -> Response:
        now = self.clock.now()
        if isinstance(event, MemberChanged):
            await self._change(tx, event, now)
            return Nothing()
        if not await tx.events.mark_seen(event.event_id, now):
            return Nothing()
        if isinstance(event, CommunityJoined):
            return await self._hooks.joined(tx, event)
        if not isinstance(event, MemberEvent):
            await self._hooks.gone(tx, event, now)
            return Nothing()
        ctx, refusal = await self._enter(tx, event, now, asked)
        if refusal is not None:
            return refusal
        sent = await ctx.sent_nudge()  # read it before the handler may end its last button
        try:
            response = await answered(ctx, event, self._hooks)
        except StaleAction as stale:
            note = message(Paragraph(ctx.say("stale")))
            response = Replace(note + await self.router.card(ctx, stale.state))
        if isinstance(event, HomeOpened):  # it shows all that is open anyway
            return response
        if isinstance(response, Replace) and not response.live and sent is not None:
            response = Reply(response.message)  # sent messages stay
        if isinstance(response, GoOn):
            response = replace(response, below=sent is not None)
        return await self._hooks.with_undelivered(ctx, response)

    async def _change(self, tx: Transaction, event: MemberChanged, now: datetime) -> None:
        """Follow a profile. Most reports change nothing here, so that nothing is written either."""
        at = await tx.people.with_community(event.actor)
        if at.person is not None and at.community is not None:
            ctx = Context.of(tx, now, at.person, at.community, self.practice, self.router)
            await follow(ctx, event.profile)

    async def _enter(
        self, tx: Transaction, event: MemberEvent, now: datetime, asked: Asked
    ) -> tuple[Context, Response | None]:
        """Return the context of the actor, and what they read instead if they may not do this."""
        ctx, arrival = await actor_context(tx, event, now, asked, self.practice, self.router)
        self._spoken.note(event.actor, ctx.me.language)
        needs = self.router.requirements(event)
        refusal = await self._hooks.gate(ctx, event, needs)
        if refusal is None and arrival is not None and not needs.newcomers:
            await join(ctx, event.actor)
            if arrival.returned:
                await self._hooks.returned(ctx)
        return ctx, refusal

    async def _explain(self, event: Event, error: UserError, asked: Asked) -> Response:
        """Return the explanation of an error. The work was rolled back; what was typed is saved."""
        assert isinstance(event, MemberEvent)
        now = self.clock.now()
        async with self.store.transaction() as tx:
            await tx.events.mark_seen(event.event_id, now)
            ctx, refusal = await self._enter(tx, event, now, asked)
            if refusal is not None:
                return refusal
            presses = [action.button(ctx) for action in error.actions]
            if isinstance(event, FormSubmitted) and (form := _form(self.router, event.form)):
                await forms.keep_typed(ctx, form, event.form, event.values)
                presses.insert(0, Button(ctx.label("button-form-again"), event.form))
            return Reply(explanation(ctx, error, presses))


def _words(actor: Address, person: Person | None, community: Community | None) -> Translator:
    """The translator for who is at that address; somebody new reads the community's language."""
    if person is not None and community is not None:
        return Translator.of(person, community)
    return Translator(community.language if community else "en", "UTC", actor.community)


async def _drawn(response: Response) -> Response:
    """Return the response with its pictures drawn, now that its transaction is over."""
    if not isinstance(response, Reply | Replace):
        return response
    return replace(response, message=await drawn(response.message))


def _form(router: Router, form_id: str) -> FormRoute | None:
    return router.forms.get(form_id.partition(":")[0])


def _actor(event: Event) -> Address:
    assert not isinstance(event, OF_COMMUNITIES)
    return event.actor


def explanation(ctx: Context, error: UserError, presses: list[Button]) -> Message:
    """Return the sentence of an error with its buttons."""
    sentence = Paragraph(ctx.say(error.sentence, **error.args_))
    who = ctx.community.contact if isinstance(error, LimitReached) else ""
    return message(
        sentence,
        Paragraph(ctx.say("limit-contact", who=who)) if who else None,
        Actions(tuple(presses)) if presses else None,
    )
