"""The audit log: what organisers did, for all organisers to read. Nobody can change it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.messages import Footnote, Heading, Message, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.ids import new_id
from bot.engine.context import Context
from bot.engine.feature import Argument
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.moderate.actions import MODERATE_AUDIT
from bot.features.moderate.feature import feature
from bot.features.moderate.repository import AuditAct, AuditEntry

SHOWN = 10
"""Entries on a page."""
PAUSE = timedelta(minutes=1)
"""A second press within it is taken for a double click."""


async def record(
    ctx: Context, act: AuditAct, person: str | None = None, until: datetime | None = None
) -> None:
    """Add to the log what the actor does."""
    await ctx.tx.audit.add(
        AuditEntry(
            id=new_id(ctx.now),
            network=ctx.network,
            community=ctx.community.id,
            actor=ctx.me.id,
            act=act,
            subject=person,
            until=until,
            at=ctx.now,
        )
    )


async def just_did(ctx: Context, act: AuditAct) -> bool:
    """Return whether an organiser did so within the last minute, among the latest acts."""
    lately = await ctx.tx.audit.page(ctx.network, ctx.community.id, ctx.me.id, "", SHOWN)
    return any(entry.act is act and ctx.now - entry.at < PAUSE for entry in lately)


@feature.command(
    "audit",
    Argument.NONE,
    about="command-audit",
    usage="usage-audit",
    requires=Permission.ORGANISE,
    organisers=True,
)
async def audit(ctx: Context, text: str) -> Response:
    """`/intro audit`: what organisers did, the latest first."""
    return Reply(await page(ctx, ""))


@feature.button(MODERATE_AUDIT, requires=Permission.ORGANISE)
async def audit_page(ctx: Context, before: str) -> Response:
    """An earlier page."""
    return Replace(await page(ctx, before))


async def page(ctx: Context, before: str) -> Message:
    """Return the page before that entry; "" is the latest."""
    found = await ctx.tx.audit.page(ctx.network, ctx.community.id, ctx.me.id, before, SHOWN + 1)
    more = found[SHOWN - 1].id if len(found) > SHOWN else ""
    return message(
        Heading(ctx.label("audit-title")),
        *[await _line(ctx, entry) for entry in found[:SHOWN]],
        None if found else paragraph(ctx, "audit-none"),
        Footnote(ctx.say("audit-how")),
        button_row(MODERATE_AUDIT.button(ctx, more) if more else None),
    )


async def _line(ctx: Context, entry: AuditEntry) -> Row:
    actor = await ctx.person(entry.actor)
    person = await ctx.person(entry.subject or entry.actor)
    return Row(
        ctx.say(
            "audit-line",
            act=entry.act,
            when=entry.at,
            by=name_of(actor),
            name=name_of(person),
            until=(entry.until or entry.at).astimezone(ctx.me.tz).date(),
        )
    )
