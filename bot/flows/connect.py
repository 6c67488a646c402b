"""Connect: people who name others, and people who are named."""

from __future__ import annotations

from bot.context import Context, change
from bot.flow import Flow, Invalid
from bot.flows.parts import about, lead, name_of, press, row, said
from bot.model.hosts import HostState
from bot.model.introductions import Act, Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Address, Person
from bot.view import Message, Replace, Response, Style, message

flow = Flow("connect")


async def person_named(ctx: Context, i: Introduction, address: str) -> Person:
    """Whom one of the two chose as the next to ask. Raises `Invalid` for the field `person`."""
    person = await ctx.tx.person_at(Address.parse(address))
    if person is None or person.network != ctx.network or person.left:
        raise Invalid(person=ctx.label("field-person-unknown"))
    if person.id in (i.seeker, i.host):
        raise Invalid(person=ctx.label("field-person-other"))
    return person


async def ask_to_host(ctx: Context, i: Introduction, person: Person) -> None:
    """Invite somebody who does not host yet and was named for a seeker; once, and without duty.

    A person who has not opted in is never asked by the seeker, and the seeker does not learn who
    it was unless they say yes.
    """
    await ctx.tx.put_nudge(
        Nudge(
            key=f"{i.id}.invite.{person.id}",
            network=i.network,
            community=i.community,
            person=person.id,
            subject=i.id,
            kind=Kind.INVITE_HOST,
            due_at=ctx.now,
        )
    )


@flow.nudge(Kind.INVITE_HOST)
async def invited(ctx: Context, nudge: Nudge) -> Message | None:
    """Somebody thinks you could help: would you host? Nothing if they host by now."""
    if not await _still_named(ctx, nudge.subject):
        return None
    i = await ctx.tx.introduction(nudge.network, nudge.subject)
    if i is None:
        return None
    by = await ctx.person(i.host if i.referred_to == ctx.me.id else i.seeker)
    return message(
        lead(ctx, nudge, name=name_of(by)),
        row(
            press(ctx, "host", "host.open", style=Style.PRIMARY),
            press(ctx, "no-thanks", "connect.no", i.id),
        ),
    )


async def _still_named(ctx: Context, id: str) -> bool:
    i = await ctx.tx.introduction(ctx.network, id)
    named = i is not None and ctx.me.id in (i.referred_to, i.onward)
    host = await ctx.tx.host(ctx.network, ctx.me.id)
    return named and (host is None or host.state is not HostState.ACTIVE)


@flow.button("no")
async def no_thanks(ctx: Context, id: str) -> Response:
    """Not for me; the name is forgotten where it was noted."""
    i = await ctx.tx.introduction(ctx.network, id)
    if i is not None and i.referred_to == ctx.me.id:
        await change(ctx, i, Act.FORGET, referred_to=None)
    elif i is not None and i.onward == ctx.me.id:
        await change(ctx, i, Act.FORGET, onward="")
    return Replace(said(ctx, "invite-declined"))


async def introduce_new_host(ctx: Context) -> None:
    """I host from now on: seekers for whom I was named hear that they can ask me."""
    named = await ctx.tx.introductions_naming(ctx.network, ctx.me.id)
    for i in named:
        if i.status in (Status.DECLINED, Status.MET, Status.THANKED):
            await ctx.tx.put_nudge(
                Nudge(
                    key=f"{i.id}.referral.{ctx.me.id}",
                    network=i.network,
                    community=i.community,
                    person=i.seeker,
                    subject=f"{i.id}.{ctx.me.id}",
                    kind=Kind.REFERRAL,
                    due_at=ctx.now,
                )
            )


@flow.nudge(Kind.REFERRAL)
async def referral(ctx: Context, nudge: Nudge) -> Message | None:
    """The person who was named hosts now."""
    id, _, named = nudge.subject.partition(".")
    i = await ctx.tx.introduction(nudge.network, id)
    if i is None:
        return None
    person = await ctx.person(named)
    host = await ctx.tx.host(ctx.network, named)
    if host is None or not ctx.hosting(host, person):
        return None
    by = await ctx.person(i.host)
    return message(
        lead(ctx, nudge, name=name_of(person), by=name_of(by)),
        row(press(ctx, "ask-them", "request.note", named, style=Style.PRIMARY)),
    )


@flow.nudge(Kind.CONNECTOR_AGREED, Kind.CONNECTOR_MET)
async def connector_told(ctx: Context, nudge: Nudge) -> Message:
    """The loop is closed: whoever brought two people together hears when and that they met."""
    i = await about(ctx, nudge)
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    when = i.starts_at or ctx.now
    return message(lead(ctx, nudge, seeker=name_of(seeker), host=name_of(host), when=when))
