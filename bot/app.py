"""Bot.handle(event) -> response: who it is, what they meant, one unit of work, kind errors."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches

from bot.catalogue import CATALOGUE, check
from bot.context import Context, Stale, Unasked, UserError
from bot.events import (
    ButtonPressed,
    CommandUsed,
    CommunityLeft,
    Event,
    FormSubmitted,
    HomeOpened,
    MemberLeft,
    PlaceGone,
)
from bot.flow import Command, Invalid
from bot.flows import catchup, help, leaving, mine, settings, setup, suggest
from bot.flows.cards import card
from bot.model.ids import new_id
from bot.model.people import Address, Community, Person, Profile, Standing
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.ports import Chat, ChatError, Clock
from bot.store import Store, Transaction, Unavailable
from bot.view import (
    OPTIONS_MAX,
    Actions,
    Button,
    FormErrors,
    Message,
    Nothing,
    NotNow,
    Paragraph,
    Quote,
    Replace,
    Reply,
    Response,
    ShowForm,
    Suggestion,
    Values,
    check_action,
    message,
)
from bot.words import Words, best_language, clean, shorten
from bot.zones import guess

log = logging.getLogger(__name__)


class Newcomer(Exception):
    """Somebody acts whom we do not know yet: ask their platform who that is."""

    def __init__(self, address: Address) -> None:
        super().__init__(str(address))
        self.address = address


TYPED_MAX = 4000
"""Characters of one field that are looked at: more than any form of ours takes."""


SPOKEN_MAX = 5000
"""So many members' languages are known while the database is away."""


class Bot:
    """The core: give it what happened, show what it answers. One per process."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.practice = practice or Practice()
        self.chats = chats
        self._spoken: dict[Address | None, str] = {}
        """Who was spoken with in another language than English, the latest last."""
        self.dispatcher = Dispatcher(store=store, chats=chats, clock=clock, practice=self.practice)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The subcommands of `/intro`, in the order in which help shows them."""
        return tuple(CATALOGUE.commands.values())

    async def start(self) -> None:
        """Begin to send what is due. Whatever a crash left behind is sent now."""
        await self.dispatcher.start()

    async def close(self) -> None:
        """Finish what is being sent, and stop."""
        await self.dispatcher.close()

    def wake(self) -> None:
        """Look at what is due now, as after a change of the clock."""
        self.dispatcher.wake()

    async def settle(self) -> None:
        """Send everything that is due at this moment before returning."""
        await self.dispatcher.settle()

    async def next_nudge(self) -> datetime | None:
        """The earliest instant at which something is due, None if nothing waits."""
        async with self.store.transaction() as tx:
            return await tx.next_due()

    async def handle(self, event: Event) -> Response:
        """Act on one event, once, and say what to show. Never raises for what a member did."""
        event = tidy(event)
        try:
            return await self._act(event)
        except Unavailable as error:
            log.warning("%s was not handled: %s", type(event).__name__, error)
            told = self.not_now(event)
            return with_typed(told, event.values) if isinstance(event, FormSubmitted) else told
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("error %s while handling %s", reference, type(event).__name__)
            sorry = self._words(event).say("error-unexpected", reference=reference)
            return Reply(message(Paragraph(sorry)))

    def not_now(self, event: Event) -> NotNow:
        """What a member is told while the database is away."""
        return NotNow(message(Paragraph(self._words(event).say("error-unavailable"))))

    def _words(self, event: Event) -> Words:
        """Without the database: the language in which we last spoke with them, else English."""
        actor = None if isinstance(event, CommunityLeft | PlaceGone) else event.actor
        return Words(self._spoken.get(actor, "en"), "UTC")

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Completions of what a member is typing after `/intro `, best first, at most 25."""
        async with self.store.transaction() as tx:
            person = await tx.person_at(actor)
            community = await tx.community(actor.community)
            words = Words.of(person, community) if person and community else Words("en", "UTC")
            return await suggest.suggestions(tx, person, words, typed, self.clock.now())

    async def places(self, community: str) -> set[str]:
        """The references to the messages that began a conversation which is still needed."""
        async with self.store.transaction() as tx:
            return {ref for ref, _ in await tx.introductions_in(community, "", leaving.NEEDED)}

    async def _act(self, event: Event) -> Response:
        """Act on it, or say why not. What needs the platform's word begins anew with it; only then
        is the platform asked, outside any unit of work."""
        profile: Profile | None = None
        standing: Standing | None = None
        try:
            while True:
                try:
                    return await self._handle(event, profile, standing)
                except Newcomer as new:
                    profile = await self.chats[new.address.platform].profile(new.address)
                except Unasked:
                    standing = await self._standing(event)
        except UserError as error:
            return await self._explain(event, profile, error, standing)

    async def _standing(self, event: Event) -> Standing:
        assert not isinstance(event, (CommunityLeft, PlaceGone))
        try:
            return await self.chats[event.actor.platform].standing(event.actor)
        except ChatError as error:
            log.warning("%s: the platform was asked in vain: %s", event.actor.community, error)
            raise UserError("standing") from error

    async def _handle(
        self, event: Event, profile: Profile | None, standing: Standing | None = None
    ) -> Response:
        async with self.store.transaction() as tx:
            response = await self._within(tx, event, profile, standing)
        if tx.news:
            self.dispatcher.wake()
        return response

    async def _within(
        self, tx: Transaction, event: Event, profile: Profile | None, standing: Standing | None
    ) -> Response:
        now = self.clock.now()
        if not await tx.first_time(event.event_id, now):
            return Nothing()
        if isinstance(event, MemberLeft):
            return await leaving.member_left(tx, event.actor, now, self.practice)
        if isinstance(event, CommunityLeft):
            return await leaving.community_left(tx, event.community, now, self.practice)
        if isinstance(event, PlaceGone):
            return await leaving.place_gone(tx, event, now, self.practice)
        ctx = await self._context(tx, event, profile, now, standing)
        try:
            response = await self._route(ctx, event)
        except Stale as stale:
            shown = await card(ctx, stale.introduction)
            note = message(Paragraph(ctx.say("stale")))
            response = Replace(note + shown)
        if isinstance(event, HomeOpened):  # which shows what is open, each time
            return response
        return await catchup.with_missed(ctx, response)

    async def _context(
        self,
        tx: Transaction,
        event: Event,
        profile: Profile | None,
        now: datetime,
        standing: Standing | None = None,
    ) -> Context:
        assert not isinstance(event, (CommunityLeft, PlaceGone))
        person = await tx.person_at(event.actor)
        if person is None:
            if profile is None:
                raise Newcomer(event.actor)
            person = await join(tx, event.actor, profile, now)
        community = await tx.community(event.actor.community)
        if community is None:
            raise LookupError(event.actor.community)
        if standing is not None:
            organiser = community.organised_by(standing.profile)
            if organiser != person.organiser:
                person = replace(person, organiser=organiser)
                await tx.put_person(person)
        await tx.put_address(event.actor, person.id, now)
        self._spoke(event.actor, person.language)
        # An event that changes nothing else may as well come twice, should the machine fail now.
        await tx.need_not_wait()
        return Context(
            tx=tx,
            now=now,
            me=person,
            community=community,
            practice=self.practice,
            words=Words.of(person, community),
            source=event.message if isinstance(event, ButtonPressed) else None,
            mentions=event.mentions if isinstance(event, CommandUsed) else (),
            asked=standing,
        )

    def _spoke(self, actor: Address, language: str) -> None:
        self._spoken.pop(actor, None)
        if language != "en":
            self._spoken[actor] = language
            if len(self._spoken) > SPOKEN_MAX:
                del self._spoken[next(iter(self._spoken))]

    async def _route(self, ctx: Context, event: Event) -> Response:
        match event:
            case CommandUsed(name=name, text=typed):
                command = CATALOGUE.commands.get(name.casefold())
                if command is None:
                    near = get_close_matches(name.casefold(), list(CATALOGUE.commands), n=1)
                    return await help.unknown(ctx, name, near[0] if near else "")
                response = settings.ask_zone(ctx, await command.run(ctx, typed))
                return setup.with_hint(ctx, command.name, response)
            case ButtonPressed(action=pressed):
                name, _, id = pressed.partition(":")
                if name in CATALOGUE.buttons:
                    return await CATALOGUE.buttons[name](ctx, id)
                if name in CATALOGUE.forms:
                    return await self._open(ctx, pressed)
                raise UserError("unknown-button", ("button-mine", "mine.open"))
            case FormSubmitted():
                return await self._submit(ctx, event)
            case HomeOpened():
                return Reply(await mine.home(ctx))
            case _:
                raise TypeError(type(event))

    async def _open(self, ctx: Context, form_id: str) -> Response:
        name, _, id = form_id.partition(":")
        form = await CATALOGUE.forms[name].build(ctx, id)
        kept = await ctx.tx.kept(ctx.me.id, form_id)
        return ShowForm(form.filled(kept) if kept else form)

    async def _submit(self, ctx: Context, event: FormSubmitted) -> Response:
        name, _, id = event.form.partition(":")
        flow = CATALOGUE.forms.get(name)
        if flow is None:
            raise UserError("unknown-button", ("button-mine", "mine.open"))
        form = await flow.build(ctx, id)
        values, errors = check(ctx, form, event.values)
        if not errors:
            try:
                await ctx.tx.forget(ctx.me.id, event.form)
                response = await flow.submit(ctx, id, values)
            except Invalid as invalid:
                errors = invalid.errors
            else:
                if isinstance(response, ShowForm):
                    kept = await ctx.tx.kept(ctx.me.id, response.form.id)
                    return ShowForm(response.form.filled(kept)) if kept else response
                return response
        await ctx.tx.keep(ctx.me.id, event.form, event.values, ctx.now)
        return FormErrors(errors, form.filled(event.values))

    async def _explain(
        self, event: Event, profile: Profile | None, error: UserError, standing: Standing | None
    ) -> Response:
        """Why not, and what can be done now. The work was undone; what was typed is kept."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            await tx.first_time(event.event_id, now)
            ctx = await self._context(tx, event, profile, now, standing)
            presses = [Button(ctx.label(label), action) for label, action in error.buttons]
            if isinstance(event, FormSubmitted) and event.form.partition(":")[0] in CATALOGUE.forms:
                await tx.keep(ctx.me.id, event.form, event.values, now)
                presses.insert(0, Button(ctx.label("button-form-again"), event.form))
            return Reply(explanation(ctx, error, presses))


def with_typed(sorry: NotNow, values: Values) -> NotNow:
    """With what was typed, which could not be kept: so that it need not be thought out again."""
    typed = [value for value in values.values() if isinstance(value, str) and value]
    try:
        return NotNow(message(*sorry.message.blocks, *map(Quote, typed)))
    except ValueError:  # it is too long for one message
        return sorry


def tidy(event: Event) -> Event:
    """The event with clean words; an action or a form that cannot be one of ours becomes ""."""
    match event:
        case CommandUsed(name=name, text=typed):
            return replace(event, name=clean(name), text=clean(typed))
        case ButtonPressed(action=pressed):
            return replace(event, action=_ours(pressed))
        case FormSubmitted(form=form, values=values):
            return replace(event, form=_ours(form), values=_tidy_values(values))
        case _:
            return event


def _ours(action: str) -> str:
    try:
        check_action(action)
    except ValueError:
        return ""
    return action


def _tidy_values(values: Values) -> Values:
    return {
        name: clean(value)[:TYPED_MAX]
        if isinstance(value, str)
        else tuple(clean(one)[:TYPED_MAX] for one in value[:OPTIONS_MAX])
        for name, value in values.items()
        if name.isidentifier()
    }


def explanation(ctx: Context, error: UserError, presses: list[Button]) -> Message:
    """A kind sentence with what can be pressed next."""
    said = Paragraph(ctx.say(f"error-{error.code}", **error.args_))
    return message(said, Actions(tuple(presses)) if presses else None)


async def join(tx: Transaction, address: Address, profile: Profile, now: datetime) -> Person:
    """Somebody we meet for the first time: a person of the community's network."""
    community = await tx.community(address.community)
    if community is None:
        name = profile.community_name or address.space
        community = Community(id=address.community, network=address.community, name=name)
        await tx.put_community(community)
    person = Person(
        id=new_id(now),
        network=community.network,
        name=shorten(clean(profile.name).replace("\n", " ") or address.member, 60),
        zone=profile.zone or guess(profile.language) or "UTC",
        zone_known=bool(profile.zone),
        language=best_language(profile.language),
        organiser=community.organised_by(profile),
        sample=profile.sample,
        created_at=now,
    )
    await tx.put_person(person)
    await tx.put_address(address, person.id, now)
    return person
